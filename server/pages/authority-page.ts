import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Archive } from '../archive/open-archive.ts';
import { isPublicAuthority, itemsNaming } from '../curation/authorities/public-naming.ts';
import { type AuthorityView, authorityLabel } from '../curation/authorities/view-authority.ts';
import { imagesOf } from '../curation/images-of.ts';
import { publicDecisions } from '../curation/public/public-decisions.ts';
import { isFacetName } from '../projections/search/facet-names.ts';
import type { ShownConcept } from '../vocabulary/find-concept.ts';
import type { PagesPorts } from './ports.ts';
import type { Reader } from './reader/reader.ts';
import { renderAuthorityPage } from './render-authority-page.ts';
import { cardOf } from './start/start-items.ts';

/** Items on the page; as many again are looked at, so that those with pictures come first. */
const shown = 24;

/** What a person, group or place is called, as far as everyone may know of it. */
export const nameOfThing =
  (
    archive: Pick<Archive, 'reader' | 'curation'>,
    findConcept: (reference: string) => ShownConcept | undefined,
  ) =>
  (reference: string): LanguageMap | undefined =>
    findConcept(reference)?.label ??
    (isPublicAuthority(archive, reference) ? authorityLabel(archive, reference) : undefined);

/** Gathers what the page of a person, group or place shows, as the archive stands now, and renders it. */
export function authorityPage(given: {
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList'>;
  ports: PagesPorts;
  reader: Reader;
  view: AuthorityView;
  findConcept: (reference: string) => ShownConcept | undefined;
}): string {
  const { archive, ports, reader, view, findConcept } = given;
  const { curation } = archive;
  const members = curation.membersOf(view.reference);
  const naming = itemsNaming(archive, members, shown * 2);
  const pictured = (item: (typeof naming)[number]) =>
    item.view.records.some((record) => imagesOf(record).length > 0);
  const first = [...naming.filter(pictured), ...naming.filter((item) => !pictured(item))].slice(0, shown);
  const facets = new Set(naming.flatMap(({ things }) => things.map((thing) => thing.field)));
  const total =
    naming.length < shown * 2 ? naming.length : Math.max(naming.length, curation.countNaming(members));
  const concept = view.kind === 'place' ? findConcept(view.reference) : undefined;
  const within = new Set((concept?.broader ?? []).map(({ reference }) => reference));
  // What partners say that it lies within is told where they say it.
  const smaller = members
    .flatMap((member) => curation.placesWithin(member))
    .map((place) => curation.headOf(place));
  const narrower = new Set([...(concept?.narrower ?? []).map(({ reference }) => reference), ...smaller]);
  narrower.delete(view.reference);
  return renderAuthorityPage({
    reader,
    archive: ports.archive,
    nameOf: nameOfThing(archive, findConcept),
    view,
    ...(concept && { concept }),
    decisions: publicDecisions(archive, curation.decisionsOfAuthorities(members)),
    broader: [...within],
    narrower: [...narrower],
    uses: {
      total,
      cards: first.map((item) => cardOf(ports, reader, item.view)),
      facets: [...facets].filter(isFacetName),
    },
  });
}
