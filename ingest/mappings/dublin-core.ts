import type { FieldRules, Label, Mapping, TermRule } from './mapping.ts';

/** Properties that are addresses have no words of their own; the address then stands for them. */
const called = (...classes: string[]): Label => [
  ...classes.map((name) => `./${name}/skos:prefLabel`),
  './rdf:Description/skos:prefLabel|rdfs:label|rdf:value|foaf:name',
  './foaf:Person|foaf:Agent|foaf:Organization/foaf:name',
  '.',
  './@rdf:resource',
];
const id = ['{./@rdf:resource}', '{./*/@rdf:about}'];
const agentIn = (from: string) =>
  ({
    from,
    label: called('edm:Agent', 'foaf:Agent'),
    id,
    kind: [
      { is: 'person', when: './foaf:Person' },
      { is: 'group', when: './foaf:Organization' },
    ],
    dates: {
      join: ['./edm:Agent/rdaGr2:dateOfBirth|edm:begin', './edm:Agent/rdaGr2:dateOfDeath|edm:end'],
      with: '–',
    },
  }) as const;
const termIn = (from: string, ...classes: string[]): TermRule => ({
  from,
  label: called('skos:Concept', ...classes),
  id,
});

/**
 * The rules for an object that is described in Dublin Core's elements or terms (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/). `at`: where its
 * properties stand. A property may hold words, an address, or a node that says more.
 */
export function dublinCoreRules(at: string): FieldRules {
  /** The property in either namespace, or in none. */
  const both = (name: string) => `${at}/dc:${name}|dcterms:${name}|${name}`;
  const term = (name: string) => `${at}/dcterms:${name}|${name}`;
  const resources = [
    'relation',
    'hasPart',
    'isVersionOf',
    'hasVersion',
    'references',
    'isReferencedBy',
    'replaces',
    'isReplacedBy',
    'requires',
    'isRequiredBy',
    'isFormatOf',
    'hasFormat',
    'conformsTo',
  ];
  return {
    title: { from: [both('title'), term('alternative')] },
    alternativeTitle: {
      from: `${at.replace(/(\/[^/]+)$/, '$1[dc:title|dcterms:title|title]')}/dcterms:alternative|alternative`,
    },
    identifier: { from: [both('identifier'), term('bibliographicCitation')], kind: 'other' },
    type: termIn(both('type')),
    creator: [
      agentIn(both('creator')),
      { ...agentIn(both('contributor')), as: { label: { en: ['contributor'] } } },
      { ...agentIn(both('publisher')), as: { label: { en: ['publisher'] } } },
    ],
    date: {
      from: [term('created'), both('date'), term('issued'), term('available'), term('copyrighted')],
      parts: {
        value: ['./edm:TimeSpan/skos:prefLabel', '.'],
        earliest: './edm:TimeSpan/edm:begin',
        latest: './edm:TimeSpan/edm:end',
        display: ['./edm:TimeSpan/skos:prefLabel', '.'],
      },
    },
    place: [termIn(term('spatial'), 'edm:Place'), termIn(both('coverage'), 'edm:Place', 'edm:TimeSpan')],
    period: termIn(term('temporal'), 'edm:TimeSpan'),
    material: termIn(term('medium')),
    medium: { from: both('format') },
    extent: { from: term('extent') },
    description: [
      { from: both('description') },
      { from: term('abstract') },
      { from: term('tableOfContents') },
      { from: `${both('isPartOf')}[!.^=http]`, within: 'Part of: {}' },
      ...resources.map((name) => ({ from: `${both(name)}[!.^=http]`, within: 'Related: {}' })),
      { from: `${both('source')}[!.^=http]`, within: 'Source: {}' },
      { from: term('bibliographicCitation'), within: 'Cite as: {}' },
      { from: term('accrualMethod'), within: 'Accrual: {}' },
      { from: term('audience'), within: 'Audience: {}' },
    ],
    subject: termIn(both('subject'), 'edm:Agent', 'edm:Place', 'edm:TimeSpan'),
    provenance: { from: term('provenance'), label: called() },
    creditLine: [
      { from: `${both('rights')}[!.*=creativecommons.org|rightsstatements.org]` },
      { from: term('accessRights'), within: 'Access: {}' },
      { from: term('rightsHolder'), within: 'Rights: {}' },
      { from: term('license') },
    ],
    language: { from: both('language'), named: true },
    rights: [
      { from: both('rights'), only: 'rights' },
      { from: `${both('rights')}/@rdf:resource`, only: 'rights' },
      { from: `${term('license')}/@rdf:resource`, only: 'rights' },
      { from: term('license'), only: 'rights' },
    ],
    relation: ['isPartOf', ...resources].flatMap((name) => [
      { from: `${both(name)}/@rdf:resource[.^=http]` },
      { from: `${both(name)}[.^=http]` },
    ]),
    source: [
      { from: both('source'), only: 'addresses' },
      { from: `${both('source')}/@rdf:resource`, only: 'addresses' },
    ],
  };
}

const rules = dublinCoreRules('/dc');

/** Dublin Core, simple (`oai_dc`) or qualified, alone, in OAI-PMH answers, or in RDF/XML. */
export const dublinCore: Mapping = {
  name: 'dublin-core',
  formats: ['dc'],
  recognises: ['dc'],
  id: ['/oai:header/oai:identifier', '/dc/@rdf:about', '/dc/dc:identifier|dcterms:identifier|identifier'],
  fields: rules,
  ignores: {
    '/dc/dcterms:modified|modified|dateSubmitted|dcterms:dateSubmitted|dcterms:dateAccepted|dateAccepted':
      'when the record was handled',
    '/dc/rdf:type': 'the class of a node',
  },
};
