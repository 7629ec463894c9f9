import type { FieldName } from '../../../vocab/fields.ts';
import type { Statement } from '../../../vocab/record/statement.ts';
import type { PublicDecision } from '../../archive/curation-reader.ts';
import type { ItemHistory, PastRevision } from '../../curation/history.ts';
import { toMoment } from '../../curation/past-views.ts';
import type { RecordView } from '../../curation/view.ts';
import {
  decisionIri,
  disputeIri,
  itemIri,
  partnerIri,
  recordIri,
} from '../../projections/graphs/addresses.ts';
import { toStamp } from './memento-time.ts';

const toValue = ({ language, value }: Statement) =>
  language === undefined ? { value } : { language, value };

/** What a revision changed, field by field. */
function changesOf({ added, removed }: PastRevision) {
  const fields = [...new Set([...added, ...removed].map((statement) => statement.field))];
  const of = (list: readonly Statement[], name: FieldName) =>
    list.filter(({ field }) => field === name).map(toValue);
  return fields.map((field) => ({ field, added: of(added, field), removed: of(removed, field) }));
}

function writeRevision(base: string, record: RecordView, revision: PastRevision) {
  const { number, published, ended, deposit, mode, file, note, decided, withdrawn } = revision;
  return {
    number,
    published,
    ...(ended !== undefined && { ended }),
    by: partnerIri(base, record.partner),
    deposit,
    mode,
    ...(file !== undefined && { file }),
    ...(note !== undefined && { note }),
    ...(decided && {
      approvals: decided.approvals.map((id) => partnerIri(base, id)),
      bySilence: decided.silence,
    }),
    ...(withdrawn
      ? { withdrawn }
      : {
          memento: `${base}memento/${toStamp(toMoment(published))}/item/${record.item}/record/${record.name}`,
          changes: changesOf(revision),
        }),
  };
}

/** A public decision as JSON: addresses instead of ids. */
export function writeDecision(base: string, decision: PublicDecision) {
  const { seq, time, kind, partner, item, record, detail } = decision;
  const { dispute, ...rest } = detail;
  return {
    id: decisionIri(base, seq),
    time,
    kind,
    ...(partner !== undefined && { by: partnerIri(base, partner) }),
    ...(item !== undefined && {
      about: record === undefined ? itemIri(base, item) : recordIri(base, { item, name: record }),
    }),
    ...(typeof dispute === 'string' && { dispute: disputeIri(base, dispute) }),
    ...(Object.keys(rest).length > 0 && { detail: rest }),
  };
}

/** An item's history as JSON: each record's published revisions with what they changed, and the public decisions about it, oldest first. */
export const writeHistory = (base: string, history: ItemHistory, decisions: readonly PublicDecision[]) => ({
  item: itemIri(base, history.item),
  timegate: `${base}timegate/item/${history.item}`,
  timemap: `${base}timemap/item/${history.item}`,
  records: history.records.map((one) => {
    if (one.kind === 'record') {
      const { record, revisions } = one;
      return {
        record: recordIri(base, record),
        partner: partnerIri(base, record.partner),
        revisions: revisions.map((revision) => writeRevision(base, record, revision)),
      };
    }
    const { name, partner, published, withdrawn } = one;
    return {
      record: recordIri(base, { item: history.item, name }),
      partner: partnerIri(base, partner),
      published,
      withdrawn,
    };
  }),
  decisions: decisions.map((decision) => writeDecision(base, decision)),
});
