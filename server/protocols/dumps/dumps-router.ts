import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Archive } from '../../archive/open-archive.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import {
  currentFolder,
  type DumpManifest,
  dumpIri,
  readManifest,
  releasesFolder,
} from '../../projections/dumps/dump-manifest.ts';
import { type Release, readRelease, readReleases } from '../../projections/dumps/releases.ts';
import { bagOf } from '../../projections/dumps/write-bag.ts';
import { copyStands } from '../../publish/note-hidden.ts';
import { toHttpDate } from '../history/memento-time.ts';
import { contentTypeOf } from '../linked-data/forms.ts';
import { expandedJson } from '../linked-data/render-data.ts';
import { toTurtle } from '../linked-data/serialise.ts';
import { describeDumps } from './describe-dumps.ts';
import type { DumpsPage } from './ports.ts';
import { sendBag, sendDumpFile } from './send-file.ts';

export type DumpsOptions = {
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList' | 'feed' | 'hidden' | 'dataDir'>;
  /** The archive's public address; ends with a slash. */
  baseUrl: string;
  page: DumpsPage;
};

/** A dump that is asked for: its folder, and what it holds. */
type Dump = { folder: string; manifest: DumpManifest };

const types = ['text/html', 'text/turtle', 'application/ld+json', 'application/json'] as const;
/** Files of a release that are not of the dump. */
const cited: Record<string, string> = {
  'CITATION.cff': 'application/yaml',
  'datacite.json': 'application/json',
};

/** The checksums as `sha256sum -c` reads them. */
const checksums = ({ files }: DumpManifest): string =>
  files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');

/**
 * The door for whole sets: `/dumps/`, its files, bags and releases. Each request looks whether all that a dump holds is still public; one that does not stand
 * any more answers 410.
 */
export function dumpsRouter({ archive, baseUrl: base, page }: DumpsOptions): Router {
  const { dataDir } = archive;
  const router = Router({ strict: true });
  router.use('/dumps', cors());
  router.get('/dumps', (_req, res) => res.redirect(308, '/dumps/'));

  const gone = (res: Response, detail: string, remedy: string) =>
    sendProblem(res, { status: 410, title: 'Gone', detail, remedy });
  const recalled = (res: Response, next?: string) =>
    gone(
      res,
      'This held something that is no longer public.',
      next === undefined
        ? `Another takes its place in a moment: see ${base}dumps/.`
        : `Take ${dumpIri(base, next)}, which has taken its place.`,
    );
  const absent = (res: Response) =>
    sendProblem(res, {
      status: 404,
      title: 'Not found',
      detail: 'There is no such dump, or file in it.',
      remedy: `See ${base}dumps/ for all that there is.`,
    });

  /** Whether a dump may be shown; else the request is answered. */
  function mayShow(res: Response, manifest: DumpManifest): boolean {
    const stands = copyStands(archive, manifest);
    if (stands === 'recalled') recalled(res);
    else if (stands === 'unknown')
      sendProblem(res, {
        status: 503,
        title: 'Too much has changed just now',
        detail: 'It is being looked whether all of the dump is still public.',
        remedy: 'Ask again in a moment.',
        retryAfter: 5,
      });
    return stands === 'good';
  }

  async function newest(res: Response): Promise<Dump | undefined> {
    const folder = currentFolder(dataDir);
    const manifest = await readManifest(folder);
    if (!manifest) {
      absent(res);
      return undefined;
    }
    return mayShow(res, manifest) ? { folder, manifest } : undefined;
  }

  async function released(res: Response, version: string): Promise<Dump | undefined> {
    const release = await readRelease(dataDir, version);
    if (!release) absent(res);
    else if ('recalled' in release) recalled(res, release.recalled.replacedBy);
    else if (mayShow(res, release.manifest)) {
      res.set('Memento-Datetime', toHttpDate(release.manifest.made));
      res.append('Link', `<${dumpIri(base)}>; rel="original latest-version"`);
      return { folder: join(releasesFolder(dataDir), version), manifest: release.manifest };
    }
    return undefined;
  }

  async function sendIndex(
    req: Request,
    res: Response,
    { manifest, releases }: { manifest: DumpManifest | undefined; releases: readonly Release[] },
  ): Promise<void> {
    res.vary('Accept');
    const type = req.accepts([...types]) || types[0];
    const shown = releases.flatMap((release) => ('manifest' in release ? release.manifest : []));
    if (type === 'text/html') {
      page(req, res, { manifest, releases });
      return;
    }
    res.setHeader('Cache-Control', 'no-cache');
    if (type === 'application/json') {
      res.json(manifest ?? { files: [] });
      return;
    }
    const triples = describeDumps(manifest ? [manifest, ...shown] : shown, base);
    const turtle = type === 'text/turtle';
    res.setHeader('Content-Type', turtle ? contentTypeOf('ttl') : type);
    res.send(Buffer.from(turtle ? toTurtle(triples, base) : await expandedJson(triples)));
  }

  function sendPart(
    { folder, manifest }: Dump,
    path: string,
    { req, res, next }: { req: Request; res: Response; next: NextFunction },
  ): void | Promise<void> {
    const bag = /^bag\/([^/]+)\.tar$/.exec(path)?.[1];
    if (bag !== undefined) {
      const entries = bagOf(manifest, bag, { folder, dataDir });
      return entries ? sendBag(req, res, { name: bag, entries, made: manifest.made }) : absent(res);
    }
    if (path === 'SHA256SUMS') {
      res.set('Cache-Control', 'no-cache').type('text/plain').send(checksums(manifest));
      return;
    }
    if (manifest.release !== undefined && cited[path] !== undefined)
      return readFile(join(folder, path)).then((text) => {
        res.set({ 'Cache-Control': 'no-cache', 'Content-Type': cited[path] }).send(text);
      });
    const file = manifest.files.find((one) => one.path === path);
    return file ? sendDumpFile(res, next, { folder, file }) : absent(res);
  }

  /** All releases that may be named; one that does not stand is not. */
  const standing = async () =>
    (await readReleases(dataDir)).filter(
      (release) => 'recalled' in release || copyStands(archive, release.manifest) === 'good',
    );

  router.get('/dumps/', async (req, res) => {
    const manifest = await readManifest(currentFolder(dataDir));
    // The index tells of what is there, and of nothing else.
    const shown = manifest && copyStands(archive, manifest) === 'good' ? manifest : undefined;
    await sendIndex(req, res, { manifest: shown, releases: await standing() });
  });
  router.get('/dumps/releases/:version/', async (req, res) => {
    const dump = await released(res, req.params.version);
    if (dump) await sendIndex(req, res, { manifest: dump.manifest, releases: [] });
  });
  router.get('/dumps/releases/:version', (req, res) =>
    res.redirect(308, `/dumps/releases/${encodeURIComponent(req.params.version)}/`),
  );
  router.get('/dumps/releases/:version/*path', async (req, res, next) => {
    const { version, path } = req.params as unknown as { version: string; path: string[] };
    const dump = await released(res, version);
    if (dump) await sendPart(dump, path.join('/'), { req, res, next });
  });
  router.get('/dumps/*path', async (req, res, next) => {
    const { path } = req.params as unknown as { path: string[] };
    const dump = await newest(res);
    if (dump) await sendPart(dump, path.join('/'), { req, res, next });
  });
  return router;
}
