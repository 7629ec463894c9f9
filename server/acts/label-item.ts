import { labelFault } from '../../vocab/terms/cultural-labels.ts';
import type { CulturalLabel } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { viewItem } from '../curation/view.ts';
import { subjectOf } from './enter-revision.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { stewardFault } from './steward-only.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

export type LabelAct = Pick<CulturalLabel, 'item' | 'scheme' | 'code' | 'text' | 'season'> & {
  record?: string;
  actor: Actor;
  time: string;
};

/**
 * Puts a label on an item or a record. Traditional Knowledge and Biocultural Labels are a community's to give, with words of its own; Notices are
 * an institution's, where a community is yet to be heard; advice is anyone's who shares in the item.
 */
export function labelItem(parts: Parts, act: LabelAct): Outcome<{ label: number }> {
  return parts.writer.attempt((tx): Outcome<{ label: number }> => {
    const { actor, time, item, scheme, code, text, season } = act;
    const fault = stewardFault(actor, actor.partner);
    if (fault) return fault;
    const state = parts.reader.item(item);
    const view = state && viewItem(state, { kind: 'partner', partners: [actor.partner] });
    if (!view) return unknown('such item');
    const record = act.record === undefined ? undefined : tx.recordNamed(item, act.record);
    if (act.record !== undefined && !record) return unknown('such record');
    const { kind } = parts.reader.partner(actor.partner)!;
    const wrong = labelFault({ scheme, code, ...(text && { text }), ...(season && { season }) }, kind);
    if (wrong) return refuse('invalid', wrong.reason, wrong.remedy);
    const shares = view.records.some(
      ({ partner, collection }) =>
        partner === actor.partner || parts.reader.collection(collection)!.partners.includes(actor.partner),
    );
    if (!shares)
      return refuse(
        'forbidden',
        `${actor.partner} neither describes this item nor is a partner of its collection.`,
        'Describe it, or ask its partners to be taken into the collection.',
      );
    const same = (known: CulturalLabel) =>
      known.code === code && known.record === act.record && known.partner === actor.partner;
    if (state?.labels?.some(same))
      return refuse(
        'conflict',
        'You have given this label already.',
        'Take it off first to change its words.',
      );
    const label = tx.label({
      item,
      scheme,
      code,
      ...(text && { text }),
      ...(season && { season }),
      ...(record && { record: record.id }),
      partner: actor.partner,
      actor: actor.id,
      since: time,
    });
    const detail = { scheme, code, ...(season && { season }) };
    const seq = tx.log({
      time,
      actor: actor.id,
      kind: 'label.applied',
      subject: record ? subjectOf(record) : `item/${item}`,
      payload: { ...detail, label, ...(text && { text }), partner: actor.partner },
    });
    tx.decision({
      seq,
      time,
      kind: 'label.applied',
      item,
      ...(record && { record: record.id }),
      partner: actor.partner,
      detail,
    });
    tx.change(item);
    return { outcome: 'done', label };
  });
}

/** Takes a label off again: its own partner's to do. */
export function removeLabel(
  parts: Parts,
  { item, label: id, actor, time }: { item: string; label: number; actor: Actor; time: string },
): Outcome {
  return parts.writer.attempt((tx): Outcome => {
    const label = parts.reader.item(item)?.labels?.find((known) => known.id === id);
    if (!label) return unknown('such label');
    const fault = stewardFault(actor, label.partner);
    if (fault) return fault;
    tx.removeLabel(id, time);
    const seq = tx.log({
      time,
      actor: actor.id,
      kind: 'label.removed',
      subject: `item/${item}`,
      payload: { label: id },
    });
    const { scheme, code } = label;
    const record = label.record === undefined ? undefined : tx.recordNamed(item, label.record);
    tx.decision({
      seq,
      time,
      kind: 'label.removed',
      item,
      ...(record && { record: record.id }),
      partner: actor.partner,
      detail: { scheme, code },
    });
    tx.change(item);
    return { outcome: 'done' };
  });
}
