import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import request from 'supertest';
import { itemId } from '../../../server/curation/item-id.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { publishAll } from '../../publish/publish-all.ts';
import { base, ids, linkedDataWorld } from './linked-data-world.ts';

const { app, archive } = await linkedDataWorld({ after });
const get = (path: string, accept?: string) => {
  const asked = request(app).get(path).redirects(0).buffer(true);
  return accept === undefined ? asked.unset('Accept') : asked.set('Accept', accept);
};

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  jsonld: 'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"',
  ttl: 'text/turtle; charset=utf-8',
  nt: 'application/n-triples; charset=utf-8',
  nq: 'application/n-quads; charset=utf-8',
  trig: 'application/trig; charset=utf-8',
  'edm.xml': 'application/rdf+xml; charset=utf-8; profile="http://www.europeana.eu/schemas/edm/"',
  'edm.ttl': 'text/turtle; charset=utf-8; profile="http://www.europeana.eu/schemas/edm/"',
  'schema.jsonld': 'application/ld+json; profile="https://schema.org/"',
  'lido.xml': 'application/xml; charset=utf-8; profile="http://www.lido-schema.org"',
  'mods.xml': 'application/mods+xml; charset=utf-8; profile="http://www.loc.gov/mods/v3"',
  'dc.xml': 'application/xml; charset=utf-8; profile="http://purl.org/dc/elements/1.1/"',
  'dc.ttl': 'text/turtle; charset=utf-8; profile="http://purl.org/dc/elements/1.1/"',
};
/** Media types are compared without the spaces that may stand around their parameters. */
const typeOf = (headers: Record<string, string>) => headers['content-type']?.replace(/;\s*/g, '; ');
const expectedType = (form: string) => types[form]!.replace(/;\s*/g, '; ');

const places = {
  item: `/item/${ids.mask}`,
  record: `/item/${ids.mask}/record/b`,
  claims: `/item/${ids.mask}/claims`,
};

test('Accept chooses the form: q-values first, then the order there, then ours (RFC 9110, section 12.5.1)', async () => {
  const table: [string | undefined, string][] = [
    [undefined, 'html'],
    ['*/*', 'html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['application/ld+json', 'jsonld'],
    ['application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"', 'jsonld'],
    ['application/ld+json;profile="https://other.example/a, b;q=0";q=0.9, text/turtle;q=0.8', 'jsonld'],
    ['application/ld+json; profile="https://linked.art/ns/v1/linked-art.json"; q=0.5, */*;q=0.1', 'jsonld'],
    ['text/turtle;charset=utf-8', 'ttl'],
    ['text/turtle', 'ttl'],
    ['TEXT/TURTLE', 'ttl'],
    ['application/n-triples', 'nt'],
    ['application/n-quads', 'nq'],
    ['application/trig', 'trig'],
    ['text/turtle;q=0.5, application/n-triples;q=0.9', 'nt'],
    ['application/n-triples;q=0.5, text/turtle;q=0.5', 'nt'],
    ['text/html;q=0.1, text/turtle', 'ttl'],
    ['application/*', 'jsonld'],
    ['application/*;q=0.8, text/turtle;q=0.9', 'ttl'],
    ['text/html;q=0, */*;q=0.1', 'jsonld'],
    ['image/png, text/turtle;q=0.2', 'ttl'],
    ['application/rdf+xml', 'edm.xml'],
    ['application/xml', 'lido.xml'],
    ['text/xml;q=0.9, text/html;q=0.1', 'lido.xml'],
    ['application/mods+xml', 'mods.xml'],
    ['application/json', 'jsonld'],
    ['application/ld+json;profile="https://schema.org/"', 'schema.jsonld'],
    ['application/ld+json;profile="http://schema.org"', 'schema.jsonld'],
    ['text/turtle;profile="http://www.europeana.eu/schemas/edm/"', 'edm.ttl'],
    ['application/xml;profile="http://purl.org/dc/elements/1.1/", text/turtle;q=0.5', 'dc.xml'],
    ['application/ld+json;profile="https://schema.org/";q=0.3, text/turtle;q=0.2', 'schema.jsonld'],
    ['text/turtle;profile="https://schema.org/", */*;q=0.1', 'html'],
  ];
  for (const place of [places.item, places.record])
    for (const [accept, form] of table) {
      const { status, headers } = await get(place, accept);
      assert.deepEqual([status, typeOf(headers)], [200, expectedType(form)], `${place} ${accept}`);
    }
});

test('Accept-Profile chooses among what is accepted, best first, and else nothing', async () => {
  const edm = '<http://www.europeana.eu/schemas/edm/>';
  const cases: [accept: string, profile: string, form: string][] = [
    ['*/*', edm, 'edm.xml'],
    ['text/turtle', edm, 'edm.ttl'],
    ['text/turtle', `${edm};q=0.5, <http://purl.org/dc/elements/1.1/>`, 'dc.ttl'],
    ['text/turtle', '<https://unknown.example/>', 'ttl'],
    ['text/html', edm, 'html'],
    ['*/*', '<http://www.lido-schema.org>', 'lido.xml'],
  ];
  for (const [accept, profile, form] of cases) {
    const { headers } = await get(places.item, accept).set('Accept-Profile', profile);
    assert.equal(typeOf(headers), expectedType(form), `${accept} ${profile}`);
    assert.match(headers.vary ?? '', /Accept-Profile/);
  }
});

test('signposts lead from a page to its data, partners and licence, and from data back (FAIR Signposting)', async () => {
  const relations = (header = '') =>
    [...header.matchAll(/<([^>]*)>((?:; [\w-]+="[^"]*")*)/g)].map(([, href, rest]) => ({
      href: href!,
      ...Object.fromEntries(
        [...rest!.matchAll(/; ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
      ),
    })) as { href: string; rel: string; type?: string; profile?: string }[];
  const of = async (path: string, accept: string) => relations((await get(path, accept)).headers.link);
  const page = await of(places.item, 'text/html');
  const hrefs = (links: typeof page, rel: string) =>
    links.filter((link) => link.rel === rel).map(({ href }) => href);
  const item = `${base}item/${ids.mask}`;
  assert.deepEqual(hrefs(page, 'cite-as'), [item]);
  assert.deepEqual(hrefs(page, 'author'), [`${base}partner/a`, `${base}partner/b`]);
  assert.deepEqual(hrefs(page, 'collection'), [`${base}collection/shared`]);
  assert.ok(hrefs(page, 'type').includes('https://schema.org/AboutPage'));
  // Each description is there, in the type and profile that it is said to have.
  const described = page.filter(({ rel }) => rel === 'describedby');
  assert.equal(described.length, Object.keys(types).length - 1);
  for (const { href, type, profile } of described) {
    const { status, headers } = await get(href.slice(base.length - 1));
    assert.equal(status, 200, href);
    assert.ok(headers['content-type']!.startsWith(type!), href);
    if (profile) assert.ok(headers['content-type']!.includes(`profile="${profile}"`), href);
  }
  const data = await of(`${places.item}.edm.xml`, '*/*');
  assert.deepEqual(hrefs(data, 'describes'), [item]);
  assert.deepEqual(hrefs(data, 'profile'), ['http://www.europeana.eu/schemas/edm/']);
  const record = await of(places.record, 'text/html');
  assert.deepEqual(hrefs(record, 'author'), [`${base}partner/b`]);
  assert.deepEqual(hrefs(record, 'license'), ['http://creativecommons.org/licenses/by/4.0/']);
});

test('what a thing shows has a document of its own in Linked Art, where anything is said of it', async () => {
  for (const path of [`${places.item}/visual`, `${places.record}/visual`]) {
    const absent = await get(`${path}.jsonld`);
    assert.equal(absent.status, 404, path);
    assert.match(absent.headers['content-type'] ?? '', /problem\+json/);
    assert.equal((await get(path, 'text/html')).status, 303);
  }
  const own = {
    id: 'shown',
    content: { title: { en: ['Shown'] }, subject: [{ label: { en: ['rivers'] } }] },
  };
  await depositRows(archive, [own], { partner: 'c' });
  publishAll(archive);
  const id = itemId({ partner: 'c', collection: 'shared', sourceId: own.id });
  const whole = JSON.parse((await get(`/item/${id}.jsonld`)).text) as { shows: { id: string }[] };
  assert.deepEqual(whole.shows, [{ id: `${base}item/${id}/visual`, type: 'VisualItem', _label: 'Shown' }]);
  const { status, headers, text } = await get(`/item/${id}/visual`, 'application/ld+json');
  assert.deepEqual([status, typeOf(headers)], [200, expectedType('jsonld')]);
  const shown = JSON.parse(text) as { id: string; about: { _label: string }[] };
  assert.deepEqual([shown.id, shown.about[0]?._label], [`${base}item/${id}/visual`, 'rivers']);
});

test('partners and collections: Linked Art, Turtle, N-Triples and schema.org, or their pages', async () => {
  for (const [path, type] of [
    ['/partner/a', 'Group'],
    ['/collection/shared', 'Set'],
  ] as const) {
    const document = JSON.parse((await get(path, 'application/ld+json')).text) as Record<string, unknown>;
    assert.deepEqual([document.type, document.id], [type, base + path.slice(1)]);
    assert.ok(document._links);
    assert.match((await get(`${path}.ttl`)).text, /crm:P1_is_identified_by/);
    assert.match((await get(`${path}.nt`)).text, /P190_has_symbolic_content/);
    const schema = JSON.parse((await get(`${path}.schema.jsonld`)).text) as Record<string, unknown>;
    assert.equal(schema['@context'], 'https://schema.org/');
    assert.equal((await get(path, 'text/html')).status, 200);
    assert.equal((await get(`${path}.lido.xml`)).status, 406);
    const tag = (await get(`${path}.ttl`)).headers.etag!;
    assert.equal((await get(`${path}.ttl`).set('If-None-Match', tag)).status, 304);
  }
  assert.equal((await get('/partner/nobody.ttl')).status, 404);
});

test('a form that is not offered: 406 with what is', async () => {
  for (const place of Object.values(places))
    for (const accept of ['image/png', 'text/html;q=0', 'application/pdf, */*;q=0']) {
      const { status, headers, text } = await get(place, accept);
      assert.equal(status, 406, `${place} ${accept}`);
      assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
      assert.match(headers.vary ?? '', /\bAccept\b/);
      const problem = JSON.parse(text) as { status: number; remedy: string };
      assert.equal(problem.status, 406);
      for (const type of ['text/html', 'application/ld+json', 'application/trig'])
        assert.ok(problem.remedy.includes(type), type);
    }
});

test('claims are no Linked Art, and their JSON-LD does not say so', async () => {
  for (const [path, accept] of [
    [places.claims, 'application/ld+json'],
    [`${places.claims}.jsonld`, '*/*'],
  ] as const) {
    const { headers } = await get(path, accept);
    assert.equal(
      headers['content-type'],
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"',
    );
  }
});

test('a suffix chooses the form whatever Accept says, and then nothing varies by it', async () => {
  for (const place of Object.values(places))
    for (const form of Object.keys(types).filter(
      (one) => one !== 'html' && (place !== places.claims || !one.includes('.')),
    )) {
      const { status, headers } = await get(`${place}.${form}`, 'text/html');
      assert.equal(status, 200, `${place}.${form}`);
      if (place !== places.claims) assert.equal(typeOf(headers), expectedType(form), `${place}.${form}`);
      assert.doesNotMatch(headers.vary ?? '', /\bAccept\b(?!-)/, `${place}.${form}`);
    }
  assert.equal((await get(`/item/${ids.mask}.html`)).status, 200);
  for (const place of Object.values(places)) assert.equal((await get(`${place}.pdf`)).status, 404, place);
});

test('what varies by Accept says so; caches ask each time', async () => {
  for (const accept of ['text/html', 'text/turtle', 'application/ld+json']) {
    const { headers } = await get(places.item, accept);
    assert.match(headers.vary ?? '', /\bAccept\b(?!-)/, accept);
    assert.match(headers['cache-control'] ?? '', /no-cache|private/, accept);
  }
});

test('each form has an entity tag of its own, which answers 304 until the item changes', async () => {
  const tags = new Map<string, string>();
  for (const form of Object.keys(types).filter((one) => one !== 'html')) {
    const path = `${places.item}.${form}`;
    const { etag } = (await get(path)).headers;
    assert.match(etag ?? '', /^"/, `${form}: a strong tag`);
    tags.set(form, etag!);
    const again = await get(path).set('If-None-Match', etag!);
    assert.deepEqual([again.status, again.text], [304, ''], form);
    assert.equal((await get(path).set('If-None-Match', '"other"')).status, 200);
  }
  assert.equal(new Set(tags.values()).size, 12);
  // The negotiated address and the one with a suffix give the same document.
  assert.equal((await get(places.item, 'text/turtle')).headers.etag, tags.get('ttl'));

  const own = { id: 'changing', content: { title: { en: ['Before'] } } };
  const path = `/item/${itemId({ partner: 'c', collection: 'shared', sourceId: own.id })}.ttl`;
  await depositRows(archive, [own], { partner: 'c' });
  const before = (await get(path)).headers.etag!;
  await depositRows(archive, [{ ...own, content: { title: { en: ['After'] } } }], { partner: 'c' });
  publishAll(archive);
  const changed = await get(path).set('If-None-Match', before);
  assert.equal(changed.status, 200);
  assert.ok(changed.text.includes('After'));
});

test('HEAD answers as GET does, without the document', async () => {
  for (const path of [places.item, `${places.item}.ttl`, `${places.record}.nq`, `${places.claims}.jsonld`]) {
    const full = await get(path, 'text/turtle');
    const head = await request(app).head(path).set('Accept', 'text/turtle');
    assert.equal(head.status, full.status, path);
    for (const name of ['content-type', 'etag', 'vary', 'cache-control', 'link'])
      assert.equal(head.headers[name], full.headers[name], `${path} ${name}`);
    assert.equal(head.text ?? '', '');
  }
});

test('scripts of every site may read all of it, errors and redirects too', async () => {
  for (const [path, accept] of [
    [`${places.item}.ttl`, '*/*'],
    [places.record, 'application/ld+json'],
    [`/item/${ids.joined}`, 'text/turtle'],
    [`/item/${ids.withdrawn}`, 'text/turtle'],
    [`/item/${ids.unknown}`, 'text/turtle'],
    [places.item, 'image/png'],
  ] as const) {
    const { headers } = await get(path, accept).set('Origin', 'https://elsewhere.example');
    assert.equal(headers['access-control-allow-origin'], '*', path);
    assert.match(headers['access-control-expose-headers'] ?? '', /\bETag\b/);
  }
  const preflight = await request(app)
    .options(places.item)
    .set('Origin', 'https://elsewhere.example')
    .set('Access-Control-Request-Method', 'GET')
    .set('Access-Control-Request-Headers', 'if-none-match');
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers['access-control-allow-methods'] ?? '', /GET/);
  assert.match(preflight.headers['access-control-allow-headers'] ?? '', /if-none-match/);
});

test('a joined item redirects, and the form goes along', async () => {
  for (const rest of [
    '',
    '.ttl',
    '.jsonld',
    '/claims',
    '/claims.ttl',
    '/record/b',
    '/record/b.nq',
    '?lang=ar',
  ]) {
    const { status, headers } = await get(`/item/${ids.joined}${rest}`, 'text/turtle');
    assert.deepEqual([status, headers.location], [302, `/item/${ids.mask}${rest}`], rest);
    const followed = await get(headers.location!, 'text/turtle');
    assert.equal(followed.status, 200, rest);
  }
});

test('withdrawn is 410, what never was public is 404, in the form asked for', async () => {
  for (const [id, status] of [
    [ids.withdrawn, 410],
    [ids.proposed, 404],
    [ids.unknown, 404],
  ] as const)
    for (const rest of ['', '/claims', '/record/a']) {
      for (const path of [`/item/${id}${rest}`, `/item/${id}${rest}.ttl`]) {
        const data = await get(path, 'text/turtle');
        assert.equal(data.status, status, path);
        assert.match(data.headers['content-type'] ?? '', /^application\/problem\+json/, path);
        assert.equal((JSON.parse(data.text) as { status: number }).status, status);
        // Nothing tells what waits for approval from what does not exist.
        assert.doesNotMatch(data.text, /Proposed|Withdrawn"/);
      }
      const page = await get(`/item/${id}${rest}`, 'text/html');
      assert.deepEqual([page.status, typeOf(page.headers)], [status, expectedType('html')], id + rest);
    }
  const answers = [];
  for (const id of [ids.proposed, ids.unknown]) answers.push((await get(`/item/${id}.ttl`)).text);
  assert.equal(answers[0], answers[1]);
});

test('a record that a public item has not is 404 in the form asked for', async () => {
  for (const name of ['c', 'b.2', 'constructor']) {
    const data = await get(`/item/${ids.mask}/record/${name}.ttl`, 'text/turtle');
    assert.equal(data.status, 404, name);
    assert.match(data.headers['content-type'] ?? '', /^application\/problem\+json/, name);
    assert.equal((await get(`/item/${ids.mask}/record/${name}`, 'text/html')).status, 404);
  }
});

test('an item names its data, and claims for people are on the item’s page', async () => {
  const { headers } = await get(places.item, 'text/html');
  assert.ok(
    headers.link?.includes(`<${base}item/${ids.mask}.jsonld>; rel="describedby"; type="application/ld+json"`),
  );
  const claims = await get(places.claims, 'text/html');
  assert.deepEqual([claims.status, claims.headers.location], [303, `/item/${ids.mask}?as=records`]);
});
