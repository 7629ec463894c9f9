import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import request from 'supertest';
import { typeSet } from '../../../server/publish/sets-of-record.ts';
import { furtherErrorRequests, validatorRequests } from './error-requests.ts';
import { address, domain, type MakeServer, type OaiWorld, stamp } from './oai-world.ts';
import { ask, harvest, readAnswer } from './read-answer.ts';

const id = (item: string, record = 'museum'): string => `oai:${domain}:${item}:${record}`;
const list = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
const records = 'verb=ListRecords&metadataPrefix=oai_dc';

/** `count` records a second apart, or all in one second. */
const fill = (world: OaiWorld, count: number, apart = true): void => {
  for (let index = 0; index < count; index++)
    world.put({ item: `i${String(index).padStart(3, '0')}`, second: apart ? index : 0 });
};

/** The whole behaviour of the harvest door, run against the servers that `makeServer` gives. */
export function oaiSuite(name: string, makeServer: MakeServer): void {
  const check = (title: string, run: (world: OaiWorld) => Promise<void>, pageSize?: number) =>
    test(title, async () => {
      const world = await makeServer(pageSize === undefined ? {} : { pageSize });
      try {
        await run(world);
      } finally {
        world.close();
      }
    });

  describe(`OAI-PMH: ${name}`, () => {
    check('Identify says what section 4.2 demands, in its order', async (world) => {
      world.put({ item: 'a', second: 5 });
      const { xml, request: attributes } = await ask(world, 'verb=Identify');
      const elements = [...xml.matchAll(/^<(\w+)>([^<]*)<\/\1>/gm)].map(([, element, text]) => [
        element,
        text,
      ]);
      assert.deepEqual(elements, [
        ['repositoryName', 'An archive &lt;of masks&gt; &amp; songs'],
        ['baseURL', address],
        ['protocolVersion', '2.0'],
        ['adminEmail', 'archivist@example.org'],
        ['earliestDatestamp', stamp(5)],
        ['deletedRecord', 'persistent'],
        ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
      ]);
      assert.match(xml, new RegExp(`<repositoryIdentifier>${domain}</repositoryIdentifier>`));
      assert.match(xml, /<responseDate>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/responseDate>/);
      assert.equal(attributes, ' verb="Identify"');
      assert.match(xml, new RegExp(`>${address}</request>`));
    });

    check('an archive without records answers', async (world) => {
      assert.deepEqual((await ask(world, list)).codes, ['noRecordsMatch']);
      assert.match((await ask(world, 'verb=Identify')).xml, /<earliestDatestamp>\d{4}-/);
      assert.match((await ask(world, 'verb=ListSets')).xml, /<setSpec>partner<\/setSpec>/);
    });

    check('every answer may be read from any site, in UTF-8, and is kept by no cache', async (world) => {
      const response = await request(world.app).get('/oai?verb=Identify');
      assert.equal(response.headers['content-type'], 'text/xml; charset=UTF-8');
      assert.equal(response.headers['access-control-allow-origin'], '*');
      assert.equal(response.headers['cache-control'], 'no-store');
      await request(world.app).options('/oai').expect(204).expect('Access-Control-Allow-Origin', '*');
      await request(world.app).head('/oai?verb=Identify').expect(200);
      const refused = await request(world.app).put('/oai').expect(405);
      assert.equal(refused.headers.allow, 'GET, HEAD, POST, OPTIONS');
      assert.match(refused.headers['content-type'] ?? '', /^application\/problem\+json/);
    });

    check('POST takes the same arguments', async (world) => {
      world.put({ item: 'a' });
      const post = async (form: string) =>
        readAnswer((await request(world.app).post('/oai').type('form').send(form).buffer(true)).text);
      assert.match((await post('verb=Identify')).xml, /<Identify>/);
      const got = await post(
        `verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent(id('a'))}`,
      );
      assert.deepEqual(got.identifiers, [id('a')]);
      assert.deepEqual((await post('verb=Identify&verb=Identify')).codes, ['badVerb']);
      const json = await request(world.app).post('/oai').send({ verb: 'Identify' }).buffer(true);
      assert.deepEqual(readAnswer(json.text).codes, ['badVerb']);
    });

    check('ListMetadataFormats, for all and for one record', async (world) => {
      world.put({ item: 'a' });
      for (const query of ['', `&identifier=${id('a')}`]) {
        const { xml } = await ask(world, `verb=ListMetadataFormats${query}`);
        assert.match(
          xml,
          /<metadataPrefix>oai_dc<\/metadataPrefix><schema>http:\/\/www.openarchives.org\/OAI\/2.0\/oai_dc.xsd<\/schema><metadataNamespace>http:\/\/www.openarchives.org\/OAI\/2.0\/oai_dc\/<\/metadataNamespace>/,
        );
      }
    });

    check('ListSets names parents, and what has public records alone', async (world) => {
      world.put({ item: 'a' });
      const songs = { title: { 'ar-Latn': ['ughniya'] }, type: [{ label: { en: ['song'] } }] };
      world.put({ item: 'b', partner: 'village', collection: 'songs', content: songs });
      world.put({ item: 'c', content: { ...songs, title: { hi: ['गीत'] } } });
      world.hide({ item: 'c' });
      const { xml } = await ask(world, 'verb=ListSets');
      const specs = [...xml.matchAll(/<setSpec>([^<]+)</g)].map((match) => match[1]);
      assert.deepEqual(specs, [
        'partner',
        'collection',
        'type',
        'language',
        'partner:museum',
        'partner:village',
        'collection:masks',
        'collection:songs',
        'language:ar',
        'language:en',
        typeSet(songs.type[0]!),
      ]);
      assert.match(xml, /<setSpec>type:type-\w+<\/setSpec><setName>song<\/setName>/);
      assert.match(xml, /<setSpec>language:ar<\/setSpec><setName>Arabic<\/setName>/);
      assert.match(xml, /<setName>All &lt;masks&gt; &amp; more<\/setName>/);
      assert.match(xml, /<dc:description xml:lang="ar">وصف<\/dc:description>/);
    });

    check('sets by type and language select, and who harvests one learns of a deletion', async (world) => {
      const mask = { title: { en: ['Mask'] }, type: [{ label: { en: ['mask'] } }] };
      world.put({ item: 'a', content: mask });
      world.put({ item: 'b', content: { title: { sw: ['Barakoa'] } }, second: 1 });
      world.put({ item: 'c', content: { ...mask, title: { sw: ['Kinyago'] } }, second: 2 });
      const of = async (set: string) => (await ask(world, `${list}&set=${set}`)).identifiers;
      assert.deepEqual(await of(typeSet(mask.type[0]!)), [id('a'), id('c')]);
      assert.deepEqual(await of('language:sw'), [id('b'), id('c')]);
      assert.deepEqual(await of('language'), [id('a'), id('b'), id('c')]);
      assert.deepEqual(await of('type'), [id('a'), id('c')]);
      assert.deepEqual((await ask(world, `${list}&set=language:fr`)).codes, ['noRecordsMatch']);
      world.withdraw({ item: 'c', second: 3 });
      const { deleted, xml } = await ask(world, `${list}&set=language:sw&from=${stamp(3)}`);
      assert.deepEqual(deleted, [id('c')]);
      // Of what is gone no more is told than whose it was.
      assert.doesNotMatch(xml, /<setSpec>(?:type|language):/);
    });

    check('every format is there for every record, and each tells of it', async (world) => {
      world.put({ item: 'a', content: { title: { ar: ['قناع'] } } });
      world.put({ item: 'a', partner: 'village', content: { title: { ar: ['وجه'] } }, second: 1 });
      const { xml } = await ask(world, `verb=ListMetadataFormats&identifier=${id('a')}`);
      const prefixes = [...xml.matchAll(/<metadataPrefix>(\w+)</g)].map((match) => match[1]!);
      assert.deepEqual(prefixes, ['oai_dc', 'edm', 'lido', 'mods', 'linked_art', 'claims']);
      for (const prefix of prefixes) {
        const record = await ask(world, `verb=GetRecord&metadataPrefix=${prefix}&identifier=${id('a')}`);
        assert.match(record.xml, /<metadata>.*قناع.*<\/metadata>/s, prefix);
        assert.equal(record.xml.includes('وجه'), prefix === 'claims', prefix);
      }
      const claims = await ask(
        world,
        `verb=GetRecord&metadataPrefix=claims&identifier=${id('a', 'village')}`,
      );
      assert.match(
        claims.xml,
        /standing="differing"><value xml:lang="ar">وجه<\/value><differs partner="[^"]*museum"/,
      );
    });

    check('GetRecord gives header, sets and metadata', async (world) => {
      world.put({ item: 'a', second: 7, content: { title: { ar: ['قناع <1> & "2"\u0000'], und: ['x'] } } });
      const { xml } = await ask(world, `verb=GetRecord&metadataPrefix=oai_dc&identifier=${id('a')}`);
      assert.match(
        xml,
        new RegExp(
          `<header><identifier>${id('a')}</identifier><datestamp>${stamp(7)}</datestamp><setSpec>partner:museum</setSpec><setSpec>collection:masks</setSpec><setSpec>language:ar</setSpec></header><metadata>`,
        ),
      );
      assert.match(xml, /<dc:title xml:lang="ar">قناع &lt;1&gt; &amp; &quot;2&quot;<\/dc:title><dc:title>x</);
      assert.match(xml, /<dc:identifier>https:\/\/archive.example.org\/item\/a<\/dc:identifier>/);
      assert.match(xml, /<dc:identifier>https:\/\/archive.example.org\/item\/a\/record\/museum</);
    });

    check('the unit is a partner’s record: two of one item are two', async (world) => {
      world.put({ item: 'a', content: { title: { en: ['Mask'] } } });
      world.put({ item: 'a', partner: 'village', content: { title: { sw: ['Barakoa'] } } });
      const { xml, identifiers } = await ask(world, records);
      assert.deepEqual(identifiers, [id('a'), id('a', 'village')]);
      assert.match(xml, /Mask[\s\S]*Barakoa/);
    });

    const cases = (title: string, requests: typeof validatorRequests) =>
      check(title, async (world) => {
        fill(world, 3);
        for (const { query, codes, why } of requests(id('i000'), '2025-01-01T00:00:00Z')) {
          const answer = await ask(world, query);
          const met = answer.codes.some((code) => codes.includes(code));
          assert.ok(met, `${query} ${why ?? ''}: ${answer.codes.join()} for ${codes.join()}`);
          if (answer.codes.some((code) => code === 'badVerb' || code === 'badArgument'))
            assert.equal(answer.request, '', `no argument is repeated after ${query}`);
          else assert.match(answer.request, /^ verb="/, query);
          assert.doesNotMatch(answer.xml, /<(?:Identify|List\w+|GetRecord)>/, query);
        }
      });
    cases('the official validator’s error and date requests', validatorRequests);
    cases('further errors', furtherErrorRequests);

    check(
      'a list of one page has no token',
      async (world) => {
        fill(world, 5);
        assert.equal((await ask(world, list)).token, undefined);
      },
      5,
    );

    check(
      'an exact multiple of the page ends with an empty token on its last page',
      async (world) => {
        fill(world, 10);
        const pages = await harvest(world, list);
        assert.deepEqual(
          pages.map(({ identifiers, token, cursor, total }) => [
            identifiers.length,
            token === '',
            cursor,
            total,
          ]),
          [
            [5, false, 0, 10],
            [5, true, 5, 10],
          ],
        );
      },
      5,
    );

    check(
      'pages meet every record once, though all share a second',
      async (world) => {
        fill(world, 23, false);
        for (const query of [list, records]) {
          const met = (await harvest(world, query)).flatMap((page) => page.identifiers);
          assert.equal(met.length, 23);
          assert.equal(new Set(met).size, 23);
        }
      },
      5,
    );

    check(
      'a token carries set, dates and prefix, and gives the same page again',
      async (world) => {
        fill(world, 8);
        for (const item of ['x', 'y', 'z']) world.put({ item, partner: 'village', second: 20 });
        world.put({ item: 'late', partner: 'village', second: 30 });
        const pages = await harvest(world, `${list}&set=partner:village&from=${stamp(4)}&until=${stamp(20)}`);
        assert.deepEqual(
          pages.flatMap((page) => page.identifiers),
          ['x', 'y', 'z'].map((item) => id(item, 'village')),
        );
        assert.deepEqual(pages[0]!.total, 3);
        const again = await ask(world, `verb=ListIdentifiers&resumptionToken=${pages[0]!.token}`);
        assert.deepEqual(again.identifiers, [id('z', 'village')]);
        assert.equal(again.request, ` verb="ListIdentifiers" resumptionToken="${pages[0]!.token}"`);
      },
      2,
    );

    check(
      'a token that was altered, or is for the other verb, is refused',
      async (world) => {
        fill(world, 4);
        const { token } = await ask(world, list);
        const [body, signature] = token!.split('.') as [string, string];
        const state = JSON.parse(Buffer.from(body, 'base64url').toString());
        const forged = Buffer.from(JSON.stringify({ ...state, set: 'partner:other' })).toString('base64url');
        const bad = [
          `${forged}.${signature}`,
          `${body}.${signature.slice(1)}`,
          body,
          `${token}=`,
          `${token}.x`,
        ];
        for (const each of bad) {
          const { codes } = await ask(
            world,
            `verb=ListIdentifiers&resumptionToken=${encodeURIComponent(each)}`,
          );
          assert.deepEqual(codes, ['badResumptionToken'], each);
        }
        const other = await ask(world, `verb=ListRecords&resumptionToken=${token}`);
        assert.deepEqual(other.codes, ['badResumptionToken']);
      },
      2,
    );

    check('sets hold what belongs to their children; dates are inclusive', async (world) => {
      fill(world, 4);
      world.put({ item: 'v', partner: 'village', collection: 'songs', second: 9 });
      const met = async (more: string) => (await ask(world, list + more)).identifiers;
      assert.equal((await met('&set=partner')).length, 5);
      assert.equal((await met('&set=collection')).length, 5);
      assert.deepEqual(await met('&set=collection:songs'), [id('v', 'village')]);
      assert.deepEqual(await met(`&from=${stamp(1)}&until=${stamp(2)}`), [id('i001'), id('i002')]);
      assert.equal((await met('&from=2026-01-01&until=2026-01-01')).length, 5);
      assert.equal((await met('&set=partner:museum&until=2026-01-01')).length, 4);
    });

    check('deletion stays, under the same sets, and a record can come back', async (world) => {
      world.put({ item: 'a', second: 1 });
      world.withdraw({ item: 'a', second: 2 });
      const gone = await ask(world, `${records}&set=collection:masks&from=${stamp(2)}`);
      assert.deepEqual(gone.deleted, [id('a')]);
      assert.doesNotMatch(gone.xml, /<metadata>/);
      const got = await ask(world, `verb=GetRecord&metadataPrefix=oai_dc&identifier=${id('a')}`);
      assert.deepEqual(got.deleted, [id('a')]);
      assert.deepEqual((await ask(world, `verb=ListMetadataFormats&identifier=${id('a')}`)).codes, []);
      world.put({ item: 'a', second: 3 });
      const back = await ask(world, `${records}&from=${stamp(3)}`);
      assert.deepEqual([back.identifiers, back.deleted], [[id('a')], []]);
    });

    check('what is restricted today appears as deleted at once', async (world) => {
      world.put({ item: 'a', content: { title: { en: ['A secret name'] } } });
      world.put({ item: 'a', partner: 'village', content: { title: { en: ['A name'] } } });
      world.hide({ item: 'a' });
      for (const query of [records, list]) {
        const { deleted, identifiers, xml } = await ask(world, query);
        assert.deepEqual([deleted, identifiers.length], [[id('a')], 2]);
        assert.doesNotMatch(xml, /secret/);
      }
      const got = await ask(world, `verb=GetRecord&metadataPrefix=oai_dc&identifier=${id('a')}`);
      assert.deepEqual(got.deleted, [id('a')]);
    });

    check(
      'a harvest under writes meets every record, the changed ones in their last state',
      async (world) => {
        fill(world, 12);
        let second = 100;
        const pages = await harvest(world, records, (page) => {
          if (page > 2) return;
          world.put({ item: 'i000', content: { title: { en: ['Changed'] } }, second: second++ });
          world.put({ item: 'i006', content: { title: { en: ['Changed'] } }, second: second++ });
          world.withdraw({ item: 'i007', second: second++ });
          world.put({ item: `new${page}`, second: second++ });
        });
        const met = pages.flatMap((page) => page.identifiers);
        for (let index = 0; index < 12; index++)
          assert.ok(met.includes(id(`i${String(index).padStart(3, '0')}`)), `record ${index}`);
        assert.ok(met.includes(id('new1')) && met.includes(id('new2')));
        assert.deepEqual([...new Set(pages.flatMap((page) => page.deleted))], [id('i007')]);
        assert.match(pages.at(-1)!.xml + pages.at(-2)!.xml, /Changed/);
        for (const page of pages) assert.ok(page.total! >= page.cursor! + page.identifiers.length);
      },
      3,
    );

    check(
      'a list whose rest has left its dates still ends well',
      async (world) => {
        fill(world, 6);
        const pages = await harvest(world, `${list}&until=${stamp(5)}`, () => {
          for (const item of ['i003', 'i004', 'i005']) world.put({ item, second: 50 });
        });
        assert.deepEqual(pages.at(-1)!.codes, []);
        assert.equal(pages.at(-1)!.token, '');
        assert.deepEqual(
          [...new Set(pages.flatMap((page) => page.identifiers))],
          ['i000', 'i001', 'i002'].map((item) => id(item)),
        );
      },
      3,
    );
  });
}
