import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { dataStamp } from './archive/data-stamp.ts';
import { mediaPath } from './archive/media-store.ts';
import { openWrittenRecords } from './archive/written-records.ts';
import { ingestFile } from './commands/ingest-file.ts';
import { contestedBy } from './curation/public/contested-by.ts';
import { type ItemView, type Viewer, viewItem } from './curation/view.ts';
import { findItem } from './find-item.ts';
import { formGuard } from './http/form-guard.ts';
import { limitRate } from './http/limit-rate.ts';
import { sendProblem } from './http/problem-details.ts';
import { pageHandlers } from './page-handlers.ts';
import { dataPageRouter } from './pages/about/data-page.ts';
import { accountsRouter } from './pages/accounts/accounts-router.ts';
import { charterRouter } from './pages/charter/charter-router.ts';
import { decisionsRouter } from './pages/decisions/decisions-router.ts';
import { pagesRouter } from './pages/pages-router.ts';
import { requestRouter } from './pages/request/request-router.ts';
import { workspaceRouter } from './pages/workspace/workspace-router.ts';
import { preparePyramids } from './projections/images/prepare-pyramids.ts';
import { removePyramids } from './projections/images/pyramid-path.ts';
import { createImageReader } from './projections/images/read-image.ts';
import type { QuadStore } from './projections/quads/quad-store.ts';
import { apiRouter } from './protocols/api/api-router.ts';
import { dumpsRouter } from './protocols/dumps/dumps-router.ts';
import { historyRouter } from './protocols/history/history-router.ts';
import { archiveImages } from './protocols/iiif/archive-images.ts';
import { authRouter } from './protocols/iiif/auth/auth-router.ts';
import { contentStateRouter } from './protocols/iiif/content-state/content-state-router.ts';
import { discoveryRouter } from './protocols/iiif/discovery/discovery-router.ts';
import { imageRouter } from './protocols/iiif/image/image-router.ts';
import { IMAGE_PATHS } from './protocols/iiif/image/image-version.ts';
import { presentationRouter } from './protocols/iiif/presentation/presentation-router.ts';
import { contentSearchRouter } from './protocols/iiif/search/content-search-router.ts';
import { ldesRouter } from './protocols/ldes/ldes-router.ts';
import { arkRouter } from './protocols/linked-data/ark.ts';
import { linkedDataRouter } from './protocols/linked-data/linked-data-router.ts';
import { memberRouter } from './protocols/linked-data/member-router.ts';
import { ownTermsRouter } from './protocols/linked-data/own-terms.ts';
import { modelFormats } from './protocols/oai/model-formats.ts';
import { oaiRouter } from './protocols/oai/oai-router.ts';
import { ownSchemasRouter } from './protocols/oai/own-schemas.ts';
import { openSearchRouter } from './protocols/opensearch/opensearch-router.ts';
import { createMetrics } from './protocols/operation/create-metrics.ts';
import { operationRouter } from './protocols/operation/operation-router.ts';
import { searchRouter } from './protocols/search/search-router.ts';
import { findPrincipal, principalOf } from './protocols/session/who-asks.ts';
import { sitemapRouter } from './protocols/sitemap/sitemap-router.ts';
import { fullText } from './protocols/sparql/full-text.ts';
import { sparqlRouter } from './protocols/sparql/sparql-router.ts';
import { voidRouter } from './protocols/sparql/void-router.ts';
import { openSentFiles } from './protocols/uploads/open-sent-files.ts';
import { uploadsPath, uploadsRouter } from './protocols/uploads/uploads-router.ts';
import { vocabularyRouter } from './protocols/vocabulary/vocabulary-router.ts';
import { readiness } from './readiness.ts';
import { harvestVersion, oaiDomain, recordSurroundings } from './record-surroundings.ts';
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
      imageRouter({ images, reader: pictures, baseUrl: site, version, followValidators: true }),
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

  // Results of queries are compressed by their own door, quickly.
  app.use(
    compression({
      filter: (req, res) =>
        !(req as Request).originalUrl.startsWith('/sparql') && compression.filter(req, res),
    }),
  );
  app.use(
    ['/api', '/search', '/sparql'],
    limitRate({ ...config.rates, clientOf: (res) => principalOf(res)?.id }),
  );
  const disputesOn = (view: ItemView) => contestedBy(archive, view);
  const written = openWrittenRecords(config.dataDir);
  const data = { ...recordSurroundings(reader, config), disputesOn };
  if (config.naan !== undefined) app.use(arkRouter({ base, naan: config.naan }));
  app.use(ownSchemasRouter(base));
  app.use(
    oaiRouter({
      list: publicList,
      archive: reader,
      view: viewItem,
      disputesOn,
      baseUrl: base,
      domain: oaiDomain(config),
      repositoryName: config.repositoryName,
      adminEmail: config.adminEmail,
      secret,
      formats: modelFormats(data),
      written: { records: written, feed: archive.feed, version: harvestVersion(archive, config) },
    }),
  );
  app.use(sitemapRouter({ archive, baseUrl: base }));
  app.use(
    openSearchRouter({
      index,
      ready: () => services.searchState().ready,
      baseUrl: base,
      name: config.repositoryName,
    }),
  );
  app.use(ldesRouter({ archive, baseUrl: base, title: config.repositoryName }));
  app.use(
    '/api/search',
    searchRouter({ index, ready: () => services.searchState().ready, names: reader, baseUrl: base }),
  );
  const pages = pageHandlers(services, preparer.prepare);
  const quads: Pick<QuadStore, 'query' | 'version'> = {
    query: async (query) =>
      (await services.followers()?.store.query(query)) ?? { kind: 'unavailable', retryAfter: 5 },
    version: () => services.followers()?.store.version() ?? 'starting',
  };
  app.use(voidRouter({ store: quads, archive: reader, list: publicList, base, name: config.repositoryName }));
  app.use(
    sparqlRouter({
      store: quads,
      baseUrl: site,
      limits: {
        milliseconds: config.sparql.seconds * 1000,
        rows: config.sparql.rows,
        bytes: config.sparql.bytes,
      },
      services: config.services.map(({ url }) => url),
      fullText: fullText({ index, ready: () => services.searchState().ready, base }),
      page: pages.sparql,
    }),
  );
  const find = (id: string, viewer: Viewer) => findItem(archive, id, viewer);
  app.use(
    presentationRouter({
      archive: reader,
      manifests: archive.manifests,
      find,
      index,
      searchReady: () => services.searchState().ready,
      stamp: dataStamp(archive.db),
      baseUrl: site,
    }),
  );
  app.use(contentStateRouter({ baseUrl: site }));
  app.use(discoveryRouter({ archive: reader, manifests: archive.manifests, baseUrl: site }));
  app.use(
    contentSearchRouter({
      viewOf: (id, viewer) => {
        const found = find(id, viewer);
        return found.kind === 'item' ? found.view : undefined;
      },
      baseUrl: site,
    }),
  );
  const removeDerivatives = async (sha256: string) => {
    const key = { dataDir: config.dataDir, sha256 };
    for (const pyramid of await removePyramids(key)) await pictures.forget(pyramid);
  };
  const sent = openSentFiles({ dataDir: config.dataDir });
  app.use(uploadsPath, uploadsRouter({ sent }));
  const api = apiRouter({
    archive,
    accounts,
    sent,
    baseUrl: base,
    takeFile: (deposit) =>
      ingestFile(archive, { ...deposit, baseUrl: base, formerBaseUrls: config.formerBaseUrls }),
    removeDerivatives,
    report: services.report,
    dumps: services.dumps && ((version) => services.dumps!.make(version)),
  });
  app.use('/api', api.router);
  app.use(
    linkedDataRouter({
      find,
      data,
      pages: pages.linkedData,
    }),
  );
  app.use(dumpsRouter({ archive, baseUrl: base, page: pages.dumps }));
  app.use(historyRouter({ find, archive, data, pages: pages.history }));
  app.use(decisionsRouter({ archive, baseUrl: base }));
  app.use(ownTermsRouter(base));
  app.use(accountsRouter({ accounts, guard, archive: reader, baseUrl: base, home: '/workspace' }));
  app.use(
    '/workspace',
    workspaceRouter({
      archive,
      accounts,
      guard,
      baseUrl: base,
      sent,
      uploads: api.uploads,
      removeDerivatives,
    }),
  );
  app.use('/request', requestRouter({ archive, guard, baseUrl: base }));
  app.use(dataPageRouter({ baseUrl: base }));
  app.use('/about/charter', charterRouter({ archive, accounts, guard, baseUrl: base }));
  app.use(vocabularyRouter({ base, ...pages.vocabulary }));
  app.use(pages.things);
  app.use(memberRouter({ archive: reader, base }));
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
      sent.close();
      await api.close();
      await preparer.close();
      await pictures.close();
      written.close();
    },
  };
}
