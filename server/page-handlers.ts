import { type Request, type Response, Router } from 'express';
import type { LanguageMap } from '../vocab/record/language-map.ts';
import { type FoundAuthority, findAuthority } from './curation/authorities/view-authority.ts';
import { imagesOf, pagesOf } from './curation/images-of.ts';
import { contestedBy } from './curation/public/contested-by.ts';
import { type ItemView, thePublic, type Viewer, viewItem } from './curation/view.ts';
import { authorityPage } from './pages/authority-page.ts';
import { renderDumpsPage } from './pages/dumps/render-dumps-page.ts';
import { guidesRouter } from './pages/guides/guides-router.ts';
import { historyPages } from './pages/history/history-pages.ts';
import { readChoices } from './pages/item/item-page.ts';
import { renderItemPage } from './pages/item/render-item-page.ts';
import { renderRecordPage } from './pages/item/render-record-page.ts';
import { sendPage } from './pages/layout/send-page.ts';
import type { PageImage, PageQuery, PageResult, PagesPorts } from './pages/ports.ts';
import { linkTo } from './pages/reader/link-to.ts';
import { readerOf } from './pages/reader/reader.ts';
import { renderErrorPage } from './pages/render-error-page.ts';
import { renderThingPage, type Thing } from './pages/render-thing-page.ts';
import { askIndex } from './pages/search/ask-index.ts';
import { renderSparqlPage } from './pages/sparql/render-sparql-page.ts';
import { findPyramidSync } from './projections/images/pyramid-path.ts';
import { type FacetName, namedFacets } from './projections/search/facet-names.ts';
import type { DumpsPage } from './protocols/dumps/ports.ts';
import type { HistoryPages } from './protocols/history/history-router.ts';
import type { LinkedDataPages } from './protocols/linked-data/linked-data-router.ts';
import { viewerFor } from './protocols/session/who-asks.ts';
import { describeFailure } from './protocols/sparql/describe-failure.ts';
import type { SparqlPage } from './protocols/sparql/sparql-router.ts';
import type { VocabularyOptions } from './protocols/vocabulary/vocabulary-router.ts';
import type { Services } from './services.ts';
import { conceptFinder } from './vocabulary/find-concept.ts';

/** Counts on the start page may be this old, in milliseconds: they cost a pass over the public list, and yet must soon forget what is restricted. */
const countsLast = 1_000;

/** The pages, given what they need of everything else. `prepare`: makes a picture that is not public ready for those who may see it. */
export function pageHandlers(
  services: Omit<Services, 'accounts' | 'report'>,
  prepare: (file: string, page?: number) => void = () => {},
): {
  ports: PagesPorts;
  linkedData: LinkedDataPages;
  things: Router;
  vocabulary: Omit<VocabularyOptions, 'base'>;
  sparql: SparqlPage;
  history: HistoryPages;
  dumps: DumpsPage;
} {
  const { config, archive, index } = services;
  const { reader, publicList } = archive;
  const site = { baseUrl: config.baseUrl };

  const ask = askIndex({ index, archive: reader });
  const search = async (query: PageQuery): Promise<PageResult | undefined> =>
    services.searchState().ready ? ask(query) : undefined;

  const imagesFor = (view: ItemView, viewer: Viewer = thePublic): PageImage[] =>
    view.records.flatMap((record) =>
      imagesOf(record)
        .flatMap(pagesOf)
        .map(({ id, file, page, media, rights }) => {
          const ready = findPyramidSync({ dataDir: config.dataDir, sha256: file, page }) !== undefined;
          if (!ready && viewer.kind !== 'public') prepare(file, page);
          return {
            id,
            width: media.width ?? 1,
            height: media.height ?? 1,
            alt: media.alt ?? {},
            ...(rights && { rights }),
            ready,
          };
        }),
    );

  let counted = Promise.resolve({ items: 0, records: 0, partners: 0, languages: 0 });
  let countedAt = Number.NEGATIVE_INFINITY;
  const counts = () => {
    if (performance.now() - countedAt > countsLast) {
      countedAt = performance.now();
      // Search knows in how many languages; without it the others are told.
      counted = search({ q: '', facets: {}, page: 1, size: 1, lang: 'en' }).then((result) => ({
        ...publicList.counts(),
        languages: result?.facets.describedIn?.length ?? 0,
      }));
    }
    return counted;
  };

  const ports: PagesPorts = { archive: reader, search, imagesOf: imagesFor, counts, ...site };

  const missing = (req: Request, res: Response, status: 404 | 410): void => {
    const who = readerOf(req, site);
    sendPage(res, { reader: who, status, html: renderErrorPage({ reader: who, status }) });
  };

  const linkedData: LinkedDataPages = {
    missing,
    async item(req, res, view) {
      const who = readerOf(req, site);
      const html = renderItemPage({
        view,
        reader: who,
        archive: reader,
        images: imagesFor(view, viewerFor(res)),
        disputes: contestedBy(archive, view),
        ...readChoices(who),
      });
      sendPage(res, { reader: who, html });
    },
    record(req, res, view, record) {
      const who = readerOf(req, site);
      const html = renderRecordPage({
        view,
        reader: who,
        archive: reader,
        disputes: contestedBy(archive, view),
        record,
      });
      if (html === undefined) return missing(req, res, 404);
      sendPage(res, { reader: who, html });
    },
    claims(req, res, view) {
      // The item's page shows the claims side by side.
      const { search } = new URL(req.originalUrl, site.baseUrl);
      res.redirect(303, `/item/${view.id}?as=records${search.replace('?', '&')}`);
    },
  };

  const sparql: SparqlPage = (req, res, { query, result, services, limits }) => {
    const view = new URL(req.originalUrl, site.baseUrl).searchParams.get('view') ?? undefined;
    const who = readerOf(req, site);
    const failure =
      result === null || result.kind === 'ok' || result.kind === 'aborted'
        ? undefined
        : describeFailure(result);
    sendPage(res, {
      reader: who,
      html: renderSparqlPage({ reader: who, query, result, services, limits, view }),
      ...(failure && { status: failure.status }),
      headers: {
        ...(result && { 'Cache-Control': 'no-store' }),
        ...(failure?.retryAfter !== undefined && { 'Retry-After': String(failure.retryAfter) }),
      },
    });
  };

  /** The uses of a concept, place or agent: the first facet in which public items have it. */
  async function usesOf(
    reference: string,
    lang: string,
  ): Promise<{ facet: FacetName; result: PageResult } | undefined> {
    for (const facet of namedFacets) {
      const result = await search({ q: '', facets: { [facet]: [reference] }, page: 1, size: 24, lang });
      if (result?.total) return { facet, result };
    }
    return undefined;
  }

  const findConcept = conceptFinder({ archive, brought: (id) => services.schemes()?.concept(id) });
  /** What public items call a person, or whatever no scheme holds. */
  async function named(reference: string, lang = 'en'): Promise<LanguageMap | undefined> {
    const uses = await usesOf(reference, lang);
    const found = uses?.result.facets[uses.facet]?.find(({ value }) => value === reference);
    return found && { [found.labelLanguage ?? 'und']: [found.label] };
  }

  const things = Router();
  /** A person, group or place; a place that public records only bring as what lies above another is shown by what they say. */
  function authority(reference: string): FoundAuthority {
    const found = findAuthority(archive, reference);
    const brought =
      found.kind === 'unknown' && reference.startsWith('place/') ? findConcept(reference) : undefined;
    if (!brought) return found;
    const nothing = { descriptions: [], joined: [], namedBy: [] };
    return { kind: 'authority', view: { reference, kind: 'place', label: brought.label, ...nothing } };
  }
  things.get(['/place/:id', '/agent/:id'], (req, res) => {
    const who = readerOf(req, site);
    const found = authority(`${req.path.split('/')[1]}/${(req.params as { id: string }).id}`);
    if (found.kind === 'unknown') return missing(req, res, 404);
    if (found.kind === 'moved') return res.redirect(302, linkTo(who, `/${found.to}`));
    const page = { archive, ports, reader: who, view: found.view, findConcept };
    sendPage(res, { reader: who, html: authorityPage(page) });
  });
  things.get('/concept/:id', async (req, res) => {
    const kind = req.path.split('/')[1] as Thing['kind'];
    const reference = `${kind}/${(req.params as { id: string }).id}`;
    const who = readerOf(req, site);
    const concept = findConcept(reference);
    const uses = await usesOf(reference, who.language);
    const facetValue = uses?.result.facets[uses.facet]?.find(({ value }) => value === reference);
    const label =
      concept?.label ?? (facetValue && { [facetValue.labelLanguage ?? 'und']: [facetValue.label] });
    if (!label) return missing(req, res, 404);
    const thing: Thing = {
      kind,
      id: (req.params as { id: string }).id,
      label,
      ...(concept && {
        alternative: concept.alternative,
        mappings: concept.mappings,
        notes: concept.notes,
        broader: concept.broader,
        narrower: concept.narrower,
      }),
      ...(uses && { uses: { total: uses.result.total, items: uses.result.items } }),
    };
    sendPage(res, { reader: who, html: renderThingPage({ reader: who, thing }) });
  });
  /** The first record of the public list that still is public, to be spoken of in the guides. */
  const example = () => {
    const states = publicList.records({ limit: 100 }).filter(({ deleted }) => !deleted);
    for (const item of reader.items([...new Set(states.map((state) => state.item))])) {
      const record = viewItem(item, thePublic)?.records[0];
      if (record) {
        const { name, partner, collection } = record;
        return { item: item.id, record: name, partner, collection };
      }
    }
    return undefined;
  };
  things.use(guidesRouter({ baseUrl: config.baseUrl, example }));
  const dumps: DumpsPage = (req, res, shown) => {
    const who = readerOf(req, site);
    sendPage(res, { reader: who, html: renderDumpsPage({ reader: who, shown }) });
  };
  const history = historyPages({ archive, imagesOf: imagesFor, ...site });
  return {
    ports,
    linkedData,
    things,
    vocabulary: { find: findConcept, named, authority },
    sparql,
    history,
    dumps,
  };
}
