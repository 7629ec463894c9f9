import { absolute } from '../../../vocab/concept-id.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import type { ShownConcept } from '../../vocabulary/find-concept.ts';

const notes = { definition: 'definition', scope: 'scopeNote', other: 'note' } as const;
const texts = (name: string) => ({ '@id': `skos:${name}`, '@container': '@language' });
const link = (name: string) => ({ '@id': `skos:${name}`, '@type': '@id' });

const matches = {
  exact: 'exactMatch',
  close: 'closeMatch',
  broad: 'broadMatch',
  narrow: 'narrowMatch',
  related: 'relatedMatch',
} as const;

/** The context of all data about concepts, people and places. */
export const conceptContext = {
  skos: ns.skos,
  crm: ns.crm,
  rdfs: ns.rdfs,
  owl: ns.owl,
  edm: ns.edm,
  geo: ns.wgs84,
  prov: ns.prov,
  foaf: ns.foaf,
  dcterms: ns.dcterms,
  xsd: ns.xsd,
  id: '@id',
  type: '@type',
  label: { '@id': 'rdfs:label', '@container': '@language' },
  notation: 'skos:notation',
  ...Object.fromEntries(
    ['prefLabel', 'altLabel', ...Object.values(notes)].map((name) => [name, texts(name)]),
  ),
  ...Object.fromEntries(
    ['inScheme', 'broader', 'narrower', ...Object.values(matches)].map((name) => [name, link(name)]),
  ),
};

/** A language map as JSON-LD 1.1 has it (section 4.6.2): `@none` where the language is not stated. */
function languages(map: LanguageMap): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(map).map(([tag, all]) => [
      tag === 'und' ? '@none' : tag,
      all.length === 1 ? all[0]! : [...all],
    ]),
  );
}

/** A concept or place of a scheme as JSON-LD with its context in it: SKOS (https://www.w3.org/TR/skos-reference/), places CIDOC CRM's as well. */
export function conceptDocument(
  kind: 'concept' | 'place',
  concept: ShownConcept,
  base: string,
): Record<string, unknown> {
  const document: Record<string, unknown> = {
    '@context': conceptContext,
    id: absolute(base, concept.reference),
    type: kind === 'place' ? ['skos:Concept', 'crm:E53_Place'] : 'skos:Concept',
    inScheme: `${base}ns/scheme/${concept.scheme}`,
    prefLabel: languages(concept.label),
  };
  if (concept.notation !== undefined) document.notation = concept.notation;
  if (Object.keys(concept.alternative).length) document.altLabel = languages(concept.alternative);
  for (const [kind, name] of Object.entries(notes)) {
    const byTag: Record<string, string[]> = {};
    for (const note of concept.notes)
      if (note.kind === kind) byTag[note.language] = [...(byTag[note.language] ?? []), note.text];
    if (Object.keys(byTag).length) document[name] = languages(byTag);
  }
  for (const name of ['broader', 'narrower'] as const)
    if (concept[name].length)
      document[name] = concept[name].map(({ reference }) => absolute(base, reference));
  for (const [kind, name] of Object.entries(matches)) {
    const targets = concept.mappings.filter((mapping) => mapping.kind === kind);
    if (targets.length) document[name] = targets.map(({ target }) => absolute(base, target));
  }
  return document;
}
