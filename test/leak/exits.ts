import { facetNames } from '../../server/projections/search/facet-names.ts';
import { forms } from '../../server/protocols/linked-data/forms.ts';
import { languages, statementsSaying, termsOf } from './canary-content.ts';
import type { Canary } from './place-canaries.ts';

/** What a request is about: a canary, or one that never was, which every answer is compared with. */
export type Subject = {
  word: string;
  item: string;
  image: string;
  /** Whether pages are asked for in every language; else in two, of both directions. */
  wide?: boolean;
  /** Moments of its past, as mementos have them, where there are any. */
  moments?: readonly string[];
  /** A statement that says the word. */
  statement: string;
  terms: readonly string[];
};
export const subjectOf = ({ word, item, image, content, moments }: Canary, wide = false): Subject => ({
  wide,
  ...(moments && { moments }),
  word,
  item,
  image,
  statement: statementsSaying(content, word)[0]!,
  terms: termsOf(content),
});
export type Ask = { path: string; accept?: string; form?: string; method?: string; json?: unknown };

/** A way out of the archive. `about`: what may be asked about a thing; `overall`: what tells of everything; `own`: answers are the viewer's own. */
export type Exit = {
  about?: (subject: Subject) => Ask[];
  overall?: () => Ask[];
  /** What a stranger may try to do to a thing of which they are to know nothing. */
  acts?: (subject: Subject) => Ask[];
  own?: true;
  /** Why there is nothing to ask. */
  why?: string;
};

const get = (...paths: string[]): Ask[] => paths.map((path) => ({ path }));
const page = (path: string): Ask => ({ path, accept: 'text/html' });
const suffixes = forms.map(({ form }) => form);
const encode = encodeURIComponent;

/** `~` in a query stands for the archive's address. */
const sparql = (query: string, accept = 'application/sparql-results+json'): Ask => ({
  path: `/sparql?query=${encode(query)}`,
  accept,
});
const says = (word: string) =>
  ['?g', '?s', '?p', '?o'].map((v) => `CONTAINS(LCASE(STR(${v})), "${word}")`).join(' || ');

/** The first terms of each kind of thing, or of one: as many stand for all of them. */
const of = (terms: readonly string[], most: number, kind = '') =>
  ['concept', 'agent', 'place']
    .filter((home) => home.startsWith(kind))
    .flatMap((home) => terms.filter((id) => id.startsWith(`${home}/`)).slice(0, most));
/** The facet in which a term is counted. */
const facetOf = (id: string) =>
  id.startsWith('agent/') ? 'creator' : (facetNames.find((facet) => id.includes(`/${facet}-`)) ?? 'subject');

const imageAsks = (version: 2 | 3, image: string) => {
  const full = `/full/${version === 3 ? 'max' : 'full'}/0/default.jpg`;
  const rest =
    version === 2
      ? ['/info.json', full]
      : [
          '',
          '/info.json',
          full,
          '/full/64,/0/default.webp',
          '/0,0,256,256/256,/0/default.jpg',
          '/full/nonsense/0/default.jpg',
        ];
  return get(...rest.map((end) => `/iiif/image/${version}/${image}${end}`));
};

const oai = (query: string) => `/oai?${query}`;
const identifier = (item: string) => `oai:127.0.0.1:${item}:a`;
const tongues = (wide = false) => (wide ? languages : ['en', 'ar']);
const collections = ['shared', 'veto', 'closed-partners', 'closed-named', 'closed-withheld'];
const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const act = (method: string, path: string, json: unknown = {}): Ask => ({ method, path, json });
/** Acts on what somebody has and others know of by its number alone: proposals, deposits, keys. */
const byNumber = (method: string, path: (id: number | string) => string, json: unknown = {}): Exit => ({
  overall: () => ['1', '2', '3', '999'].map((id) => act(method, path(id), json)),
});
/** A form of a page; whoever is signed in sends its token too. */
const form = (path: string, fields: string): Ask => ({
  method: 'POST',
  path,
  form: fields,
  accept: 'text/html',
});
const byForm = (path: string, fields: string): Exit => ({ overall: () => [form(path, fields)] });
const withheld = { access: { level: 'public' }, partner: 'd' };
const en = (text: string) => ({ en: [text] });
const stamp = '20991231235959';
const numbers = ['D-2026-000001', 'D-2026-000002', 'D-2026-000003', 'T-2026-000001', 'D-2026-000099'];
const steps = {
  admit: {},
  agree: { proposal: 1 },
  answer: { answer: 'defend', reasons: en('No.') },
  appeal: { reasons: en('No.') },
  'call-panel': {},
  decide: { outcome: 'dismissed', reasons: en('No.') },
  decline: {},
  hold: {},
  'name-mediator': { mediator: { kind: 'partner', partner: 'd' } },
  propose: { outcome: 'dismissed' },
  release: {},
  vote: { outcome: 'dismissed', reasons: en('No.') },
  withdraw: {},
};
const unknownUpload = `/workspace/deposits/preview/u-${'0'.repeat(18)}`;
/** People and places that a canary names: what is asked about them, or what a stranger tries to do to them. */
const named = (make: (reference: string) => Ask, way: 'about' | 'acts' = 'about'): Exit => ({
  [way]: ({ terms }: Subject) =>
    [...of(terms, 2, 'agent'), ...of(terms, 1, 'place')].map((reference) => make(reference)),
});
const somebody = { partner: 'd', content: { name: en('Somebody') } };
const onTheWay: Exit = { why: 'It settles who asks, or adds headers, and passes on.' };
const byPerson: Exit = { why: 'It tells people of their own account alone.' };

/** Every route of the application by its name in `routesOfApp`; a route that is not here fails the test. */
export const exits: Record<string, Exit> = {
  'USE /': onTheWay,
  'USE /item': onTheWay,
  'USE /api/search': onTheWay,
  'USE /iiif/presentation/2': onTheWay,
  'USE /iiif/presentation/3': onTheWay,
  'USE /iiif/discovery/1': onTheWay,
  'USE /iiif/search/2': onTheWay,
  'USE /iiif/auth/2/probe': onTheWay,
  'USE /healthz': onTheWay,
  'USE /readyz': onTheWay,
  'USE /metrics': onTheWay,
  'USE /sparql': onTheWay,
  'USE /account': onTheWay,
  'USE /assets': { why: 'Files of the program.' },
  'USE /assets/tus': { why: 'Files of a package.' },
  'USE /assets/openseadragon': { why: 'Files of a package.' },
  'USE /assets/yasqe': { why: 'Files of a package.' },
  'GET /account': byPerson,
  'GET /account/forgotten': byPerson,
  'GET /account/join': byPerson,
  'GET /account/oidc': byPerson,
  'GET /account/reset': byPerson,
  'GET /account/sign-in': byPerson,
  'POST /account/forget': byPerson,
  'POST /account/forgotten': byPerson,
  'POST /account/join': byPerson,
  'POST /account/name': byPerson,
  'POST /account/password': byPerson,
  'POST /account/reset': byPerson,
  'POST /account/sign-in': byPerson,
  'POST /account/sign-out': byPerson,
  'POST /account/sign-out-everywhere': byPerson,
  'GET /iiif/auth/2/access': byPerson,
  'GET /iiif/auth/2/logout': byPerson,
  'GET /iiif/auth/2/token': byPerson,

  'GET /': { overall: () => languages.map((lang) => page(`/?lang=${lang}`)) },
  'GET /about': { overall: () => [page('/about')] },
  'GET /about/data': { overall: () => languages.map((lang) => page(`/about/data?lang=${lang}`)) },
  'GET /about/harvesting': { overall: () => [page('/about/harvesting')] },
  'GET /about/research': { overall: () => [page('/about/research')] },
  'GET /about/development': { overall: () => [page('/about/development')] },
  'GET /about/template.csv': { overall: () => get('/about/template.csv') },
  'GET /collection/:id': {
    overall: () => [
      ...collections.map((id) => page(`/collection/${id}`)),
      ...get('/collection/shared.jsonld', '/collection/shared.schema.jsonld'),
    ],
  },
  'GET /partner/:id': { overall: () => ['a', 'b', 'k'].map((id) => page(`/partner/${id}`)) },
  'GET /concept/:id': {
    about: ({ terms }) => of(terms, 2, 'concept').map((id) => page(`/${id}`)),
  },
  'GET /place/:id': {
    about: ({ terms }) => of(terms, 2, 'place').map((id) => page(`/${id}`)),
  },
  'GET /agent/:id': {
    about: ({ terms }) => of(terms, 2, 'agent').map((id) => page(`/${id}`)),
  },
  'GET /ns/': { overall: () => get('/ns/') },
  'GET /ns/:term': { why: 'The archive’s own words, which no record changes.' },
  'GET /healthz': { overall: () => get('/healthz') },
  'GET /readyz': { overall: () => get('/readyz') },
  'GET /metrics': { overall: () => get('/metrics') },

  'GET /item/:item': {
    own: true,
    about: ({ item, image, wide }) => [
      ...tongues(wide).map((lang) => page(`/item/${item}?lang=${lang}`)),
      page(`/item/${item}?as=records&image=${image}`),
      ...suffixes.map((suffix) => ({ path: `/item/${item}.${suffix}` })),
      { path: `/item/${item}`, accept: 'text/turtle' },
      { path: `/item/${item}`, accept: 'image/tiff' },
    ],
  },
  'GET /item/:item/record/:record': {
    own: true,
    about: ({ item }) => [
      page(`/item/${item}/record/a`),
      page(`/item/${item}/record/a.2`),
      ...suffixes.map((suffix) => ({ path: `/item/${item}/record/a.${suffix}` })),
    ],
  },
  'GET /item/:item/:part': {
    own: true,
    about: ({ item }) =>
      get(`/item/${item}/visual`, `/item/${item}/visual.jsonld`, `/item/${item}/text.jsonld`),
  },
  'GET /item/:item/record/:record/:part': {
    own: true,
    about: ({ item }) => get(`/item/${item}/record/a/visual.jsonld`, `/item/${item}/record/a/text.jsonld`),
  },
  'GET /ns/linked_art.xsd': { overall: () => get('/ns/linked_art.xsd') },
  'GET /ns/claims.xsd': { overall: () => get('/ns/claims.xsd') },
  'GET /item/:item/claims': { own: true, about: ({ item }) => [page(`/item/${item}/claims`)] },
  'GET /item/:item/claims.:suffix': {
    own: true,
    about: ({ item }) => get(...suffixes.map((suffix) => `/item/${item}/claims.${suffix}`)),
  },

  'USE /iiif/image/2': { own: true, about: ({ image }) => imageAsks(2, image) },
  'USE /iiif/image/3': { own: true, about: ({ image }) => imageAsks(3, image) },
  'GET /iiif/auth/2/probe/:image': { own: true, about: ({ image }) => get(`/iiif/auth/2/probe/${image}`) },
  ...Object.fromEntries(
    [3, 2].flatMap((version): [string, Exit][] => {
      const at = `/iiif/presentation/${version}`;
      return [
        [`GET ${at}/:item/manifest`, { own: true, about: ({ item }) => get(`${at}/${item}/manifest`) }],
        [`GET ${at}/collection`, { overall: () => get(`${at}/collection`) }],
        [
          `GET ${at}/collection/search`,
          {
            about: ({ word }) =>
              get(
                `${at}/collection/search?q=${word}`,
                `${at}/collection/search?q=${word}&page=1`,
                `${at}/collection/search?q=&subject=${encode(`https://terms.example/${word}`)}`,
              ),
            overall: () =>
              get(
                `${at}/collection/search?q=&page=1`,
                `${at}/collection/search?q=&collection=closed-withheld`,
              ),
          },
        ],
        [
          `GET ${at}/collection/:id`,
          { overall: () => get(...collections.map((id) => `${at}/collection/${id}`)) },
        ],
        [
          `GET ${at}/collection/:id/from/:item`,
          { overall: () => get(...collections.map((id) => `${at}/collection/${id}/from/0`)) },
        ],
        [
          `GET ${at}/collection/partner/:id`,
          { overall: () => get(...['a', 'b', 'k'].map((id) => `${at}/collection/partner/${id}`)) },
        ],
        [
          `GET ${at}/collection/partner/:id/from/:item`,
          { overall: () => get(`${at}/collection/partner/a/from/0`) },
        ],
      ];
    }),
  ),
  'GET /iiif/view': {
    about: ({ item, image }) => {
      const manifest = `http://127.0.0.1:3000/iiif/presentation/3/${item}/manifest`;
      return get(
        `/iiif/view?iiif-content=${encode(manifest)}`,
        `/iiif/view?iiif-content=${encode(manifest.replace('manifest', `canvas/${image}`))}`,
      );
    },
  },
  'GET /iiif/discovery/1/activity': { overall: () => get('/iiif/discovery/1/activity') },
  'GET /iiif/discovery/1/activity/page/:page': {
    overall: () => upTo(5).map((n) => ({ path: `/iiif/discovery/1/activity/page/${n - 1}` })),
  },
  'GET /iiif/search/2/:item': {
    own: true,
    about: ({ item, word }) =>
      get(`/iiif/search/2/${item}?q=${word}`, `/iiif/search/2/${item}?q=once`, `/iiif/search/2/${item}`),
  },
  'GET /iiif/search/2/:item/autocomplete': {
    own: true,
    about: ({ item, word }) =>
      get(
        `/iiif/search/2/${item}/autocomplete?q=`,
        `/iiif/search/2/${item}/autocomplete?q=${word.slice(0, 3)}`,
      ),
  },

  'ALL /oai': onTheWay,
  'GET /oai': {
    about: ({ item }) =>
      get(
        oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${encode(identifier(item))}`),
        oai(`verb=ListMetadataFormats&identifier=${encode(identifier(item))}`),
        oai(`verb=GetRecord&metadataPrefix=none&identifier=${encode(identifier(item))}`),
      ),
    overall: () =>
      get(
        oai('verb=Identify'),
        oai('verb=ListSets'),
        oai('verb=ListRecords&metadataPrefix=oai_dc'),
        ...['edm', 'lido', 'mods', 'linked_art', 'claims'].map((prefix) =>
          oai(`verb=ListRecords&metadataPrefix=${prefix}`),
        ),
        oai('verb=ListRecords&metadataPrefix=oai_dc&set=type'),
        oai('verb=ListRecords&metadataPrefix=oai_dc&set=language:en'),
        oai('verb=ListIdentifiers&metadataPrefix=oai_dc'),
        oai('verb=ListIdentifiers&metadataPrefix=oai_dc&set=partner:a'),
        oai('verb=ListRecords&metadataPrefix=oai_dc&set=collection:closed-partners'),
        oai('verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00Z&until=2090-01-01T00:00:00Z'),
      ),
  },
  'POST /oai': {
    about: ({ item }) => [
      { path: '/oai', form: `verb=GetRecord&metadataPrefix=oai_dc&identifier=${encode(identifier(item))}` },
    ],
  },

  'GET /robots.txt': { overall: () => get('/robots.txt') },
  'GET /sitemap.xml': { overall: () => get('/sitemap.xml') },
  'GET /sitemap/pages.xml': { overall: () => get('/sitemap/pages.xml') },
  'GET /sitemap/:chunk.xml': { overall: () => get('/sitemap/0.xml', '/sitemap/1.xml') },
  'USE /search': onTheWay,
  'USE /opensearch.xml': onTheWay,
  'USE /search/suggest': onTheWay,
  'GET /opensearch.xml': { why: 'A text of the program.' },
  'GET /search/suggest': {
    about: ({ word }) =>
      get(
        `/search/suggest?q=${word}`,
        `/search/suggest?q=${word.slice(0, 4)}`,
        `/search/suggest?q=${word}&lang=ar`,
      ),
  },
  'USE /dumps': onTheWay,
  'GET /dumps': { why: 'It leads to its address with a slash.' },
  'GET /dumps/': {
    overall: () => [
      page('/dumps/'),
      { path: '/dumps/', accept: 'text/turtle' },
      { path: '/dumps/', accept: 'application/json' },
    ],
  },
  'GET /dumps/*path': { why: 'Packed files: test/leak/dumps.test.ts unpacks and reads them.' },
  'GET /dumps/releases/:version': { why: 'It leads to its address with a slash.' },
  'GET /dumps/releases/:version/': { overall: () => [page('/dumps/releases/2026.1/')] },
  'GET /dumps/releases/:version/*path': { why: 'As those of dumps.' },
  'POST /api/dumps': { overall: () => [act('POST', '/api/dumps', {})] },
  'USE /ldes': onTheWay,
  'GET /ldes': { overall: () => [{ path: '/ldes', accept: 'application/n-quads' }] },
  'GET /ldes/shape': { why: 'A text of the program.' },
  'GET /ldes/:page': {
    overall: () => ['0', '1', '2'].map((nth) => ({ path: `/ldes/${nth}`, accept: 'application/n-quads' })),
  },

  'GET /search': {
    about: ({ word, wide }) => [
      ...tongues(wide).map((lang) => page(`/search?q=${word}&lang=${lang}`)),
      page(`/search?q=${word.slice(0, 5)}`),
    ],
    overall: () => [page('/search'), page('/search?q=&page=2'), page('/search?q=&sort=date')],
  },
  'ALL /api/search': onTheWay,
  'GET /api/search': {
    about: ({ word, terms }) => {
      const typo = `${word.slice(0, 4)}y${word.slice(5)}`;
      return get(
        ...[word, word.slice(0, 6), word.slice(0, 3), typo, `${word} nothing`, word.toUpperCase()].map(
          (q) => `/api/search?q=${q}`,
        ),
        ...['ar', 'zh', 'sw', 'xx'].map((lang) => `/api/search?q=${word}&lang=${lang}`),
        `/api/search?q=${word}&sort=date&size=1&page=2&from=-5000&to=3000`,
        `/api/search?q=&subject=${encode(`https://terms.example/${word}`)}`,
        ...of(terms, 2).map((id) => `/api/search?q=&${facetOf(id)}=${encode(id)}`),
        ...['material', 'type', 'creator'].map((facet) => `/api/search?q=&${facet}=${word}%20${facet}`),
        `/api/search?q=&nothing=${word}`,
      );
    },
    overall: () =>
      get(
        ...['en', 'fr', 'ar', 'zh'].map((lang) => `/api/search?q=&size=100&lang=${lang}`),
        '/api/search?q=&collection=closed-withheld',
        '/api/search?q=&partner=a',
      ),
  },

  'ALL /sparql': onTheWay,
  'GET /.well-known/void': {
    overall: () =>
      ['text/turtle', 'application/ld+json'].map((accept) => ({ path: '/.well-known/void', accept })),
  },
  'GET /sparql': {
    about: ({ word, item, terms }) => [
      sparql(`SELECT * WHERE { ?s ?p ?o BIND(?s AS ?g) FILTER(${says(word)}) }`),
      sparql(`SELECT * WHERE { ?item <~/ns/search> "${word}" }`),
      sparql(`SELECT * WHERE { GRAPH ?g { ?s ?p ?o } FILTER(${says(word)}) }`),
      sparql(`SELECT * WHERE { GRAPH ?g { ?s ?p ?o } FILTER(${says(item)}) }`),
      sparql(`DESCRIBE <~/item/${item}>`, 'text/turtle'),
      sparql(`DESCRIBE <~/item/${item}/record/a>`, 'text/turtle'),
      sparql(`ASK { GRAPH <~/item/${item}/record/a> { ?s ?p ?o } }`),
      sparql(
        `SELECT * WHERE { VALUES ?s { ${terms.map((id) => `<~/${id}>`).join(' ')} } { ?s ?p ?o } UNION { ?o ?p ?s } }`,
      ),
    ],
    overall: () => [
      sparql('SELECT (COUNT(*) AS ?all) WHERE { ?s ?p ?o }'),
      sparql(
        'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!REGEX(STR(?g), "/(decisions|dispute)/")) } GROUP BY ?g ORDER BY ?g',
      ),
      sparql('SELECT ?p (COUNT(*) AS ?all) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p'),
      { path: '/sparql', accept: 'text/turtle' },
    ],
  },
  'POST /sparql': {
    about: ({ word }) => [
      {
        path: '/sparql',
        accept: 'text/csv',
        form: `query=${encode(`SELECT * WHERE { ?s ?p ?o BIND(?p AS ?g) FILTER(${says(word)}) }`)}`,
      },
    ],
  },

  'USE /decision': onTheWay,
  'USE /decisions': onTheWay,
  'USE /decisions.atom': onTheWay,
  'USE /dispute': onTheWay,
  'USE /memento': onTheWay,
  'USE /timegate': onTheWay,
  'USE /timemap': onTheWay,
  'USE /api': { why: 'It answers 404 to addresses that are not there, and passes errors on.' },
  'GET /item/:item/history': { own: true, about: ({ item }) => [page(`/item/${item}/history`)] },
  'GET /item/:item/history.:suffix': {
    own: true,
    about: ({ item }) => get(...['html', 'json', 'ttl'].map((form) => `/item/${item}/history.${form}`)),
  },
  'GET /timegate/item/:item': { own: true, about: ({ item }) => get(`/timegate/item/${item}`) },
  'GET /timegate/item/:item/record/:record': {
    own: true,
    about: ({ item }) => get(`/timegate/item/${item}/record/a`),
  },
  'GET /timemap/item/:item': { own: true, about: ({ item }) => get(`/timemap/item/${item}`) },
  'GET /timemap/item/:item/record/:record': {
    own: true,
    about: ({ item }) => get(`/timemap/item/${item}/record/a`),
  },
  'GET /memento/:stamp/item/:item': {
    own: true,
    about: ({ item, moments = [stamp] }) =>
      moments.flatMap((at) => [
        page(`/memento/${at}/item/${item}`),
        ...get(...['jsonld', 'ttl', 'nq'].map((form) => `/memento/${at}/item/${item}.${form}`)),
      ]),
  },
  'GET /memento/:stamp/item/:item/record/:record': {
    own: true,
    about: ({ item, moments = [stamp] }) =>
      moments.flatMap((at) => [
        page(`/memento/${at}/item/${item}/record/a`),
        ...get(`/memento/${at}/item/${item}/record/a.ttl`),
      ]),
  },
  'GET /decisions': { overall: () => languages.map((lang) => page(`/decisions?lang=${lang}`)) },
  'GET /decisions.atom': { overall: () => get('/decisions.atom') },
  'GET /decisions/:start': { overall: () => get('/decisions/0.ttl', '/decisions/0.jsonld', '/decisions/0') },
  'GET /decision/:seq': {
    overall: () => upTo(60).map((nth) => ({ path: `/decision/${nth * 4}.ttl` })),
  },
  'GET /dispute/:number': {
    overall: () =>
      numbers.flatMap((number) => [
        page(`/dispute/${number}`),
        ...get(`/dispute/${number}.jsonld`, `/dispute/${number}.ttl`),
      ]),
  },

  'GET /api/docs': { overall: () => get('/api/docs') },
  'GET /api/client.ts': { why: 'A text of the program.' },
  'GET /api/docs.css': { why: 'A file of the program.' },
  'GET /api/openapi.json': { overall: () => get('/api/openapi.json') },
  'GET /api/me': { overall: () => get('/api/me') },
  'GET /api/labels/kinds': { overall: () => get('/api/labels/kinds') },
  'GET /api/log': { overall: () => get('/api/log?limit=500', '/api/log?after=100&limit=500') },
  'GET /api/log/head': { overall: () => get('/api/log/head') },
  'GET /api/decisions': { overall: () => get('/api/decisions?limit=200') },
  'GET /api/partners': { overall: () => get('/api/partners') },
  'GET /api/partners/:partner': { overall: () => get('/api/partners/a', '/api/partners/k') },
  'GET /api/partners/:partner/people': { overall: () => get('/api/partners/a/people') },
  'GET /api/partners/:partner/keys': { overall: () => get('/api/partners/a/keys') },
  'GET /api/partners/:partner/invitations': { overall: () => get('/api/partners/a/invitations') },
  'GET /api/collections': { overall: () => get('/api/collections') },
  'GET /api/collections/:collection': {
    overall: () => get(...collections.map((id) => `/api/collections/${id}`)),
  },
  'GET /api/collections/:collection/agreements': {
    overall: () => get(...collections.map((id) => `/api/collections/${id}/agreements`)),
  },
  'GET /api/deposits': { overall: () => get('/api/deposits?partner=a', '/api/deposits') },
  'GET /api/deposits/:deposit': { overall: () => upTo(40).map((id) => ({ path: `/api/deposits/${id}` })) },
  'GET /api/deposits/:deposit/problems': { overall: () => get('/api/deposits/1/problems') },
  'GET /api/previews': { overall: () => get('/api/previews?partner=a') },
  'GET /api/deposits/:deposit/rows': { overall: () => get('/api/deposits/1/rows') },
  'GET /api/deposits/:deposit/terms': { overall: () => get('/api/deposits/1/terms') },
  'GET /api/deposits/:deposit/summary.csv': { overall: () => get('/api/deposits/1/summary.csv') },
  'GET /api/partners/:partner/terms': { overall: () => get('/api/partners/a/terms') },
  'GET /api/deposits/:deposit/events': { overall: () => get('/api/deposits/1/events') },
  'GET /api/authorities': {
    about: ({ word }) =>
      ['agent', 'place'].map((kind) => ({ path: `/api/authorities?kind=${kind}&name=${word}` })),
  },
  'GET /api/authorities/:kind/:id': named((reference) => ({ path: `/api/authorities/${reference}` })),
  'POST /api/authorities/:kind': {
    why: 'It describes something by its names, and knows of nothing else that is called so but what is public.',
  },
  'PUT /api/authorities/:kind/:id/description': named(
    (reference) => act('PUT', `/api/authorities/${reference}/description`, somebody),
    'acts',
  ),
  'POST /api/authorities/:kind/:id/withdraw': named(
    (reference) => act('POST', `/api/authorities/${reference}/withdraw`, { partner: 'd' }),
    'acts',
  ),
  'POST /api/authorities/:kind/:id/join': named(
    (reference) => act('POST', `/api/authorities/${reference}/join`, { partner: 'd', into: reference }),
    'acts',
  ),
  'POST /api/authorities/:kind/:id/erase': named(
    (reference) => act('POST', `/api/authorities/${reference}/erase`, { partner: 'd', ground: 'law' }),
    'acts',
  ),
  'POST /api/authorities/:kind/:id/split': named(
    (reference) => act('POST', `/api/authorities/${reference}/split`, { partner: 'd' }),
    'acts',
  ),
  'GET /api/proposals': {
    overall: () => get('/api/proposals', '/api/proposals?partner=a', '/api/proposals?state=closed'),
  },
  'GET /api/proposals/:proposal': { overall: () => upTo(30).map((id) => ({ path: `/api/proposals/${id}` })) },
  'GET /api/proposals/:proposal/revisions': {
    overall: () => upTo(30).map((id) => ({ path: `/api/proposals/${id}/revisions` })),
  },
  'GET /api/disputes': { overall: () => get('/api/disputes', '/api/disputes?state=closed') },
  'GET /api/disputes/:number': { overall: () => get(...numbers.map((number) => `/api/disputes/${number}`)) },
  'GET /api/requests/:number': {
    overall: () => get('/api/requests/T-2026-000001', '/api/requests/T-2026-000001?token=none'),
  },
  'GET /api/erasures': { overall: () => get('/api/erasures') },
  'GET /api/inbox': { overall: () => get('/api/inbox', '/api/inbox?partner=a') },
  'GET /api/inbox.atom': { overall: () => get('/api/inbox.atom?partner=a', '/api/inbox.atom') },
  'GET /api/workspace/search': {
    about: ({ word }) => get(`/api/workspace/search?q=${word}`, `/api/workspace/search?q=${word}&partner=a`),
  },
  'GET /api/items/:item': {
    own: true,
    about: ({ item }) => get(`/api/items/${item}`),
  },
  'GET /api/items/:item/records/:record/revisions': {
    own: true,
    about: ({ item }) => get(`/api/items/${item}/records/a/revisions`),
  },
  'GET /api/items/:item/records/:record/revisions/:number': {
    own: true,
    about: ({ item }) =>
      get(`/api/items/${item}/records/a/revisions/1`, `/api/items/${item}/records/a/revisions/2`),
  },

  'PUT /api/items/:item/access': { acts: ({ item }) => [act('PUT', `/api/items/${item}/access`, withheld)] },
  'PUT /api/items/:item/records/:record/access': {
    acts: ({ item }) => [act('PUT', `/api/items/${item}/records/a/access`, { access: { level: 'public' } })],
  },
  'PUT /api/items/:item/records/:record/statements/:statement/access': {
    acts: ({ item, statement }) => [
      act('PUT', `/api/items/${item}/records/a/statements/${statement}/access`, {
        access: { level: 'public' },
      }),
    ],
  },
  'PUT /api/items/:item/records/:record': {
    acts: ({ item }) => [act('PUT', `/api/items/${item}/records/a`, { content: { title: en('x') } })],
  },
  'POST /api/items/:item/records/:record/restore': {
    acts: ({ item }) => [act('POST', `/api/items/${item}/records/a/restore`, { revision: 1 })],
  },
  'POST /api/items/:item/records/:record/withdraw': {
    acts: ({ item }) => [act('POST', `/api/items/${item}/records/a/withdraw`)],
  },
  'POST /api/items/:item/split': {
    acts: ({ item }) => [act('POST', `/api/items/${item}/split`, { record: 'a' })],
  },
  'POST /api/items/:item/labels': {
    acts: ({ item }) => [
      act('POST', `/api/items/${item}/labels`, {
        partner: 'd',
        scheme: 'advice',
        code: 'viewing',
        text: en('x'),
      }),
    ],
  },
  'DELETE /api/items/:item/labels/:label': {
    acts: ({ item }) => [act('DELETE', `/api/items/${item}/labels/1?partner=d`)],
  },
  'POST /api/joins': {
    acts: ({ item }) => [
      act('POST', '/api/joins', { partner: 'd', from: item, into: 'seen', items: [item, 'x'] }),
    ],
  },
  'POST /api/disputes': {
    acts: ({ item, statement, image }) =>
      [
        { kind: 'item', item },
        { kind: 'record', item, record: 'a' },
        { kind: 'statement', item, record: 'a', statement },
        { kind: 'image', item, record: 'a', image },
      ].map((subject) =>
        act('POST', '/api/disputes', { partner: 'd', subject, ground: 'fact', reasons: en('No.') }),
      ),
  },
  'POST /api/requests': {
    acts: ({ item }) => [
      act('POST', '/api/requests', {
        subject: { kind: 'item', item },
        asks: 'takedown',
        ground: 'harm',
        reasons: en('No.'),
        name: 'N',
        contact: 'n@example.org',
      }),
    ],
  },
  'POST /api/erasures': {
    acts: ({ item }) => [act('POST', '/api/erasures', { item, record: 'a', ground: 'law' })],
  },
  'POST /api/erasures/:erasure/confirm': byNumber('POST', (id) => `/api/erasures/${id}/confirm`),
  'POST /api/deposits': {
    why: 'It takes files for a partner of one’s own; what it meets is told of one’s own rows.',
  },
  'GET /api/partners/:partner/mappings': { overall: () => get('/api/partners/a/mappings') },
  'GET /api/partners/:partner/mappings/:mapping': { overall: () => get('/api/partners/a/mappings/masks') },
  'PUT /api/partners/:partner/mappings/:mapping': {
    overall: () => [act('PUT', '/api/partners/a/mappings/masks', { text: 'id: a' })],
  },
  'DELETE /api/partners/:partner/mappings/:mapping': {
    overall: () => [act('DELETE', '/api/partners/a/mappings/masks')],
  },
  'POST /api/deposits/uploaded': {
    overall: () => [
      act('POST', '/api/deposits/uploaded', {
        uploads: ['0'.repeat(32)],
        partner: 'a',
        collection: 'shared',
      }),
    ],
  },
  'POST /api/uploads': { why: 'It takes a file of one’s own, and tells how far it has come.' },
  'HEAD /api/uploads/:upload': { why: 'It tells people how far a file of their own has come.' },
  'PATCH /api/uploads/:upload': { overall: () => [act('PATCH', `/api/uploads/${'0'.repeat(32)}`)] },
  'DELETE /api/uploads/:upload': { overall: () => [act('DELETE', `/api/uploads/${'0'.repeat(32)}`)] },
  'ALL /api/uploads': onTheWay,
  'ALL /api/uploads/:upload': { overall: () => get(`/api/uploads/${'0'.repeat(32)}`) },
  'POST /api/deposits/:deposit/commit': byNumber('POST', (id) => `/api/deposits/${id}/commit`),
  'POST /api/deposits/:deposit/preview': byNumber('POST', (id) => `/api/deposits/${id}/preview`),
  'DELETE /api/deposits/:deposit': byNumber('DELETE', (id) => `/api/deposits/${id}`),
  'PUT /api/partners/:partner/terms': {
    overall: () => [
      act('PUT', '/api/partners/a/terms', { choices: [{ field: 'type', key: 'en:mask', concept: null }] }),
    ],
  },
  'POST /api/deposits/:deposit/revert': byNumber('POST', (id) => `/api/deposits/${id}/revert`),
  'POST /api/proposals/:proposal/votes': byNumber('POST', (id) => `/api/proposals/${id}/votes`, {
    partner: 'd',
    vote: 'return',
    reason: en('No.'),
  }),
  'POST /api/proposals/:proposal/withdraw': byNumber('POST', (id) => `/api/proposals/${id}/withdraw`),
  'PUT /api/collections/:collection/agreement': { why: 'Agreements are public.' },
  'POST /api/collections': { why: 'Collections are public.' },
  'POST /api/partners': { why: 'Partners are public.' },
  'PUT /api/partners/:partner': { why: 'Partners are public.' },
  'POST /api/partners/:partner/charter': { why: 'Who accepted the charter is public.' },
  'POST /api/partners/:partner/invitations': byNumber('POST', () => '/api/partners/a/invitations', {
    role: 'reader',
  }),
  'DELETE /api/partners/:partner/invitations/:invitation': byNumber(
    'DELETE',
    (id) => `/api/partners/a/invitations/${id}`,
  ),
  'POST /api/partners/:partner/keys': byNumber('POST', () => '/api/partners/a/keys', {
    name: 'x',
    role: 'reader',
    scopes: ['read'],
  }),
  'DELETE /api/partners/:partner/keys/:key': byNumber('DELETE', (id) => `/api/partners/a/keys/${id}`),
  'PUT /api/partners/:partner/people/:person': byNumber('PUT', (id) => `/api/partners/a/people/${id}`, {
    role: 'steward',
  }),
  'DELETE /api/partners/:partner/people/:person': byNumber('DELETE', (id) => `/api/partners/a/people/${id}`),
  'POST /api/invitations': byNumber('POST', () => '/api/invitations', { operator: true }),
  'POST /api/inbox/read': byNumber('POST', () => '/api/inbox/read', { partner: 'a', upTo: 9 }),
  ...Object.fromEntries(
    Object.entries(steps).map(([step, body]): [string, Exit] => [
      `POST /api/disputes/:number/${step}`,
      {
        overall: () =>
          numbers.map((number) => act('POST', `/api/disputes/${number}/${step}`, { partner: 'd', ...body })),
      },
    ]),
  ),
  ...Object.fromEntries(
    (['agree', 'appeal', 'call-panel', 'propose', 'withdraw'] as const).map((step): [string, Exit] => [
      `POST /api/requests/:number/${step}`,
      { overall: () => [act('POST', `/api/requests/T-2026-000001/${step}?token=none`, steps[step])] },
    ]),
  ),

  'USE /workspace': onTheWay,
  'USE /request': onTheWay,
  'USE /about/charter': onTheWay,
  'GET /about/charter': { overall: () => [page('/about/charter')] },
  'POST /about/charter': byForm('/about/charter', 'name=x&confirm=yes'),
  'GET /request': {
    about: ({ item, statement }) => [
      page(`/request?item=${item}`),
      page(`/request?item=${item}&record=a`),
      page(`/request?item=${item}&record=a&statement=${statement}`),
    ],
  },
  'POST /request': {
    acts: ({ item }) => [
      form('/request', `item=${item}&asks=takedown&ground=harm&reasons=x&name=N&contact=n%40example.org`),
    ],
  },
  'GET /request/:number': {
    overall: () => [page('/request/T-2026-000001'), page('/request/T-2026-000001?token=x')],
  },
  'POST /request/:number/:step': byForm('/request/T-2026-000001/agree', 'token=x&proposal=1'),
  'GET /workspace': { overall: () => [page('/workspace')] },
  'GET /workspace/inbox': { overall: () => [page('/workspace/inbox')] },
  'GET /workspace/keys': { overall: () => [page('/workspace/keys')] },
  'GET /workspace/people': { overall: () => [page('/workspace/people')] },
  'GET /workspace/operator': { overall: () => [page('/workspace/operator')] },
  'GET /workspace/authorities': {
    about: ({ word }) => [page(`/workspace/authorities?q=${word}`)],
  },
  'GET /workspace/authorities/new/:kind': { overall: () => [page('/workspace/authorities/new/agent')] },
  'POST /workspace/authorities/new/:kind': byForm('/workspace/authorities/new/agent', 'name='),
  'GET /workspace/authorities/:kind/:id': named((reference) => page(`/workspace/authorities/${reference}`)),
  'GET /workspace/authorities/:kind/:id/join': named((reference) =>
    page(`/workspace/authorities/${reference}/join?other=${encode(reference)}`),
  ),
  'POST /workspace/authorities/:kind/:id': named(
    (reference) => form(`/workspace/authorities/${reference}`, 'name=Somebody'),
    'acts',
  ),
  ...Object.fromEntries(
    ['withdraw', 'join', 'split', 'erase'].map((step) => [
      `POST /workspace/authorities/:kind/:id/${step}`,
      named(
        (reference) => form(`/workspace/authorities/${reference}/${step}`, `other=${encode(reference)}`),
        'acts',
      ),
    ]),
  ),
  'GET /workspace/collections': { overall: () => [page('/workspace/collections')] },
  'GET /workspace/collections/:id': {
    overall: () => collections.map((id) => page(`/workspace/collections/${id}`)),
  },
  'GET /workspace/deposits': {
    overall: () => [page('/workspace/deposits'), page('/workspace/deposits?partner=a')],
  },
  'GET /workspace/deposits/new': {
    overall: () => [page('/workspace/deposits/new'), page(`/workspace/deposits/new?file=${'0'.repeat(32)}`)],
  },
  'POST /workspace/deposits/new': byForm('/workspace/deposits/new', 'form=deposit&collection=shared'),
  'GET /workspace/deposits/preview/:id': { overall: () => [page(unknownUpload)] },
  'GET /workspace/deposits/preview/:id/terms': { overall: () => [page(`${unknownUpload}/terms`)] },
  'GET /workspace/deposits/preview/:id/picture': {
    overall: () => get(`${unknownUpload}/picture?path=a.png`),
  },
  'POST /workspace/deposits/preview/:id/terms': byForm(`${unknownUpload}/terms`, 'terms=1'),
  'POST /workspace/deposits/preview/:id/choices': byForm(`${unknownUpload}/choices`, 'take=1'),
  'POST /workspace/deposits/preview/:id/commit': byForm(`${unknownUpload}/commit`, 'kind=new'),
  'POST /workspace/deposits/preview/:id/discard': byForm(`${unknownUpload}/discard`, ''),
  'GET /workspace/mappings': { overall: () => [page('/workspace/mappings')] },
  'GET /workspace/mappings/edit': {
    overall: () => [page('/workspace/mappings/edit'), page('/workspace/mappings/edit?from=masks')],
  },
  'GET /workspace/mappings/:name': { overall: () => [page('/workspace/mappings/masks')] },
  'GET /workspace/mappings/:name/:revision.yaml': { overall: () => get('/workspace/mappings/masks/1.yaml') },
  'POST /workspace/mappings/sample': { why: 'It takes a file of one’s own, which nobody else is shown.' },
  'POST /workspace/mappings/edit': byForm('/workspace/mappings/edit', 'as=rows&act=try'),
  'POST /workspace/mappings/:name/aside': byForm('/workspace/mappings/masks/aside', ''),
  'GET /workspace/deposits/:id': { overall: () => upTo(10).map((id) => page(`/workspace/deposits/${id}`)) },
  'GET /workspace/proposals': {
    overall: () => [page('/workspace/proposals'), page('/workspace/proposals?partner=a')],
  },
  'GET /workspace/proposals/:id': { overall: () => upTo(20).map((id) => page(`/workspace/proposals/${id}`)) },
  'GET /workspace/disputes': { overall: () => [page('/workspace/disputes')] },
  'GET /workspace/disputes/:number': {
    overall: () => numbers.map((number) => page(`/workspace/disputes/${number}`)),
  },
  'GET /workspace/search': {
    about: ({ word }) => [page(`/workspace/search?q=${word}`), page(`/workspace/search?q=${word}&partner=a`)],
  },
  'GET /workspace/items/:id': { own: true, about: ({ item }) => [page(`/workspace/items/${item}`)] },
  'GET /workspace/items/:id/records/:record': {
    own: true,
    about: ({ item }) => [page(`/workspace/items/${item}/records/a`)],
  },
  'GET /workspace/contest': {
    own: true,
    about: ({ item, statement }) => [
      page(`/workspace/contest?item=${item}`),
      page(`/workspace/contest?item=${item}&record=a&statement=${statement}`),
    ],
  },
  'POST /workspace/contest': {
    acts: ({ item, statement }) => [
      form(
        '/workspace/contest',
        `item=${item}&record=a&statement=${statement}&ground=fact&reasons=x&language=en`,
      ),
    ],
  },
  'POST /workspace/items/:id/access': {
    acts: ({ item }) => [form(`/workspace/items/${item}/access`, 'level=public&ground=own')],
  },
  'POST /workspace/items/:id/join': {
    acts: ({ item }) => [form(`/workspace/items/${item}/join`, 'other=x&into=x')],
  },
  'POST /workspace/items/:id/labels': {
    acts: ({ item }) => [form(`/workspace/items/${item}/labels`, 'code=viewing&text=x&language=en')],
  },
  'POST /workspace/items/:id/labels/:label/remove': {
    acts: ({ item }) => [form(`/workspace/items/${item}/labels/1/remove`, 'confirm=yes')],
  },
  ...Object.fromEntries(
    ['', '/erase', '/restore', '/split', '/withdraw'].map((step): [string, Exit] => [
      `POST /workspace/items/:id/records/:record${step}`,
      {
        acts: ({ item }) => [
          form(`/workspace/items/${item}/records/a${step}`, 'confirm=yes&revision=1&ground=law&note=x'),
        ],
      },
    ]),
  ),
  'POST /workspace/collections/:id': byForm('/workspace/collections/closed-withheld', 'approvals=1'),
  'POST /workspace/deposits/:id/revert': byForm('/workspace/deposits/3/revert', 'confirm=yes'),
  'POST /workspace/disputes/:number/:step': byForm(
    '/workspace/disputes/D-2026-000001/answer',
    'answer=admit',
  ),
  'POST /workspace/inbox': byForm('/workspace/inbox', 'upTo=9'),
  'POST /workspace/keys': { why: 'It makes keys of one’s own partner.' },
  'POST /workspace/keys/:key/revoke': byForm('/workspace/keys/k-none/revoke', ''),
  'POST /workspace/operator/collections': byForm('/workspace/operator/collections', 'id=x'),
  'POST /workspace/operator/erasures/:id': byForm('/workspace/operator/erasures/1', 'confirm=yes'),
  'POST /workspace/operator/invitations': byForm('/workspace/operator/invitations', 'email=x%40example.org'),
  'POST /workspace/operator/partners': byForm('/workspace/operator/partners', 'id=x'),
  'POST /workspace/operator/read': byForm('/workspace/operator/read', 'upTo=9'),
  'POST /workspace/people/:person/end': byForm('/workspace/people/a-none/end', ''),
  'POST /workspace/people/:person/role': byForm('/workspace/people/a-none/role', 'role=steward'),
  'POST /workspace/people/invitations': { why: 'It invites to one’s own partner.' },
  'POST /workspace/people/invitations/:invitation/revoke': byForm(
    '/workspace/people/invitations/1/revoke',
    '',
  ),
  'POST /workspace/proposals/:id/votes': byForm('/workspace/proposals/1/votes', 'vote=return&reason=x'),
  'POST /workspace/proposals/:id/withdraw': byForm('/workspace/proposals/1/withdraw', ''),
};
