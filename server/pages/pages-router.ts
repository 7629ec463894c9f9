import express, { type Request, type Response, Router } from 'express';
import { templateCsv } from '../../ingest/mappings/template-csv.ts';
import { assetsFolder, openSeadragonFolder, tusFolder, yasqeFolder } from './layout/assets.ts';
import { sendPage } from './layout/send-page.ts';
import type { PageQuery, PageResult, PagesPorts } from './ports.ts';
import { type Reader, readerOf } from './reader/reader.ts';
import { renderAboutPage } from './render-about-page.ts';
import { renderCollectionPage } from './render-collection-page.ts';
import { renderErrorPage } from './render-error-page.ts';
import { renderPartnerPage } from './render-partner-page.ts';
import { readQuery } from './search/read-query.ts';
import { renderSearchPage } from './search/render-search-page.ts';
import { renderStartPage } from './start/render-start-page.ts';

const yearInSeconds = 31_536_000;

/** Files with a fingerprint in their address never change there; without one they are checked each time. */
function serveFiles(folder: string) {
  return express.static(folder, {
    index: false,
    fallthrough: false,
    setHeaders(response) {
      const fingerprinted = response.req.url?.includes('?v=');
      response.setHeader(
        'Cache-Control',
        fingerprinted ? `public, max-age=${yearInSeconds}, immutable` : 'public, no-cache',
      );
      response.setHeader('X-Content-Type-Options', 'nosniff');
    },
  });
}

const missing = (response: Response, reader: Reader): void =>
  sendPage(response, { reader, status: 404, html: renderErrorPage({ reader, status: 404 }) });

/** The start, search, collection, partner and about pages, and the files that pages need. Pages of items are rendered where an item's forms are negotiated. */
export function pagesRouter(ports: PagesPorts): Router {
  const { archive } = ports;
  const router = Router();
  const reader = (request: Request) => readerOf(request, ports);
  const itemsWith = (who: Reader, facets: PageQuery['facets']): Promise<PageResult | undefined> =>
    ports.search({ q: '', facets, page: 1, size: 24, lang: who.language });

  router.use('/assets/openseadragon', serveFiles(openSeadragonFolder));
  router.use('/assets/tus', serveFiles(tusFolder));
  router.use('/assets/yasqe', serveFiles(yasqeFolder));
  router.use('/assets', serveFiles(assetsFolder));

  router.get('/', async (request, response) => {
    const who = reader(request);
    sendPage(response, { reader: who, html: await renderStartPage(ports, who) });
  });

  router.get('/search', async (request, response) => {
    const who = reader(request);
    const query = readQuery(who);
    const result = await ports.search(query);
    sendPage(response, {
      reader: who,
      html: renderSearchPage({ reader: who, query, result }),
      ...(!result && { status: 503, headers: { 'Retry-After': '30' } }),
    });
  });

  router.get('/collection/:id', async (request, response) => {
    const who = reader(request);
    const collection = archive.collection(request.params.id);
    if (!collection) return missing(response, who);
    const result = await itemsWith(who, { collection: [collection.id] });
    sendPage(response, {
      reader: who,
      html: renderCollectionPage({ reader: who, archive, collection, result }),
    });
  });

  router.get('/partner/:id', async (request, response) => {
    const who = reader(request);
    const partner = archive.partner(request.params.id);
    if (!partner) return missing(response, who);
    const result = await itemsWith(who, { partner: [partner.id] });
    sendPage(response, { reader: who, html: renderPartnerPage({ reader: who, archive, partner, result }) });
  });

  router.get('/about', (request, response) => {
    const who = reader(request);
    sendPage(response, { reader: who, html: renderAboutPage({ reader: who }) });
  });

  router.get('/about/template.csv', (_request, response) => {
    response.attachment('tessera-template.csv').type('text/csv').send(templateCsv());
  });

  return router;
}
