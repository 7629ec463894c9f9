import type { TestContext } from 'node:test';
import express, { type Express } from 'express';
import { editRecord } from '../../../server/acts/edit-record.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { imagesOf } from '../../../server/curation/images-of.ts';
import { contestedBy } from '../../../server/curation/public/contested-by.ts';
import type { ItemView } from '../../../server/curation/view.ts';
import { findItem } from '../../../server/find-item.ts';
import { decisionsRouter } from '../../../server/pages/decisions/decisions-router.ts';
import { historyPages } from '../../../server/pages/history/history-pages.ts';
import type { PageImage } from '../../../server/pages/ports.ts';
import { historyRouter } from '../../../server/protocols/history/history-router.ts';
import { linkedDataRouter } from '../../../server/protocols/linked-data/linked-data-router.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import { actsWorld, done, itemOf, steward } from '../../acts/acts-world.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { publishAll } from '../../publish/publish-all.ts';

export const base = 'https://archive.example.org/';
export const item = itemOf('1');

/** The pictures of a view, all of them ready. */
const pictures = (view: ItemView): PageImage[] =>
  view.records.flatMap((record) =>
    imagesOf(record).map(({ id, media }) => ({
      id,
      width: 10,
      height: 10,
      alt: media.alt ?? {},
      ready: true,
    })),
  );

/** Items, their past, decisions and disputes behind the doors that tell of them. */
export function historyApp(archive: Archive, baseUrl = base): Express {
  const data = {
    base: baseUrl,
    licenceOf: (id: string) => archive.reader.collection(id)!.licence,
    disputesOn: (view: ItemView) => contestedBy(archive, view),
    partnerName: (id: string) => archive.reader.partner(id)!.name,
    collectionName: (id: string) => archive.reader.collection(id)!.name,
    provider: 'An archive',
  };
  const plain = (kind: string) => (_req: unknown, res: express.Response) => void res.type('html').send(kind);
  const app = express();
  app.set('query parser', 'simple');
  app.use(
    historyRouter({
      find: (id, viewer) => findItem(archive, id, viewer),
      archive,
      data,
      pages: historyPages({ archive, imagesOf: pictures, baseUrl }),
    }),
  );
  app.use(decisionsRouter({ archive, baseUrl }));
  app.use(
    linkedDataRouter({
      find: (id, viewer) => findItem(archive, id, viewer),
      data,
      pages: {
        item: plain('item'),
        record: plain('record'),
        claims: plain('claims'),
        missing: (_req, res, status) => void res.status(status).send('missing'),
      },
    }),
  );
  return app;
}

/** A mask that `a` and `b` describe, which `a` has edited twice, an hour apart. */
export async function historyWorld(t: {
  after(act: () => void | Promise<void>): void;
}): Promise<{ app: Express; archive: Archive }> {
  const archive = actsWorld(t as Pick<TestContext, 'after'>);
  await depositRows(archive, [{ id: '1', content: { title: { en: ['Mask'] }, date: [{ edtf: '1850' }] } }]);
  await depositRows(archive, [{ id: '1', content: { title: { en: ['Face'] } }, item: 'a/shared/1' }], {
    partner: 'b',
  });
  const edit = (content: RecordContent, hours: number) =>
    done(
      editRecord(archive, {
        item,
        record: 'a',
        content,
        actor: steward('a'),
        note: `After ${hours} h.`,
        time: new Date(Date.now() + hours * 3_600_000).toISOString(),
      }),
    );
  edit({ title: { en: ['River mask'] }, date: [{ edtf: '1850' }] }, 1);
  edit({ title: { en: ['River mask <b>&'] }, date: [{ edtf: '1860' }] }, 2);
  publishAll(archive);
  return { app: historyApp(archive), archive };
}
