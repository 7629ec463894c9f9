import { html } from 'ghtml';
import type { RecordView } from '../../curation/view.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink, partnerPlace } from '../show/show-partner.ts';
import { showRights } from '../show/show-rights.ts';
import { fillHtml } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';
import { recordPath, showPieces } from './show-claims.ts';

/** The licence of a description: its own, else its collection's. */
export const licenceOf = (archive: PagesArchive, record: RecordView): string | undefined =>
  record.content.metadataRights?.[0] ?? archive.collection(record.collection)?.licence;

/** Who describes the item: each partner alike, with the day, the licence and the way to its whole description. */
export function showDescribers(context: ItemContext): string {
  const { reader, archive, view } = context;
  const { words } = reader;
  const entries = view.records.map((record) => {
    const partner = archive.partner(record.partner);
    const licence = licenceOf(archive, record);
    const since = fillHtml(words.since, { date: showMoment(reader, record.time) });
    return html`<li>!${showPieces(context, [record.name])}<div>
<p class="name">!${partnerLink(reader, archive, record.partner)}</p>
<p class="minor">!${partner ? html`${partnerPlace(reader, partner)} · ` : ''}!${since}</p>
!${
      licence
        ? html`<p class="minor"><span class="hidden">${words.licence}: </span>!${showRights(reader, licence)}
</p>`
        : ''
    }
<p>!${pageLink(reader, { path: recordPath(view.id, record.name), inner: html`${words.wholeRecord}` })}</p>
</div></li>`;
  });
  return html`<section class="describers"><h2>${words.describedBy}</h2><ul>!${entries.join('')}</ul>
<p>!${pageLink(reader, { path: `/item/${encodeURIComponent(view.id)}/history`, inner: html`${curationWordsIn(reader.language).readHistory}` })}</p>
</section>`;
}
