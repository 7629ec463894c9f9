import type { StoredDispute } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import { foldEvents } from './disputes/apply-event.ts';
import type { DisputeEvent } from './disputes/events.ts';
import type { DisputeState } from './disputes/state.ts';

/** A dispute as its events make it; undefined where it was erased. */
export function disputeState(
  { curation }: Pick<Archive, 'curation'>,
  stored: StoredDispute,
): DisputeState | undefined {
  const events = curation.events(stored.id).map(({ event }) => event as DisputeEvent | { kind: 'erased' });
  return events.some(({ kind }) => kind === 'erased') ? undefined : foldEvents(events as DisputeEvent[]);
}
