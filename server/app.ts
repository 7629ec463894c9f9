import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { mediaPath } from './archive/media-store.ts';
import { ingestFile } from './commands/ingest-file.ts';
import { contestedBy } from './curation/public/contested-by.ts';
import { type ItemView, thePublic, type Viewer, viewItem } from './curation/view.ts';
import { findItem } from './find-item.ts';
import { formGuard } from './http/form-guard.ts';
import { sendProblem } from './http/problem-details.ts';
import { pageHandlers } from './page-handlers.ts';
import { accountsRouter } from './pages/accounts/accounts-router.ts';
import { charterRouter } from './pages/charter/charter-router.ts';
import { decisionsRouter } from './pages/decisions/decisions-router.ts';
import { pagesRouter } from './pages/pages-router.ts';
import { requestRouter } from './pages/request/request-router.ts';
import { workspaceRouter } from './pages/workspace/workspace-router.ts';
import { preparePyramids } from './projections/images/prepare-pyramids.ts';
import { pyramidPath, removePyramid } from './projections/images/pyramid-path.ts';
import { createImageReader } from './projections/images/read-image.ts';
import { apiRouter } from './protocols/api/api-router.ts';
import { historyRouter } from './protocols/history/history-router.ts';
import { archiveImages } from './protocols/iiif/archive-images.ts';
import { authRouter } from './protocols/iiif/auth/auth-router.ts';
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
import { findPrincipal } from './protocols/session/who-asks.ts';
import { sparqlRouter } from './protocols/sparql/sparql-router.ts';
import { vocabularyRouter } from './protocols/vocabulary/vocabulary-router.ts';
import { readiness } from './readiness.ts';
import type { Services } from './services.ts';

/** Sessions and doors, in the order in which a request meets them. `close` lets go of open pictures. */
export function createApp(services: Services): { app: Express; close(): Promise<void> } {
  const { config, archive, accounts, secret, index } = services;
  const { reader, publicList } = archive;
  const base = config.baseUrl;
  const site = base.replace(/\/$/, '');
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.proxies);

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

  // Who asks is settled before any door opens. The accounts' own door reads bodies itself.
  app.use(accounts.handler);
  app.use(findPrincipal(() => accounts));
  const guard = formGuard({ secret, baseUrl: base, sessionCookie: accounts.sessionCookie });
  app.use(guard.refuseOtherSites);

  const pictures = createImageReader();
  const preparer = preparePyramids({
    dataDir: config.dataDir,
    sourceOf: (file) => mediaPath(config.dataDir, file),
    report: services.report,
  });
  const images = archiveImages({ archive: reader, dataDir: config.dataDir, prepare: preparer.prepare });
  for (const version of [3, 2] as const)
    app.use(
      IMAGE_PATHS[version],
      imageRouter({ images, reader: pictures, baseUrl: site, version, refuseLargeBox: true }),
    );

  app.use(
    authRouter({
      accounts,
      images,
      secret,
      signIn: (next) => `/account/sign-in?next=${encodeURIComponent(next)}`,
      signOut: '/account',
    }),
  );

  app.use(compression());
  const disputesOn = (view: ItemView) => contestedBy(archive, view);
  app.use(
    oaiRouter({
      list: publicList,
      archive: reader,
      view: viewItem,
      disputesOn,
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
  const pages = pageHandlers(services, preparer.prepare);
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
  const viewOf = (id: string, viewer: Viewer) => {
    const found = findItem(archive, id, viewer);
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
  const removeDerivatives = async (sha256: string) => {
    const key = { dataDir: config.dataDir, sha256 };
    await removePyramid(key);
    await pictures.forget(pyramidPath(key));
  };
  const api = apiRouter({
    archive,
    accounts,
    baseUrl: base,
    takeFile: (deposit) => ingestFile(archive, { ...deposit, baseUrl: base }),
    removeDerivatives,
    report: services.report,
  });
  app.use('/api', api.router);
  const licenceOf = (collection: string) => reader.collection(collection)!.licence;
  const data = { base, licenceOf, disputesOn };
  const find = (id: string, viewer: Viewer) => findItem(archive, id, viewer);
  app.use(
    linkedDataRouter({
      find,
      data,
      pages: pages.linkedData,
    }),
  );
  app.use(historyRouter({ find, archive, data, pages: pages.history }));
  app.use(decisionsRouter({ archive, baseUrl: base }));
  app.use(ownTermsRouter(base));
  app.use(accountsRouter({ accounts, guard, archive: reader, baseUrl: base, home: '/workspace' }));
  app.use('/workspace', workspaceRouter({ archive, accounts, guard, baseUrl: base, removeDerivatives }));
  app.use('/request', requestRouter({ archive, guard, baseUrl: base }));
  app.use('/about/charter', charterRouter({ archive, accounts, guard, baseUrl: base }));
  app.use(vocabularyRouter({ base, ...pages.vocabulary }));
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
  return {
    app,
    async close() {
      await api.close();
      await preparer.close();
      await pictures.close();
    },
  };
}
