import type { StoredDispute } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import { foldEvents } from '../curation/disputes/apply-event.ts';
import type { DisputeEvent } from '../curation/disputes/events.ts';
import { disputeRules } from '../curation/disputes/rules.ts';
import type { DisputeState } from '../curation/disputes/state.ts';
import type { DisputeRules } from '../curation/disputes/types.ts';

type Parts = Pick<Archive, 'curation' | 'reader'>;

/** A dispute as its events make it; undefined where it was erased. */
export function disputeState(
  { curation }: Pick<Parts, 'curation'>,
  stored: StoredDispute,
): DisputeState | undefined {
  const events = curation.events(stored.id).map(({ event }) => event as DisputeEvent | { kind: 'erased' });
  if (events.some((event) => event.kind === 'erased')) return undefined;
  return foldEvents(events as DisputeEvent[]);
}

/** The rules for disputes about an item, by the partners and agreements of today. */
export function rulesForItem({ reader }: Pick<Parts, 'reader'>, item: string): DisputeRules {
  const records = reader.item(item)?.records ?? [];
  const agreements = [...new Set(records.map((record) => record.collection))].map(
    (id) => reader.collection(id)!.agreement,
  );
  const answerDays = Math.max(...agreements.map(({ days }) => days));
  return disputeRules({
    partners: reader.partners().map(({ id }) => id),
    describing: [...new Set(records.map((record) => record.partner))],
    vetoHolders: [...new Set(agreements.flatMap(({ veto }) => veto))],
    ...(agreements.length && { answerDays }),
  });
}
