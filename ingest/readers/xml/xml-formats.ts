import { readEad } from './ead/read-ead.ts';
import { mergeLanguages } from './lido/merge-languages.ts';
import { spellOutConcepts } from './lido/spell-out-concepts.ts';
import { indexFields } from './marc/index-fields.ts';
import type { Name } from './namespaces.ts';
import { readRdf } from './rdf/read-rdf.ts';
import { readRecord } from './read-record.ts';
import type { MakeReader } from './record-reader.ts';

export const xmlFormats = ['lido', 'mods', 'ead', 'marcxml', 'dc', 'edm'] as const;
export type XmlFormat = (typeof xmlFormats)[number];

export const isXmlFormat = (format: string): format is XmlFormat =>
  xmlFormats.some((known) => known === format);

/** By which element a record begins. `outer` is the element around it, if any. */
type Root = {
  formats: readonly XmlFormat[];
  is(name: Name, outer: Name | undefined): boolean;
  make: MakeReader;
};

const marc = 'http://www.loc.gov/MARC21/slim';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const lido = 'http://www.lido-schema.org';
const mods = 'http://www.loc.gov/mods/v3';
const within = (...namespaces: string[]) => new Set(['', ...namespaces]);
const inLido = within(lido);
const inMods = within(mods);
const dublinCores = new Set(['dc', 'oai_dc', 'qualifieddc', 'qdc', 'oai_qdc']);

const roots: readonly Root[] = [
  {
    formats: ['lido'],
    is: ({ local, namespace }) => local === 'lido' && inLido.has(namespace),
    make: readRecord({
      format: 'lido',
      watch: 'skos:Concept',
      finish: (element, seen) => mergeLanguages(seen ? spellOutConcepts(element) : element),
    }),
  },
  {
    formats: ['mods'],
    is: ({ local, namespace }) => local === 'mods' && inMods.has(namespace),
    make: readRecord({ format: 'mods', style: { language: 'lang', script: 'script' } }),
  },
  {
    formats: ['ead'],
    is: ({ key }) => key === 'ead',
    make: readEad,
  },
  {
    formats: ['marcxml'],
    is: ({ local, namespace }, outer) =>
      local === 'record' && (namespace === marc || (namespace === '' && outer?.local === 'collection')),
    make: readRecord({
      format: 'marcxml',
      // Control fields are read by position.
      style: { exact: new Set(['controlfield', 'leader']) },
      finish: indexFields,
    }),
  },
  {
    formats: ['dc'],
    is: ({ local }) => dublinCores.has(local.toLowerCase()),
    make: readRecord({ format: 'dc' }),
  },
  {
    formats: ['edm', 'dc'],
    is: ({ local, namespace }) => local === 'RDF' && namespace === rdf,
    make: readRdf,
  },
];

/** The reader of the records that begin with an element; undefined where none do. `format`: the only one to look for. */
export function readerOf(name: Name, outer: Name | undefined, format?: XmlFormat): MakeReader | undefined {
  const root = roots.find(
    ({ formats, is }) => (format === undefined || formats.includes(format)) && is(name, outer),
  );
  return root?.make;
}
