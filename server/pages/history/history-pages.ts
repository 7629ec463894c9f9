import type { Archive } from '../../archive/open-archive.ts';
import { publicDisputeOf } from '../../curation/public/public-dispute-of.ts';
import type { ItemView } from '../../curation/view.ts';
import type { HistoryPages } from '../../protocols/history/history-router.ts';
import { readChoices } from '../item/item-page.ts';
import { renderItemPage } from '../item/render-item-page.ts';
import { renderRecordPage } from '../item/render-record-page.ts';
import { sendPage } from '../layout/send-page.ts';
import type { PageImage } from '../ports.ts';
import { readerOf } from '../reader/reader.ts';
import { mementoNote } from './memento-note.ts';
import { renderHistoryPage } from './render-history-page.ts';

/** Pages of the past. A memento is the item's or record's own page with a note of the day; `imagesOf` gives the pictures of a view. */
export function historyPages({
  archive,
  imagesOf,
  baseUrl,
}: {
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList'>;
  imagesOf: (view: ItemView) => PageImage[];
  baseUrl: string;
}): HistoryPages {
  const { reader: read } = archive;
  const site = { baseUrl };
  return {
    history(req, res, page) {
      const reader = readerOf(req, site);
      const disputeOf = (number: string) => publicDisputeOf(archive, number);
      sendPage(res, { reader, html: renderHistoryPage({ reader, archive: read, disputeOf }, page) });
    },
    memento(req, res, { view, record, moment, moments }) {
      const reader = readerOf(req, site);
      const path = record === undefined ? `/item/${view.id}` : `/item/${view.id}/record/${record}`;
      const past = {
        path: `/memento/${moment.replace(/\D/g, '')}${path}`,
        note: mementoNote(reader, { path, moment, moments }),
      };
      const page = { view, reader, archive: read, past };
      const html =
        record === undefined
          ? renderItemPage({ ...page, images: imagesOf(view), ...readChoices(reader) })
          : renderRecordPage({ ...page, record })!;
      sendPage(res, { reader, html });
    },
  };
}
