import express, { type Express } from 'express';
import type { Collection, ItemState, Partner, RecordState } from '../../../server/archive/archive.ts';
import { defaultAgreement } from '../../../server/archive/default-agreement.ts';
import { viewItem } from '../../../server/curation/view.ts';
import { modelFormats } from '../../../server/protocols/oai/model-formats.ts';
import { oaiRouter } from '../../../server/protocols/oai/oai-router.ts';
import { setsOfRecord } from '../../../server/publish/sets-of-record.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import type { PublicListBench } from '../../contract/public-list.ts';

export const domain = 'archive.example.org';
export const address = `https://${domain}/oai`;

/** A record as a test gives it; `second` counts from the first of January 2026. */
export type GivenRecord = {
  item: string;
  partner?: string;
  collection?: string;
  content?: RecordContent;
  second?: number;
};

/** A harvest door over a few records, and the ways to change them. */
export type OaiWorld = {
  app: Express;
  /** Publishes a record, or a revision of it. */
  put(record: GivenRecord): void;
  /** Takes a record out of the archive's public part and says so in the public list. */
  withdraw(record: GivenRecord): void;
  /** Restricts a record in the archive, of which the public list knows nothing yet. */
  hide(record: GivenRecord): void;
  close(): void;
};

export type MakeServer = (options?: { pageSize?: number }) => OaiWorld | Promise<OaiWorld>;

export const at = (second: number): string =>
  new Date(Date.UTC(2026, 0, 1) + second * 1000 + 500).toISOString();
export const stamp = (second: number): string => `${at(second).slice(0, 19)}Z`;

const partner = (id: string): Partner => ({
  id,
  kind: 'museum',
  name: { en: [`The ${id}`], fr: [`Le ${id}`] },
});
const collection = (id: string): Collection => ({
  id,
  name: { en: [`All <${id}> & more`] },
  description: { ar: ['وصف'], en: ['What it is.'] },
  partners: ['museum', 'village'],
  agreement: defaultAgreement,
  licence: 'http://creativecommons.org/publicdomain/zero/1.0/',
});

/** The archive as plain data, the public list as given, and the real door over both. */
export function makeOaiWorld({ bench, pageSize }: { bench: PublicListBench; pageSize?: number }): OaiWorld {
  const items = new Map<string, Map<string, RecordState>>();
  const hidden = new Set<string>();
  const complete = ({ partner: name = 'museum', collection: set = 'masks', ...rest }: GivenRecord) => {
    const { item, content = { title: { en: [`Title of ${item}`] } }, second = 0 } = rest;
    return { item, record: name, partner: name, collection: set, content, time: at(second) };
  };
  const known = (item: string): ItemState[] => {
    const records = items.get(item);
    return records ? [{ id: item, records: [...records.values()] }] : [];
  };
  const app = express();
  app.use(
    oaiRouter({
      list: bench.list,
      archive: {
        items: (ids) => ids.flatMap(known),
        partners: () => [partner('museum'), partner('village'), partner('silent')],
        collections: () => [collection('masks'), collection('songs'), collection('secret')],
      },
      view: (item, viewer) =>
        viewItem(
          { ...item, records: item.records.filter((record) => !hidden.has(`${item.id} ${record.name}`)) },
          viewer,
        ),
      baseUrl: `https://${domain}`,
      domain,
      repositoryName: 'An archive <of masks> & songs',
      adminEmail: 'archivist@example.org',
      secret: 'a secret for tests',
      formats: modelFormats({
        base: `https://${domain}/`,
        licenceOf: (id) => collection(id).licence,
        partnerName: (id) => partner(id).name,
        collectionName: (id) => collection(id).name,
        provider: 'An archive <of masks> & songs',
      }),
      ...(pageSize !== undefined && { pageSize }),
    }),
  );
  return {
    app,
    put: (given) => {
      const { content, time, record, item, partner: by, collection: set } = complete(given);
      const records = items.get(item) ?? new Map<string, RecordState>();
      const kind = records.has(record) ? 'update' : 'create';
      const state = { item, name: record, partner: by, collection: set, sourceId: item };
      items.set(item, records.set(record, { ...state, revision: 1, deposit: 1, time, content }));
      bench.append({ item, record, partner: by, collection: set, kind, time, sets: setsOfRecord(content) });
    },
    withdraw: (given) => {
      const { item, record, partner: by, collection: set, time } = complete(given);
      const sets = setsOfRecord(items.get(item)?.get(record)?.content ?? {});
      items.get(item)?.delete(record);
      bench.append({ item, record, partner: by, collection: set, kind: 'delete', time, sets });
    },
    hide: (given) => {
      const { item, record } = complete(given);
      hidden.add(`${item} ${record}`);
    },
    close: bench.close,
  };
}
