import { type Request, type Response, Router } from 'express';
import type { Archive } from '../../archive/open-archive.ts';
import { shownVersions } from '../../curation/public/shown-versions.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import type { NamedTriples } from '../linked-data/serialise.ts';
import { isFull, pageCount, pageName, pageNumber, pageSize, rangeOf } from './pages.ts';
import { spanReader } from './read-spans.ts';
import { writePage } from './write-page.ts';
import { type LdesType, ldesForms } from './write-rdf.ts';
import { writeRoot, writeShape } from './write-root.ts';

export type LdesOptions = {
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList' | 'hidden'>;
  /** The archive's public address; ends with a slash. */
  baseUrl: string;
  title: string;
  /** Entries a page: 250 unless told. */
  size?: number;
};

const types = Object.keys(ldesForms) as LdesType[];
const yearInSeconds = 31_536_000;

/** The type asked for; clients that name Turtle read TriG as well as not, which is why it is what others get. */
function typeFor(req: Request, res: Response): LdesType {
  res.vary('Accept');
  return (req.accepts(types) || types[0]) as LdesType;
}

function send(req: Request, res: Response, parts: readonly NamedTriples[], cache: string): void {
  const type = typeFor(req, res);
  res.setHeader('Content-Type', type);
  res.setHeader('Cache-Control', cache);
  res.send(Buffer.from(ldesForms[type](parts)));
}

/** The door for linked data event streams: `/ldes`, its pages and its shape. */
export function ldesRouter({ archive, baseUrl: base, title, size = pageSize }: LdesOptions): Router {
  const { reader, publicList } = archive;
  const router = Router();
  const spans = spanReader(archive, size);
  const partnerOf = (item: string, record: string) => publicList.record(item, record)?.partner;
  const licenceOf = (collection: string) => reader.collection(collection)!.licence;
  router.use('/ldes', cors());

  router.get('/ldes', (req, res) => {
    if (req.accepts([...types, 'text/html']) === 'text/html')
      return res.vary('Accept').redirect(303, '/about/harvesting#ldes');
    send(req, res, [{ ntriples: writeRoot({ spans: spans(), title }, base) }], 'public, no-cache');
  });

  router.get('/ldes/shape', (_req, res) => {
    res.set({ 'Content-Type': 'text/turtle; charset=utf-8', 'Cache-Control': 'public, max-age=3600' });
    res.send(writeShape(base));
  });

  router.get('/ldes/:page', (req, res) => {
    const { page: name } = req.params as { page: string };
    const page = pageNumber(name);
    const head = publicList.head();
    if (page === undefined || page >= pageCount(head, size))
      return sendProblem(res, {
        status: 404,
        title: 'No such page',
        detail: 'The stream has no page of this name.',
        remedy: `Begin at ${base}ldes, which names its pages.`,
      });
    const { first, last } = rangeOf(page, size);
    const versions = shownVersions(archive, publicList.changesBetween(first, last));
    const hidden = versions.flatMap(({ change: { seq }, hidden: mark }) =>
      mark === undefined ? [] : { seq, mark },
    );
    const full = isFull(page, head, size);
    if (name !== (full ? pageName(page, hidden) : String(page)))
      return sendProblem(res, {
        status: 410,
        title: 'Gone',
        detail: 'What this page held is no longer all public.',
        remedy: `Another page has taken its place: read ${base}ldes again.`,
      });
    const parts = writePage({ name, full, versions }, { base, licenceOf, partnerOf });
    send(req, res, parts, full ? `public, max-age=${yearInSeconds}, immutable` : 'public, no-cache');
  });
  return router;
}
