import { type NamedThing, thingsNamed } from '../../../vocab/record/things-named.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { type ItemView, thePublic, viewItem } from '../view.ts';

type Parts = Pick<Archive, 'reader' | 'curation'>;

/** Rows that are looked at together: nearly always the first is still public. */
const page = 20;

/** Public views of items, as the archive stands now. */
function publicViews({ reader }: Pick<Archive, 'reader'>, ids: readonly string[]): Map<string, ItemView> {
  const views = reader.items(ids).flatMap((item) => viewItem(item, thePublic) ?? []);
  return new Map(views.map((view) => [view.id, view]));
}

/** Whether some public record of a partner names a reference now: what the publisher noted is looked at again, for restrictions count at once. */
function namesNow(parts: Parts, reference: string, partner: string): boolean {
  for (let after = { item: '', record: '' }; ; ) {
    const rows = parts.curation.namings(reference, partner, after, page);
    const views = publicViews(parts, [...new Set(rows.map(({ item }) => item))]);
    for (const { item, record } of rows) {
      const content = views.get(item)?.records.find(({ name }) => name === record)?.content;
      if (content && thingsNamed(content).some((thing) => thing.reference === reference)) return true;
    }
    if (rows.length < page) return false;
    after = rows.at(-1)!;
  }
}

/** The partners whose public records name a person, group or place by this reference now. */
export const partnersNaming = (parts: Parts, reference: string): string[] =>
  parts.curation.partnersNaming(reference).filter((partner) => namesNow(parts, reference, partner));

/**
 * Whether everyone may know that there is such a person, group or place: a partner describes it in public, a public record names it, or a loaded scheme
 * holds it. What only restricted records name is not there.
 */
export function isPublicAuthority(parts: Parts, reference: string): boolean {
  const { curation } = parts;
  if (curation.isDescribed(reference) || curation.inScheme(reference)) return true;
  return curation.partnersNaming(reference).some((partner) => namesNow(parts, reference, partner));
}

/** An item that names something, and how its records call it and in which fields. */
export type NamingItem = { view: ItemView; things: NamedThing[] };

/** Public items that name one of some references now, at most `limit`. */
export function itemsNaming(parts: Parts, references: readonly string[], limit: number): NamingItem[] {
  const wanted = new Set(references);
  const found: NamingItem[] = [];
  for (let after = ''; found.length < limit; ) {
    const ids = parts.curation.itemsNaming(references, after, limit);
    const views = publicViews(parts, ids);
    for (const id of ids) {
      const view = views.get(id);
      const things = (view?.records ?? []).flatMap(({ content }) =>
        thingsNamed(content).filter(({ reference }) => wanted.has(reference)),
      );
      if (view && things.length && found.length < limit) found.push({ view, things });
    }
    if (ids.length < limit) return found;
    after = ids.at(-1)!;
  }
  return found;
}
