import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrafts } from '../../../../ingest/ingest.ts';
import { streamOf } from '../collect-rows.ts';

const many = <T>(count: number, make: (i: number) => T): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** How long a document takes from bytes to checked drafts, in ms, and what is said of it. */
async function timed(text: string): Promise<{ took: number; codes: Set<string> }> {
  const start = performance.now();
  const codes = new Set<string>();
  for await (const { problems } of readDrafts({ file: streamOf(text) }))
    for (const { code } of problems) codes.add(code);
  return { took: performance.now() - start, codes };
}

const lido = (inner: string) =>
  `<lido xmlns="http://www.lido-schema.org"><lidoRecID>1</lidoRecID>${inner}</lido>`;
const block = (language: string, inner: string) =>
  `<descriptiveMetadata xml:lang="${language}">${inner}</descriptiveMetadata>`;

test('records of very many parts take no time by their square', async () => {
  const titles = many(
    20_000,
    (i) => `<titleSet><appellationValue xml:lang="x-${i.toString(36)}">${i}</appellationValue></titleSet>`,
  );
  const names = many(
    30_000,
    (i) => `<appellationValue xml:lang="q${'abcdefghij'[i % 10]}-x-a${i}">n${i}</appellationValue>`,
  );
  const cases: Record<string, string> = {
    'blocks of two languages': lido(
      ['de', 'en']
        .map((tag) =>
          block(tag, `<objectIdentificationWrap><titleWrap>${titles}</titleWrap></objectIdentificationWrap>`),
        )
        .join(''),
    ),
    'names in thousands of languages': lido(
      block(
        'de',
        `<eventWrap><eventSet><event><eventType><term>Production</term></eventType><eventActor><actorInRole><actor><nameActorSet>${names}</nameActorSet></actor></actorInRole></eventActor></event></eventSet></eventWrap>`,
      ),
    ),
    'linked fields': `<collection xmlns="http://www.loc.gov/MARC21/slim"><record><controlfield tag="001">1</controlfield>${many(
      10_000,
      (i) =>
        `<datafield tag="500"><subfield code="6">880-${i}</subfield><subfield code="a">x</subfield></datafield><datafield tag="880"><subfield code="6">500-${i}</subfield><subfield code="a">y</subfield></datafield>`,
    )}</record></collection>`,
    'full stops': `<collection xmlns="http://www.loc.gov/MARC21/slim"><record><controlfield tag="001">1</controlfield><datafield tag="245"><subfield code="a">${'. '.repeat(400_000)}</subfield></datafield></record></collection>`,
    'objects that point to one another': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/" xmlns:ore="http://www.openarchives.org/ore/terms/">${many(
      4000,
      (i) =>
        `<edm:ProvidedCHO rdf:about="${i}"/><ore:Aggregation><edm:aggregatedCHO rdf:resource="${i}"/></ore:Aggregation>`,
    )}</rdf:RDF>`,
  };
  for (const [name, text] of Object.entries(cases)) {
    const { took, codes } = await timed(text);
    assert.ok(took < 8000, `${name}: ${Math.round(took)} ms`);
    assert.ok(!codes.has('xml.syntax'), name);
  }
});

test('components within components without end are left, and the file is read on', async () => {
  const { codes } = await timed(
    `<list><ead><archdesc><did/><dsc>${'<c>'.repeat(3000)}${'</c>'.repeat(3000)}</dsc></archdesc></ead><ead><archdesc><did><unittitle>t</unittitle></did></archdesc></ead></list>`,
  );
  assert.ok(codes.has('xml.large'));
});
