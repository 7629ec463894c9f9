import { setImmediate } from 'node:timers/promises';
import { type Response, Router } from 'express';
import type { Archive } from '../../archive/open-archive.ts';
import { thePublic, viewItem } from '../../curation/view.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { publisher } from '../../publish/publish.ts';
import { type SitemapEntry, urlsetEnd, urlsetStart, writeIndex, writeUrl } from './write-sitemap.ts';

export type SitemapOptions = {
  archive: Pick<Archive, 'reader' | 'publicList' | 'feed'>;
  /** The archive's public address; ends with a slash. */
  baseUrl: string;
  /** Entries of the public list a sitemap: 50,000 unless told, as many addresses as one may hold. */
  size?: number;
};

/** Entries that are read at a time, others having their turn between. */
const slice = 5_000;
/** Changes that wait to be published past which it is not looked which items they concern. */
const mostWaiting = 1_000;
/** Pages of the archive besides those of items. */
const pages = [
  '',
  'about',
  'about/charter',
  'about/harvesting',
  'about/research',
  'about/development',
  'dumps/',
];
/** What is not for search engines: people's own pages, and answers without end. */
const closed = [
  '/workspace',
  '/account',
  '/request',
  '/api/',
  '/sparql',
  '/search',
  '/memento/',
  '/timegate/',
];

function sendXml(res: Response, text: string): void {
  res.set({ 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, no-cache' });
  res.send(text);
}

/** `/robots.txt`, `/sitemap.xml` and its parts. A part is a stretch of the public list, so that each is found at once, and an item is in one. */
export function sitemapRouter({ archive, baseUrl: base, size = 50_000 }: SitemapOptions): Router {
  const { reader, publicList, feed } = archive;
  const router = Router();

  /** Those of a stretch of the list that are hidden, though it has yet to say so: an access rule counts at once. */
  function hiddenAmong(items: readonly string[]): Set<string> {
    const waiting = feed.changesAfter(feed.cursor(publisher), mostWaiting);
    const changed = new Set(waiting.map(({ item }) => item));
    // What waits during a bulk load is not looked through: then all are asked for.
    const asked = waiting.length === mostWaiting ? items : items.filter((item) => changed.has(item));
    const hidden = new Set(asked);
    for (const item of reader.items(asked)) if (viewItem(item, thePublic)) hidden.delete(item.id);
    return hidden;
  }

  router.get('/robots.txt', (_req, res) => {
    const lines = [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${base}sitemap.xml`,
    ];
    res
      .set('Cache-Control', 'public, max-age=3600')
      .type('text/plain')
      .send(`${lines.join('\n')}\n`);
  });

  router.get('/sitemap.xml', (_req, res) => {
    const parts = Math.ceil(publicList.head() / size);
    const entries = Array.from({ length: parts }, (_, part): SitemapEntry => {
      const last = publicList.changesBetween((part + 1) * size, (part + 1) * size)[0];
      const modified = (last ?? publicList.changesBetween(publicList.head(), publicList.head())[0])?.time;
      return { address: `${base}sitemap/${part}.xml`, ...(modified !== undefined && { modified }) };
    });
    sendXml(res, writeIndex([{ address: `${base}sitemap/pages.xml` }, ...entries]));
  });

  router.get('/sitemap/pages.xml', (_req, res) => {
    const entries = [
      ...pages,
      ...reader.collections().map(({ id }) => `collection/${id}`),
      ...reader.partners().map(({ id }) => `partner/${id}`),
    ];
    const urls = entries.map((path) => writeUrl({ address: base + path }));
    sendXml(res, urlsetStart + urls.join('') + urlsetEnd);
  });

  router.get('/sitemap/:chunk.xml', async (req, res) => {
    const { chunk } = req.params as { chunk: string };
    const part = /^(0|[1-9]\d{0,6})$/.test(chunk) ? Number(chunk) : Number.NaN;
    if (!(part * size < publicList.head()))
      return sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: 'There is no such part of the sitemap.',
        remedy: `Its parts are named in ${base}sitemap.xml.`,
      });
    let text = urlsetStart;
    for (let first = part * size + 1; first <= (part + 1) * size; first += slice) {
      const last = Math.min(first + slice - 1, (part + 1) * size);
      const entries = publicList.itemsBetween(first, last);
      const hidden = hiddenAmong(entries.map(({ item }) => item));
      for (const { item, datestamp } of entries)
        if (!hidden.has(item)) text += writeUrl({ address: `${base}item/${item}`, modified: datestamp });
      await setImmediate();
    }
    sendXml(res, text + urlsetEnd);
  });
  return router;
}
