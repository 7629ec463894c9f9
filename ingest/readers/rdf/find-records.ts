import { addChild } from '../xml/element.ts';
import { bundleEdm, type Node } from '../xml/rdf/bundle-edm.ts';
import type { RowValues } from '../xml/record-reader.ts';
import { growElement, growPointing } from './grow-element.ts';
import { linkedArtName, prefixedName, schemaName } from './names.ts';
import type { Resource, Resources } from './resource.ts';

/** Kinds of record that RDF holds here. */
export type RdfKind = 'linked-art' | 'schema' | 'edm' | 'dc';

const things = new Set(['HumanMadeObject', 'PropositionalObject', 'HumanMadeFeature']);
/** Works and things of schema.org that a record may be about; what only serves them (Person, Offer, ImageObject) is none. */
const works = new Set(
  'Thing CreativeWork VisualArtwork Painting Sculpture Photograph Drawing Poster CoverArt Sketch Book Manuscript Map MusicComposition MusicRecording MusicAlbum ArchiveComponent Atlas Article Newspaper PublicationVolume PublicationIssue Periodical Play Movie Quotation ShortStory Poem Song Product Collectible IndividualProduct'.split(
    ' ',
  ),
);

/** Kinds that a document may be about, and that elsewhere only serve a thing. */
const worksOfLinkedArt = new Set(['VisualItem', 'LinguisticObject', 'InformationObject', 'DigitalObject']);
const served = new Set([
  'Person',
  'Organization',
  'Place',
  'Offer',
  'WebPage',
  'WebSite',
  'BreadcrumbList',
  'DataFeed',
  'Dataset',
]);

const described = /(?:elements\/1\.1\/|dc\/terms\/)(?:title|description|identifier)$/;

/** The kind of record that a resource is; undefined for what only serves others. `alone`: it is the only one that a document is about. */
export function kindOf(resource: Resource, alone = false): RdfKind | undefined {
  const ofLinkedArt = resource.types.map(linkedArtName);
  if (ofLinkedArt.some((type) => things.has(type))) return 'linked-art';
  const ofSchema = resource.types.filter((type) => schemaName(type) !== type).map(schemaName);
  if (ofSchema.some((type) => works.has(type))) return 'schema';
  if (resource.types.some((type) => prefixedName(type) === 'edm:ProvidedCHO')) return 'edm';
  if (resource.types.some((type) => /^(?:edm|ore|skos|foaf):/.test(prefixedName(type)))) return undefined;
  if ([...resource.properties.keys()].some((property) => described.test(property))) return 'dc';
  if (!alone) return undefined;
  if (ofSchema.some((type) => !served.has(type))) return 'schema';
  return ofLinkedArt.some((type) => worksOfLinkedArt.has(type)) ? 'linked-art' : undefined;
}

const containing =
  /(?:P46_is_composed_of|P106_is_composed_of|[/#]part|hasPart|isRelatedTo|exampleOfWork|mainEntity)$/;

/** Resources that stand within another record, as a part or as what is related to it. */
function withinOthers(records: readonly Resource[]): Set<string> {
  const within = new Set<string>();
  for (const { id, properties } of records)
    for (const [property, values] of properties)
      if (containing.test(property))
        for (const value of values) if ('@id' in value && value['@id'] !== id) within.add(value['@id']);
  return within;
}

/** The resources of a document that records are about. */
export function rootsOf(resources: Resources): Resource[] {
  const records = [...resources.values()].filter((resource) => kindOf(resource) !== undefined);
  const within = withinOthers(records);
  const roots = records.filter(({ id }) => !within.has(id));
  // Two that point to each other as parts would both be lost.
  return roots.length ? roots : records;
}

/** The rows of resources, as their mappings read them. */
export function rowsOf(roots: readonly Resource[], resources: Resources, alone = false): RowValues[] {
  const rows: RowValues[] = [];
  let edm = false;
  for (const root of roots) {
    const kind = kindOf(root, alone);
    if (kind === 'linked-art')
      rows.push({ 'linked-art': [growElement({ root, resources, name: linkedArtName })] });
    else if (kind === 'schema') {
      const element = growElement({ root, resources, name: schemaName });
      // What a work is stands in its classes alone, more often than not.
      for (const type of new Set(root.types)) addChild(element, 'type', { '#': schemaName(type) });
      rows.push({ schema: [element] });
    } else if (kind === 'dc') rows.push({ dc: [growPointing(root, resources, prefixedName)] });
    else edm ||= kind === 'edm';
  }
  if (!edm) return rows;
  const wanted = new Set(roots.map(({ id }) => id));
  const nodes = [...resources.values()].map(
    (resource): Node => ({
      name: prefixedName(resource.types[0] ?? ''),
      element: growPointing(resource, resources, prefixedName),
      line: 0,
    }),
  );
  const bundled = bundleEdm(
    nodes.filter(
      ({ name, element }) => name !== 'edm:ProvidedCHO' || wanted.has(String(element['@rdf:about'])),
    ),
  );
  return [...rows, ...bundled.map(({ values }) => values)];
}
