import { labelKinds } from '../../../../vocab/terms/cultural-labels.ts';
import { restoreRevision, withdrawRecord } from '../../../acts/edit-record.ts';
import { askErasure, erasureGrounds } from '../../../acts/erase.ts';
import { labelItem, removeLabel } from '../../../acts/label-item.ts';
import type { Outcome } from '../../../acts/outcome.ts';
import { proposeJoin } from '../../../acts/propose-join.ts';
import { restrict } from '../../../acts/restrict.ts';
import { splitRecord } from '../../../acts/split-record.ts';
import { restrictionGrounds } from '../../../archive/archive.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { readWords } from '../shell/read-words.ts';
import { numberOf, textOf } from '../shell/visit.ts';
import type { DoneKey } from '../words/workspace-words.ts';
import { readAccess } from './show-access.ts';

/** What an act on an item came to: where to go on and what to say there, a refusal, or `choose` where the form names nothing. */
export type ItemAct = (
  visit: PartnerVisit,
  place: { item: string; record: string },
) => { outcome: Outcome; path: string; done: DoneKey } | 'choose';

const pathOf = (item: string): string => `/workspace/items/${encodeURIComponent(item)}`;
const proposed = (outcome: Outcome<{ proposal?: number; effective: boolean }>, item: string) =>
  outcome.outcome === 'done' && !outcome.effective && outcome.proposal !== undefined
    ? { outcome, path: `/workspace/proposals/${outcome.proposal}`, done: 'done.proposed' as const }
    : { outcome, path: pathOf(item), done: 'done.saved' as const };

export const setAccess: ItemAct = ({ ports, typed, actor, time }, { item }) => {
  const access = readAccess(typed);
  const ground = restrictionGrounds.find((name) => name === textOf(typed, 'ground'));
  const [kind, record, statement] = textOf(typed, 'target').split(':');
  if (!access || !ground || !kind) return 'choose';
  const place = { ...(record && { record }), ...(statement && { statement }) };
  return proposed(restrict(ports.archive, { item, ...place, access, ground, actor, time }), item);
};

export const giveLabel: ItemAct = ({ ports, typed, actor, time }, { item }) => {
  const code = textOf(typed, 'code');
  const kind = labelKinds.get(code);
  if (!kind) return 'choose';
  const text = readWords(typed, 'text');
  const [from, to, record] = ['from', 'to', 'record'].map((name) => textOf(typed, name));
  const outcome = labelItem(ports.archive, {
    item,
    scheme: kind.scheme,
    code,
    ...(text && { text }),
    ...((from || to) && { season: { from: from!, to: to! } }),
    ...(record && { record }),
    actor,
    time,
  });
  return { outcome, path: pathOf(item), done: 'done.saved' };
};

export const takeLabelOff: ItemAct = ({ ports, req, actor, time }, { item }) => {
  const label = numberOf(req.params.label);
  if (label === undefined) return 'choose';
  return {
    outcome: removeLabel(ports.archive, { item, label, actor, time }),
    path: pathOf(item),
    done: 'done.saved',
  };
};

/** The id of an item in what people paste: an address of its page, or the id alone. */
const itemIn = (text: string): string => /(?:^|\/items?\/)([^/?#\s]+)\/?(?:[?#].*)?$/.exec(text)?.[1] ?? text;

export const join: ItemAct = ({ ports, typed, actor, time }, { item }) => {
  const from = itemIn(textOf(typed, 'other'));
  return proposed(proposeJoin(ports.archive, { from, into: item, actor, time }), item);
};

export const restoreOld: ItemAct = ({ ports, typed, actor, time }, place) => {
  const revision = numberOf(textOf(typed, 'revision'));
  if (revision === undefined) return 'choose';
  const outcome = restoreRevision(ports.archive, { ...place, revision, actor, time });
  return proposed(
    outcome.outcome === 'done' ? { ...outcome, effective: outcome.published } : outcome,
    place.item,
  );
};

export const takeBack: ItemAct = ({ ports, typed, actor, time }, place) => {
  const note = textOf(typed, 'note');
  const outcome = withdrawRecord(ports.archive, { ...place, actor, ...(note && { note }), time });
  return { outcome, path: pathOf(place.item), done: 'done.withdrawn' };
};

export const split: ItemAct = ({ ports, actor, time }, place) => {
  const outcome = splitRecord(ports.archive, { ...place, actor, time });
  return {
    outcome,
    path: pathOf(outcome.outcome === 'done' ? outcome.item : place.item),
    done: 'done.split',
  };
};

export const erase: ItemAct = ({ ports, typed, principal, time }, place) => {
  const ground = erasureGrounds.find((name) => name === textOf(typed, 'ground'));
  if (!ground) return 'choose';
  const stewardOf = principal.memberships.flatMap(({ partner, role }) => (role === 'steward' ? partner : []));
  const by = { id: principal.id, operator: principal.operator, stewardOf };
  return {
    outcome: askErasure(ports.archive, { ...place, ground, by, time }),
    path: pathOf(place.item),
    done: 'done.asked',
  };
};
