import type { Archive } from '../../../archive/open-archive.ts';
import type { Viewer } from '../../../curation/access.ts';
import { publicHistory } from '../../../curation/history.ts';
import { readPast } from '../../../curation/public/read-past.ts';

/** The published revisions of a record as a viewer may see them today, oldest first; none where they may not see the record. */
export function pastRevisions(
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList'>,
  { item, name }: { item: string; name: string },
  viewer: Viewer,
) {
  const state = archive.reader.item(item);
  const history = state && publicHistory(state, readPast(archive, item), viewer);
  const found = history?.records.find((one) => one.kind === 'record' && one.record.name === name);
  if (found?.kind !== 'record') return [];
  return found.revisions.map(({ number, published, ended, mode, note, withdrawn, content }) => ({
    number,
    item,
    record: name,
    partner: found.record.partner,
    state: withdrawn ? 'withdrawn' : 'published',
    time: published,
    publishedAt: published,
    ...(ended !== undefined && { endedAt: ended }),
    mode,
    ...(note !== undefined && { note }),
    content,
  }));
}
