import type { RecordContent } from '../../vocab/fields.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import type { Archive } from '../archive/open-archive.ts';
import { contentDigest, type DepositMode, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Actor, decide } from '../curation/decide.ts';
import { enterRevision, enterWithdrawal } from './enter-revision.ts';
import { noteAmendments } from './note-amendments.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { freshMatter, putMatter, rulesOf } from './put-matter.ts';
import { curatorFault, stewardFault } from './steward-only.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;
type Entered = Outcome<{ revision: number; published: boolean; proposal?: number }>;
type Place = { item: string; record: string };

/** An act on one record is a deposit of its own: it has an author and a reason, and can be reverted like any other. */
const startAct = (
  tx: Transaction,
  record: StoredRecord,
  a: { mode: DepositMode; actor: Actor; note?: string; time: string },
): number => {
  const { mode, actor, note, time } = a;
  const { partner, collection } = record;
  const deposit = tx.startDeposit({
    partner,
    collection,
    mode,
    file: '',
    mapping: '',
    time,
    actor: actor.id,
    ...(note !== undefined && { note }),
  });
  tx.finishDeposit(deposit, time, { rows: 1 });
  return deposit;
};

/** Enters a content as the record's next revision: public where the rules say so at once, before the partners where not. */
function enterByRules(
  parts: Parts,
  tx: Transaction,
  a: {
    record: StoredRecord;
    content: RecordContent;
    mode: DepositMode;
    actor: Actor;
    note?: string;
    time: string;
  },
): Entered {
  const { record, content, actor, time } = a;
  const rules = rulesOf(parts.reader.collection(record.collection)!);
  const decision = decide(freshMatter(record.partner, rules, time), { kind: 'propose' }, actor, time);
  if (decision.outcome === 'refused') return refuse('forbidden', decision.reason, decision.remedy);
  const accepted = decision.outcome === 'accepted';
  const deposit = startAct(tx, record, a);
  tx.markEdited(record.id);
  const proposal = accepted
    ? undefined
    : putMatter(tx, {
        kind: 'records',
        collection: record.collection,
        actor,
        rules,
        subject: { deposit },
        deposit,
        time,
      });
  const { number } = enterRevision(tx, {
    record,
    content,
    deposit,
    actor: actor.id,
    time,
    ...(accepted ? { approvals: decision.approvals } : { proposal: proposal! }),
  });
  if (accepted) noteAmendments(parts, tx, { record: { ...record, revisions: number }, content, time });
  return {
    outcome: 'done',
    revision: number,
    published: accepted,
    ...(proposal !== undefined && { proposal }),
  };
}

/**
 * Edits a partner's own record. `basis`: the number of the revision that the editor saw; when another has come since, nothing is
 * overwritten and the edit is refused. `content` has been checked.
 */
export function editRecord(
  parts: Parts,
  a: Place & { content: RecordContent; basis?: number; actor: Actor; note?: string; time: string },
): Entered {
  return parts.writer.attempt((tx): Entered => {
    const record = tx.recordNamed(a.item, a.record);
    if (!record) return unknown('such record');
    const fault = curatorFault(a.actor, record.partner);
    if (fault) return fault;
    if (a.basis !== undefined && a.basis !== record.revisions)
      return refuse(
        'conflict',
        `The record has changed since: you saw revision ${a.basis}, it is at ${record.revisions} now.`,
        'Look at what has changed and edit again.',
      );
    // A picture is known by its digest, which is no leave to show it.
    const foreign = a.content.media?.find(({ file }) => file !== undefined && !tx.mayShow(record, file));
    if (foreign)
      return refuse('invalid', 'A picture in it is not of this partner.', 'Deposit the picture with a row.');
    const digest = contentDigest(canonicalJson(a.content));
    if (record.latest && Buffer.compare(record.latest, digest) === 0)
      return refuse('conflict', 'This changes nothing.', 'Change something, or leave the record as it is.');
    return enterByRules(parts, tx, { ...a, record, mode: 'edit' });
  });
}

/** Makes an earlier revision of a partner's own record its newest one. */
export function restoreRevision(
  parts: Parts,
  a: Place & { revision: number; actor: Actor; note?: string; time: string },
): Entered {
  return parts.writer.attempt((tx): Entered => {
    const record = tx.recordNamed(a.item, a.record);
    const old = record && tx.revisionNumbered(record.id, a.revision);
    if (!record || !old) return unknown('such revision');
    const fault = curatorFault(a.actor, record.partner);
    if (fault) return fault;
    if (old.content === '{}')
      return refuse('invalid', 'That revision took the record back.', 'Choose one that says something.');
    const content = JSON.parse(old.content) as RecordContent;
    return enterByRules(parts, tx, { ...a, record, content, mode: 'restore' });
  });
}

/** Takes a partner's own record back from the public. What it said stays with its partners, and can be restored. */
export function withdrawRecord(
  parts: Parts,
  a: Place & { actor: Actor; note?: string; time: string },
): Outcome {
  return parts.writer.attempt((tx): Outcome => {
    const record = tx.recordNamed(a.item, a.record);
    if (!record || (record.published === null && record.pending === null)) return unknown('such record');
    const fault = stewardFault(a.actor, record.partner);
    if (fault) return fault;
    const deposit = startAct(tx, record, { ...a, mode: 'withdraw' });
    enterWithdrawal(tx, record, { deposit, actor: a.actor.id, time: a.time });
    noteAmendments(parts, tx, { record, content: undefined, time: a.time });
    return { outcome: 'done' };
  });
}
