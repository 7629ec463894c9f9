import type { ManifestActivity, ManifestList } from '../../../archive/manifest-list.ts';
import { manifestUrl } from '../presentation/addresses.ts';
import { dataLinks } from '../presentation/data-links.ts';
import { writeSeeAlso } from '../presentation/write-links.ts';

export const DISCOVERY_CONTEXT = 'http://iiif.io/api/discovery/1/context.json';
export const DISCOVERY_PATH = '/iiif/discovery/1/activity';

/**
 * Numbers that a page covers. A page holds those from its own first number on, whichever of them are left: numbers are never given
 * twice, so no page but the last grows, and none is numbered anew.
 */
const PAGE_SPAN = 50;

const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE_SPAN);

type Sources = {
  manifests: Pick<ManifestList, 'between' | 'before' | 'after' | 'count'>;
  /** Which of these items have a manifest in public at this moment. */
  shown: (items: readonly string[]) => ReadonlySet<string>;
  /** Without a final slash. */
  baseUrl: string;
};

const kinds = { create: 'Create', update: 'Update', delete: 'Delete' } as const;

/**
 * An activity for each address under which the manifest is had, in versions 3.0 and 2.1 (Change Discovery 1.0, section 2.2). What has
 * just ceased to be public is told as deleted, before the list says so.
 */
function writeActivities(
  activity: ManifestActivity,
  { baseUrl, isShown }: { baseUrl: string; isShown: boolean },
) {
  const { item, kind, time } = activity;
  const type = isShown ? kinds[kind] : kinds.delete;
  const canonical = manifestUrl({ baseUrl, id: item });
  const rest =
    type === 'Delete' ? {} : { seeAlso: dataLinks(`${baseUrl}/item/${item}`).slice(0, 1).map(writeSeeAlso) };
  return ([3, 2] as const).map((version) => ({
    type,
    object: {
      id: manifestUrl({ baseUrl, id: item, version }),
      type: 'Manifest',
      ...(version === 2 && { canonical }),
      ...rest,
    },
    endTime: time,
  }));
}

/** The list of all pages; without pages where nothing has ever been public (section 3.1). */
export function discoveryCollection({ manifests, baseUrl }: Sources): Record<string, unknown> {
  const id = baseUrl + DISCOVERY_PATH;
  const [first, last] = [manifests.after(0), manifests.before(Number.MAX_SAFE_INTEGER)];
  const pageAt = (seq: number) => ({ id: `${id}/page/${pageOf(seq)}`, type: 'OrderedCollectionPage' });
  return {
    '@context': DISCOVERY_CONTEXT,
    id,
    type: 'OrderedCollection',
    totalItems: 2 * manifests.count(),
    ...(first !== undefined && { first: pageAt(first) }),
    ...(last !== undefined && { last: pageAt(last) }),
  };
}

/** One page, oldest first (section 3.2); undefined where it has no activity. */
export function discoveryPage(
  { manifests, shown, baseUrl }: Sources,
  page: number,
): Record<string, unknown> | undefined {
  const from = page * PAGE_SPAN + 1;
  const to = from + PAGE_SPAN - 1;
  const activities = manifests.between(from, to);
  if (activities.length === 0) return undefined;
  const id = baseUrl + DISCOVERY_PATH;
  const [before, after] = [manifests.before(from), manifests.after(to)];
  const linkTo = (seq: number) => ({ id: `${id}/page/${pageOf(seq)}`, type: 'OrderedCollectionPage' });
  const now = shown([...new Set(activities.map(({ item }) => item))]);
  return {
    '@context': DISCOVERY_CONTEXT,
    id: `${id}/page/${page}`,
    type: 'OrderedCollectionPage',
    partOf: { id, type: 'OrderedCollection' },
    ...(before !== undefined && { prev: linkTo(before) }),
    ...(after !== undefined && { next: linkTo(after) }),
    orderedItems: activities.flatMap((activity) =>
      writeActivities(activity, { baseUrl, isShown: now.has(activity.item) }),
    ),
  };
}
