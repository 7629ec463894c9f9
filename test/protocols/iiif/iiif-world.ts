import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import sharp from 'sharp';
import { openAccounts } from '../../../server/accounts/open-accounts.ts';
import { createApp } from '../../../server/app.ts';
import { type Archive, openArchive } from '../../../server/archive/open-archive.ts';
import { readConfig } from '../../../server/config.ts';
import { itemId } from '../../../server/curation/item-id.ts';
import { imagesFollower } from '../../../server/followers/follow-images.ts';
import { manifestsFollower } from '../../../server/followers/follow-manifests.ts';
import { searchFollower } from '../../../server/followers/follow-search.ts';
import { openSearchIndex } from '../../../server/projections/search/open-search-index.ts';
import type { SearchIndex } from '../../../server/projections/search/search-index.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import { deposit, layOut } from '../../leak/place-canaries.ts';
import { publishAll } from '../../publish/publish-all.ts';

export const base = 'https://archive.example.org';

export type IiifWorld = {
  app: Express;
  archive: Archive;
  /** Deposits a record with as many small pictures as there are descriptions of them, and publishes it; gives the item's id. */
  describe(given: {
    id: string;
    partner?: string;
    content: RecordContent;
    pictures?: Omit<NonNullable<RecordContent['media']>[number], 'path'>[];
    /** Files of their own instead: what each holds, by name. */
    files?: Record<string, Buffer>;
    /** The item that the record describes too. */
    item?: string;
  }): Promise<string>;
  /** A key of a partner with the scope `read`. */
  key(partner: string): Promise<string>;
  /** Makes what the image service serves the pictures from. */
  makePyramids(): Promise<void>;
  /** Brings the public list, and the list of manifests, up to what the archive holds. */
  publish(): Promise<void>;
};

/** An archive with the partners and collections of the leak test, and its application; without search unless an `index` is given, which is filled as one publishes. `size`: of pictures, in pixels, drawn a pixel wider each. */
export async function iiifWorld(
  t: { after(act: () => void | Promise<void>): void },
  {
    baseUrl = base,
    size = { width: 40, height: 30 },
    index,
  }: { baseUrl?: string; size?: { width: number; height: number }; index?: SearchIndex } = {},
): Promise<IiifWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-iiif-'));
  const undo: (() => void | Promise<void>)[] = [() => rmSync(folder, { recursive: true, force: true })];
  t.after(async () => {
    for (const act of undo.reverse()) await act();
  });
  const archive = openArchive(folder);
  undo.push(() => archive.close());
  layOut(archive);
  const secret = 'a secret for tests, long enough';
  const accounts = await openAccounts({
    file: join(folder, 'archive.sqlite'),
    baseUrl: `${baseUrl}/`,
    secret,
  });
  undo.push(() => accounts.close());
  const { app, close } = createApp({
    config: readConfig({ BASE_URL: `${baseUrl}/`, DATA_DIR: folder }),
    archive,
    accounts,
    secret,
    index: index ?? openSearchIndex({ connect: () => undefined }),
    searchState: () => (index ? { ready: true } : { ready: false, reason: 'Search is starting.' }),
    followers: () => undefined,
    schemes: () => undefined,
    report: (message) => console.error(message),
  });
  undo.push(close);
  let drawn = 0;
  const draw = async (): Promise<string> => {
    drawn += 1;
    const background = { r: (drawn * 60) % 256, g: drawn >> 2, b: 90 };
    const path = `picture-${drawn}.png`;
    await sharp({ create: { width: size.width + drawn, height: size.height, channels: 3, background } })
      .png()
      .toFile(join(folder, path));
    return path;
  };
  const follower = manifestsFollower(archive);
  const publish = async () => {
    publishAll(archive);
    const searched = index && searchFollower(archive, index);
    if (searched)
      for (;;) {
        const changes = searched.read(searched.cursor(), searched.batch);
        if (changes.length === 0) break;
        await searched.apply(changes);
        searched.setCursor(changes.at(-1)!.seq);
      }
    for (;;) {
      const changes = follower.read(follower.cursor(), follower.batch);
      if (changes.length === 0) return;
      await follower.apply(changes);
      follower.setCursor(changes.at(-1)!.seq);
    }
  };
  return {
    app,
    archive,
    publish,
    async key(partner) {
      const made = await accounts.createKey({
        name: 'viewer',
        partner,
        role: 'curator',
        scopes: ['read'],
        by: 'cli',
      });
      if (made.outcome === 'refused') throw new Error(made.remedy);
      return made.secret;
    },
    makePyramids: async () => {
      const signal = new AbortController().signal;
      const pictures = imagesFollower(archive, { onProgress: () => {}, report: console.error, signal });
      await pictures.apply(pictures.read(0, 1000));
    },
    async describe({ id, partner = 'a', content, pictures = [], files = {}, item }) {
      const media: NonNullable<RecordContent['media']> = await Promise.all(
        pictures.map(async (said) => ({ path: await draw(), ...said })),
      );
      for (const [name, bytes] of Object.entries(files)) {
        writeFileSync(join(folder, name), bytes);
        media.push({ path: name });
      }
      await deposit(archive, {
        folder,
        partner,
        draft: {
          id,
          ...(item !== undefined && { item: `http://127.0.0.1:3000/item/${item}` }),
          content: { ...content, ...(media.length > 0 && { media }) },
        },
      });
      await publish();
      return item ?? itemId({ partner, collection: 'shared', sourceId: id });
    },
  };
}
