import { fieldNames } from '../../vocab/fields.ts';
import type { CulturalLabel } from '../archive/archive.ts';
import type { ItemHistory, PastRevision } from './history.ts';
import type { ItemView, RecordView } from './view.ts';

/** A moment as mementos know it: whole seconds (RFC 7089 dates have no finer ones), as `2026-11-24T10:15:00Z`. */
export const toMoment = (time: string): string => `${time.slice(0, 19)}Z`;

/** What was public of an item from a moment on, until the next. */
export type PastView = { moment: string; view: ItemView };

const standsAt = (revisions: readonly PastRevision[], moment: string): PastRevision | undefined => {
  const last = revisions.findLast((revision) => toMoment(revision.published) <= moment);
  return last?.withdrawn ? undefined : last;
};

const saysSomething = ({ content }: PastRevision): boolean =>
  fieldNames.some((name) => content[name] !== undefined);

function recordAt(record: RecordView, revision: PastRevision): RecordView {
  const { contested: _, decided: __, ...same } = record;
  const { number, deposit, published, decided, content } = revision;
  return { ...same, revision: number, deposit, time: published, ...(decided && { decided }), content };
}

/**
 * The states that an item (or one `record` of it) has had in public, oldest first, as its history may be seen today. `labels` are today's: how a thing is
 * to be treated does not depend on the day that is looked at. Moments at which nothing was public are none.
 */
export function pastViews(
  history: ItemHistory,
  { record: only, labels }: { record?: string; labels?: readonly CulturalLabel[] | undefined } = {},
): PastView[] {
  const records = history.records.flatMap((one) =>
    one.kind === 'record' && (only === undefined || one.record.name === only) ? [one] : [],
  );
  const moments = new Set(
    records.flatMap(({ revisions }) => revisions.map(({ published }) => toMoment(published))),
  );
  return [...moments].sort().flatMap((moment) => {
    const standing = records.flatMap(({ record, revisions }) => {
      const revision = standsAt(revisions, moment);
      return revision && saysSomething(revision) ? [recordAt(record, revision)] : [];
    });
    if (standing.length === 0) return [];
    return [{ moment, view: { id: history.item, records: standing, ...(labels?.length && { labels }) } }];
  });
}
