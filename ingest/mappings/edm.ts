import { dublinCoreRules } from './dublin-core.ts';
import type { FieldRules, Label, Mapping } from './mapping.ts';

const object = '/edm/edm:ProvidedCHO';
const aggregation = '/edm/ore:Aggregation';
const rules = dublinCoreRules(object);
const several = <F extends keyof FieldRules>(name: F): readonly unknown[] => [rules[name] ?? []].flat();
const called: Label = [
  './edm:Agent|foaf:Organization|edm:Place|skos:Concept/skos:prefLabel',
  '.',
  './@rdf:resource',
];
const pictures = ['isShownBy', 'hasView'];

/**
 * EDM in RDF/XML (https://pro.europeana.eu/page/edm-documentation): a provided object in Dublin Core's terms, and the aggregation that says who gives it, and which
 * pictures of it with which rights. `edm:rights` is about the pictures, `dc:rights` of the object about the object.
 */
export const edm: Mapping = {
  name: 'edm',
  formats: ['edm'],
  recognises: ['edm'],
  id: [`${object}/@rdf:about`, '/oai:header/oai:identifier', `${object}/dc:identifier`],
  fields: {
    ...rules,
    type: [...several('type'), { from: `${object}/edm:hasType`, label: called, id: '{./@rdf:resource}' }],
    subject: [
      ...several('subject'),
      { from: `${object}/edm:hasMet|edm:isRepresentationOf`, label: called, id: '{./@rdf:resource}' },
    ],
    identifier: [...several('identifier'), { from: `${object}/edm:pid`, kind: 'other' }],
    location: {
      from: `${object}/edm:currentLocation`,
      label: called,
      id: ['{./@rdf:resource}', '{./edm:Place/@rdf:about}'],
    },
    owner: {
      from: `${aggregation}/edm:dataProvider`,
      label: called,
      id: ['{./@rdf:resource}', '{./*/@rdf:about}'],
      kind: { is: 'group', when: '.' },
    },
    creditLine: [
      ...several('creditLine'),
      { from: `${aggregation}/dc:rights`, within: 'Image: {}' },
      {
        from: `${aggregation}/edm:isShownBy|edm:hasView|edm:object/edm:WebResource/dc:rights`,
        within: 'Image: {}',
      },
      { from: `${aggregation}/edm:provider|edm:intermediateProvider`, label: called, within: 'Provider: {}' },
    ],
    mediaRights: {
      from: [`${aggregation}/edm:rights/@rdf:resource`, `${aggregation}/edm:rights`],
      only: 'rights',
    },
    source: [...several('source'), { from: `${aggregation}/edm:isShownAt/@rdf:resource`, only: 'addresses' }],
    media: [
      ...pictures.map((name) => picture(`${aggregation}/edm:${name}`)),
      // The small picture is one only where there is no other.
      picture(`/edm/ore:Aggregation[!edm:isShownBy][!edm:hasView]/edm:object`),
    ],
    description: [
      ...several('description'),
      {
        from: `${aggregation}/edm:object/edm:WebResource/dc:description`,
        within: 'Image: {}',
      },
    ],
  } as FieldRules,
  ignores: {
    [`${object}/edm:type`]: 'the kind of medium, for Europeana’s filters',
    [`${object}/owl:sameAs`]: 'other addresses of the object',
    [`${aggregation}/edm:aggregatedCHO`]: 'points to the object',
    [`${aggregation}/edm:object`]: 'a small picture of what is there in full',
    [`${aggregation}/edm:ugc`]: 'whether users made it',
    '//edm:WebResource': 'what is said of a picture beyond its words and rights',
    '//edm:Agent|edm:Place|edm:TimeSpan|skos:Concept|foaf:Organization':
      'what is said of people, places, times and concepts beyond their names',
  },
};

function picture(from: string) {
  return {
    from,
    url: './@rdf:resource',
    alt: './edm:WebResource/dc:title|dc:description',
    rights: ['./edm:WebResource/edm:rights/@rdf:resource', './edm:WebResource/edm:rights'],
  } as const;
}
