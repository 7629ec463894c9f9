import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import sharp from 'sharp';
import { openAccounts } from '../../../../server/accounts/open-accounts.ts';
import { restrict } from '../../../../server/acts/restrict.ts';
import { createApp } from '../../../../server/app.ts';
import type { Access } from '../../../../server/archive/archive.ts';
import { type Archive, openArchive } from '../../../../server/archive/open-archive.ts';
import { readConfig } from '../../../../server/config.ts';
import { imageId } from '../../../../server/curation/image-id.ts';
import { itemId } from '../../../../server/curation/item-id.ts';
import { openSearchIndex } from '../../../../server/projections/search/open-search-index.ts';
import { statementId } from '../../../../vocab/record/statement.ts';
import { actor, deposit, done, layOut, now } from '../../../leak/place-canaries.ts';

export const base = 'https://archive.example.org/';
export const secret = 'a secret for tests, long enough';

export type Restricted = {
  app: Express;
  archive: Archive;
  item: string;
  /** A picture that the public sees, and one that it may not. */
  open: string;
  closed: string;
  setAccess(access: Access): void;
  /** The cookie of a steward of a partner who has signed in. */
  signIn(partner: string): Promise<string>;
  /** A key of a partner with the scope `read`. */
  key(partner: string): Promise<string>;
};

/** An archive of one item with two pictures of partner `a`, of which one is for partners alone from the start. */
export async function restrictedWorld(t: {
  after(act: () => void | Promise<void>): void;
}): Promise<Restricted> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-'));
  const undo: (() => void | Promise<void>)[] = [() => rmSync(folder, { recursive: true, force: true })];
  t.after(async () => {
    for (const act of undo.reverse()) await act();
  });
  const archive = openArchive(folder);
  undo.push(() => archive.close());
  layOut(archive);
  for (const [name, background] of [
    ['open', '#884422'],
    ['closed', '#224488'],
  ] as const)
    await sharp({ create: { width: 900, height: 700, channels: 3, background } })
      .png()
      .toFile(join(folder, `${name}.png`));
  await deposit(archive, {
    folder,
    draft: {
      id: 'x',
      content: { title: { en: ['A vessel'] }, media: [{ path: 'open.png' }, { path: 'closed.png' }] },
    },
  });
  const item = itemId({ partner: 'a', collection: 'shared', sourceId: 'x' });
  const files = archive.reader.item(item)!.records[0]!.content.media!.map(({ file }) => file!);
  const [open, closed] = files.map((file) => imageId({ item, record: 'a', file })) as [string, string];
  const accounts = await openAccounts({ file: join(folder, 'archive.sqlite'), baseUrl: base, secret });
  undo.push(() => accounts.close());
  const { app, close } = createApp({
    config: readConfig({ BASE_URL: base, DATA_DIR: folder }),
    archive,
    accounts,
    secret,
    index: openSearchIndex({ connect: () => undefined }),
    searchState: () => ({ ready: false, reason: 'Search is starting.' }),
    followers: () => undefined,
    schemes: () => undefined,
    report: (message) => console.error(message),
  });
  undo.push(close);
  const setAccess = (access: Access) => {
    const statement = statementId({ field: 'media', key: files[1]! });
    const by = { actor: actor('a'), ground: 'own' as const, time: now() };
    done(restrict(archive, { item, record: 'a', statement, access, ...by }));
  };
  setAccess({ level: 'partners' });
  return {
    app,
    archive,
    item,
    open,
    closed,
    setAccess,
    async signIn(partner) {
      const email = `steward@${partner}.example`;
      const password = 'a long enough password';
      const invited = await accounts.invite({ partner, role: 'steward', by: 'cli' });
      if (invited.outcome === 'refused') throw new Error(invited.remedy);
      const token = new URL(invited.link).searchParams.get('token')!;
      await accounts.accept({ token, name: 'Steward', email, password });
      const signed = await accounts.signIn({ email, password, address: '127.0.0.1' });
      if (signed.outcome !== 'signed-in') throw new Error(signed.outcome);
      return signed.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    },
    async key(partner) {
      const made = await accounts.createKey({
        name: 'k',
        partner,
        role: 'reader',
        scopes: ['read'],
        by: 'cli',
      });
      if (made.outcome === 'refused') throw new Error(made.remedy);
      return made.secret;
    },
  };
}
