import { type Request, Router } from 'express';
import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import { isLanguageTag } from '../../../vocab/record/language-map.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { type SearchIndex, SearchUnavailable } from '../../projections/search/search-index.ts';

export type OpenSearchOptions = {
  index: Pick<SearchIndex, 'search'>;
  ready: () => boolean;
  /** The archive's public address; ends with a slash. */
  baseUrl: string;
  name: string;
};

/** The description (https://github.com/dewitt/opensearch, OpenSearch 1.1, draft 6): a short name has 16 letters at most. */
export const describeSearch = (base: string, name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeText([...name].slice(0, 16).join('').trim())}</ShortName>
<Description>${escapeText(`Search the descriptions of ${name}, an open cultural archive.`)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Image height="16" width="16" type="image/svg+xml">${base}assets/mark.svg</Image>
<Url type="text/html" method="get" template="${base}search?q={searchTerms}&amp;page={startPage?}"/>
<Url type="application/json" method="get" template="${base}api/search?q={searchTerms}&amp;page={startPage?}&amp;size={count?}"/>
<Url type="application/x-suggestions+json" rel="suggestions" method="get" template="${base}search/suggest?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${base}opensearch.xml"/>
</OpenSearchDescription>
`;

/** What is asked: the first `q`, as far as it may be long, and a language. */
function readAsked(req: Request): { q: string; language: string } {
  const parameters = new URL(req.originalUrl, 'http://search.invalid').searchParams;
  const lang = parameters.get('lang') ?? 'en';
  return { q: (parameters.get('q') ?? '').slice(0, 200), language: isLanguageTag(lang) ? lang : 'en' };
}

/** `/opensearch.xml`, by which browsers take up the search, and `/search/suggest`, which completes what is typed. */
export function openSearchRouter({ index, ready, baseUrl, name }: OpenSearchOptions): Router {
  const router = Router();
  router.use(['/opensearch.xml', '/search/suggest'], cors());
  router.get('/opensearch.xml', (_req, res) => {
    res.set({
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    });
    res.send(describeSearch(baseUrl, name));
  });

  const notReady = { status: 503, title: 'Search is not ready', detail: 'The search index is starting.' };
  router.get('/search/suggest', async (req, res) => {
    const { q, language } = readAsked(req);
    const send = (titles: readonly string[]) =>
      res
        .set({ 'Content-Type': 'application/x-suggestions+json', 'Cache-Control': 'no-cache' })
        .send(Buffer.from(JSON.stringify([q, titles])));
    if (q.trim() === '') return send([]);
    const refuse = () => sendProblem(res, { ...notReady, remedy: 'Ask again in 5 seconds.', retryAfter: 5 });
    if (!ready()) return refuse();
    try {
      const found = await index.search({ q, facets: {}, sort: 'relevance', page: 1, size: 10, language });
      // What has only some of the words completes nothing.
      return send(found.loose ? [] : [...new Set(found.hits.map(({ card }) => card.title))]);
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      return refuse();
    }
  });
  return router;
}
