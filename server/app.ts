import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { thePublic, viewItem } from './curation/view.ts';
import { findItem } from './find-item.ts';
import { sendProblem } from './http/problem-details.ts';
import { pageHandlers } from './page-handlers.ts';
import { pagesRouter } from './pages/pages-router.ts';
import { createImageReader } from './projections/images/read-image.ts';
import { archiveImages } from './protocols/iiif/archive-images.ts';
import { imageRouter } from './protocols/iiif/image/image-router.ts';
import { IMAGE_PATHS } from './protocols/iiif/image/image-version.ts';
import { presentationRouter } from './protocols/iiif/presentation/presentation-router.ts';
import { linkedDataRouter } from './protocols/linked-data/linked-data-router.ts';
import { ownTermsRouter } from './protocols/linked-data/own-terms.ts';
import { oaiRouter } from './protocols/oai/oai-router.ts';
import { repositoryDomain } from './protocols/oai/record-identifier.ts';
import { createMetrics } from './protocols/operation/create-metrics.ts';
import { operationRouter } from './protocols/operation/operation-router.ts';
import { searchRouter } from './protocols/search/search-router.ts';
import { sparqlRouter } from './protocols/sparql/sparql-router.ts';
import { readiness } from './readiness.ts';
import type { Services } from './services.ts';

/** Sessions and doors, in the order in which a request meets them. `close` lets go of open pictures. */
export function createApp(services: Services): { app: Express; close(): Promise<void> } {
  const { config, archive, secret, index } = services;
  const { reader, publicList } = archive;
  const base = config.baseUrl;
  const site = base.replace(/\/$/, '');
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', 'simple');

  const metrics = createMetrics({
    gauges: [
      {
        name: 'tessera_follower_lag',
        help: 'Entries that a follower has yet to read.',
        label: 'follower',
        read: () =>
          Object.fromEntries(
            (services.followers()?.lags() ?? []).map(({ name, at, head }) => [name, head - at]),
          ),
      },
      {
        name: 'tessera_quads',
        help: 'Quads in each replica.',
        label: 'replica',
        read: () =>
          Object.fromEntries(
            (services.followers()?.store.ready().replicas ?? []).map(({ name, quads }) => [name, quads]),
          ),
      },
      {
        name: 'tessera_public_list_head',
        help: 'The newest entry of the public list.',
        read: publicList.head,
      },
    ],
  });
  app.use(metrics.observe);
  app.use(operationRouter({ readiness: readiness(services), metrics }));

  const pictures = createImageReader();
  const images = archiveImages({ archive: reader, dataDir: config.dataDir });
  for (const version of [3, 2] as const)
    app.use(
      IMAGE_PATHS[version],
      imageRouter({ images, reader: pictures, baseUrl: site, version, refuseLargeBox: true }),
    );

  app.use(compression());
  app.use(
    oaiRouter({
      list: publicList,
      archive: reader,
      view: viewItem,
      baseUrl: base,
      domain: repositoryDomain(base),
      repositoryName: config.repositoryName,
      adminEmail: config.adminEmail,
      secret,
    }),
  );
  app.use(
    '/api/search',
    searchRouter({ index, ready: () => services.searchState().ready, names: reader, baseUrl: base }),
  );
  const pages = pageHandlers(services);
  app.use(
    sparqlRouter({
      store: {
        query: async (query) =>
          (await services.followers()?.store.query(query)) ?? { kind: 'unavailable', retryAfter: 5 },
        version: () => services.followers()?.store.version() ?? 'starting',
      },
      baseUrl: site,
      limits: {
        milliseconds: config.sparql.seconds * 1000,
        rows: config.sparql.rows,
        bytes: config.sparql.bytes,
      },
      page: pages.sparql,
    }),
  );
  const viewOf = (id: string) => {
    const found = findItem(archive, id);
    return found.kind === 'item' ? found.view : undefined;
  };
  app.use(
    presentationRouter({
      archive: reader,
      viewOf,
      itemsOf: (collection) => {
        const records = publicList.records({ collection, limit: 1000 });
        const ids = [...new Set(records.filter((record) => !record.deleted).map((record) => record.item))];
        return reader.items(ids).flatMap((item) => viewItem(item, thePublic) ?? []);
      },
      baseUrl: site,
    }),
  );
  const licenceOf = (collection: string) => reader.collection(collection)!.licence;
  app.use(
    linkedDataRouter({
      find: (id) => findItem(archive, id),
      data: { base, licenceOf },
      pages: pages.linkedData,
    }),
  );
  app.use(ownTermsRouter(base));
  app.use(pages.things);
  app.use(pagesRouter(pages.ports));
  app.use((req: Request, res: Response) => pages.linkedData.missing(req, res, 404));
  app.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    // What body parsers and routers refuse says so itself, and is no fault of ours.
    const status = (error as { status?: number }).status ?? 500;
    if (status >= 500) console.error(req.method, req.path, error);
    sendProblem(res, {
      status,
      title: status >= 500 ? 'Internal error' : 'Bad request',
      detail: status >= 500 ? 'Something went wrong here; it has been noted.' : (error as Error).message,
      remedy:
        status >= 500
          ? 'Try again in a moment; if it stays, tell the operator of the archive.'
          : 'Correct the request.',
    });
  });
  return { app, close: () => pictures.close() };
}
