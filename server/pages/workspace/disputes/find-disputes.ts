import { statementId, statementsOf } from '../../../../vocab/record/statement.ts';
import { rulesForItem } from '../../../acts/dispute-rules.ts';
import type { StoredDispute } from '../../../archive/curation-reader.ts';
import { disputeState } from '../../../curation/dispute-state.ts';
import { concerned } from '../../../curation/disputes/concerned.ts';
import {
  type PublicDispute,
  partyDispute,
  publicDispute,
} from '../../../curation/disputes/public-dispute.ts';
import type { DisputeState } from '../../../curation/disputes/state.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { viewItem } from '../../../curation/view.ts';
import { partnerView, type Visit } from '../shell/visit.ts';

/** A dispute as a viewer may see it. `party`: it concerns the partner, or the viewer keeps the archive: all texts are there. */
export type SeenDispute = {
  stored: StoredDispute;
  state: DisputeState;
  picture: PublicDispute;
  party: boolean;
};

/** What of the subject the partner may see: the thing itself, whose texts may be quoted then; else at least its item; or nothing. */
function sightOf(visit: Visit, { subject }: DisputeState): 'subject' | 'item' | undefined {
  const state = visit.ports.archive.reader.item(subject.item);
  const view = state && viewItem(state, partnerView(visit));
  if (!view) return undefined;
  if (subject.kind === 'item') return 'subject';
  const record = view.records.find(({ name }) => name === subject.record);
  if (!record) return undefined;
  if (subject.kind === 'record') return 'subject';
  const there =
    subject.kind === 'image'
      ? imagesOf(record).some(({ id }) => id === subject.image)
      : statementsOf(record.content).some((statement) => statementId(statement) === subject.statement);
  return there ? 'subject' : 'item';
}

/** A dispute for the viewer; undefined where it is none of theirs to know. */
export function seeDispute(visit: Visit, stored: StoredDispute): SeenDispute | undefined {
  const { archive } = visit.ports;
  const state = disputeState(archive, stored);
  if (!state) return undefined;
  const who = concerned(state, rulesForItem(archive, stored.item));
  const party =
    visit.principal.operator ||
    (visit.partner !== undefined &&
      (who.includes(visit.partner) || state.respondents.includes(visit.partner)));
  const sight = sightOf(visit, state);
  // Where a record or item is held back from a partner, that there is a dispute about it is, too.
  if (!party && sight === undefined) return undefined;
  const picture = party ? partyDispute(state) : publicDispute(state, { texts: sight === 'subject' });
  if (!picture) return undefined;
  return { stored, state, picture, party };
}

const page = 200;

/** Disputes that concern the partner, or all for those who keep the archive; open ones by their number. */
export function disputesOf(visit: Visit, open: boolean, limit = 200): SeenDispute[] {
  const found: SeenDispute[] = [];
  let after = 0;
  while (found.length < limit) {
    const batch = visit.ports.archive.curation.disputes(open, after, page);
    for (const stored of batch) {
      const seen = seeDispute(visit, stored);
      if (seen?.party) found.push(seen);
    }
    if (batch.length < page) break;
    after = batch.at(-1)!.id;
  }
  return found;
}
