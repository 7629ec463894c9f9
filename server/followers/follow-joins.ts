import type { Archive } from '../archive/open-archive.ts';
import { thePublic, viewItem } from '../curation/view.ts';
import type { Follower } from '../feed/follow.ts';
import { searchDocument } from '../projections/search/search-document.ts';
import type { SearchIndex } from '../projections/search/search-index.ts';
import { withHeads } from '../projections/search/with-heads.ts';

type JoinChange = { seq: number; reference: string };

/** Documents that are handed over together. */
const page = 500;

/**
 * Writes the documents anew of items that name a person, group or place which was joined to another or split off again: it is another value of their facets
 * from then on. The items themselves have not changed.
 */
export function joinsFollower(
  archive: Pick<Archive, 'reader' | 'curation' | 'feed' | 'writer'>,
  index: Pick<SearchIndex, 'write'>,
): Follower<JoinChange> {
  const { curation, feed, reader, writer } = archive;
  const cursor = 'search joins';

  async function rewrite(references: readonly string[]): Promise<void> {
    for (let after = ''; ; ) {
      const ids = curation.itemsNaming(references, after, page);
      const views = reader.items(ids).flatMap((item) => viewItem(item, thePublic) ?? []);
      await index.write(views.map((view) => searchDocument(withHeads(view, curation.headOf))));
      if (ids.length < page) return;
      after = ids.at(-1)!;
    }
  }

  return {
    name: 'search joins',
    read: curation.authorityChanges,
    cursor: () => feed.cursor(cursor),
    setCursor: (seq) => writer.transact(() => feed.setCursor(cursor, seq)),
    apply: (changes) =>
      rewrite([...new Set(changes.flatMap(({ reference }) => curation.membersOf(reference)))]),
    batch: 50,
  };
}
