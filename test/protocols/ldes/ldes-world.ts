import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import express from 'express';
import { Parser, type Quad } from 'n3';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { ldesRouter } from '../../../server/protocols/ldes/ldes-router.ts';
import { hider, noteHidden, publishedChanges } from '../../../server/publish/note-hidden.ts';
import { actsWorld, now } from '../../acts/acts-world.ts';
import { publishAll } from '../../publish/publish-all.ts';

/** Publishes all that waits and notes what is no longer shown, as the followers do. */
export function followAll(archive: Archive): void {
  publishAll(archive);
  for (;;) {
    const changes = publishedChanges(archive, archive.feed.cursor(hider), 3);
    if (changes.length === 0) return;
    noteHidden(archive, changes, now());
  }
}

export type LdesWorld = {
  archive: Archive;
  base: string;
  get(path: string, accept?: string): Promise<Response>;
  /** The quads at an address of the stream. */
  read(path: string): Promise<Quad[]>;
};

/** An archive with partners, and the stream over it on a port of its own, a few entries a page. */
export async function ldesWorld(t: Pick<TestContext, 'after'>, size = 4): Promise<LdesWorld> {
  const archive = actsWorld(t);
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  app.set('etag', 'strong');
  app.use(ldesRouter({ archive, baseUrl: base, title: 'Test', size }));
  const get = (path: string, accept = 'application/n-quads') =>
    fetch(base + path, { headers: { accept }, redirect: 'manual' });
  return {
    archive,
    base,
    get,
    read: async (path) => new Parser({ format: 'application/n-quads' }).parse(await (await get(path)).text()),
  };
}
