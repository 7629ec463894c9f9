import type { RecordContent } from '../../fields.ts';
import {
  type DescribedRecord,
  formerAddresses,
  itemAddress,
  type Picture,
  picturesOf,
  recordAddress,
} from '../described-record.ts';
import { attribute, eachText, element, inLanguage } from '../xml/write-xml.ts';
import { collectEntities, type Entities } from './collect-entities.ts';
import { edmRights } from './edm-rights.ts';
import { edmType } from './edm-type.ts';
import { sayObject } from './say-object.ts';
import { writeEntity } from './write-entities.ts';

export const edmSchema = 'http://www.europeana.eu/schemas/edm/EDM.xsd';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** The start of a document, with every namespace that one uses. EDM’s schema has RDF’s namespace as its target. */
export const edmStart = [
  `<rdf:RDF xmlns:rdf="${rdf}" xmlns:edm="http://www.europeana.eu/schemas/edm/"`,
  'xmlns:ore="http://www.openarchives.org/ore/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:skos="http://www.w3.org/2004/02/skos/core#"',
  'xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:ebucore="http://www.ebu.ch/metadata/ontologies/ebucore/ebucore#"',
  'xmlns:svcs="http://rdfs.org/sioc/services#" xmlns:doap="http://usefulinc.com/ns/doap#"',
  'xmlns:rdaGr2="http://rdvocab.info/ElementsGr2/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  `xsi:schemaLocation="${rdf} ${edmSchema}">`,
].join(' ');
export const edmEnd = '</rdf:RDF>';

const resource = (name: string, address: string): string => `<${name}${attribute('rdf:resource', address)}/>`;
const about = (address: string): string => attribute('rdf:about', address);
const whole = attribute('rdf:datatype', 'http://www.w3.org/2001/XMLSchema#integer');

function writeObject(content: RecordContent, record: DescribedRecord, context: Entities): string {
  let xml = `<edm:ProvidedCHO${about(`${recordAddress(record)}#object`)}>`;
  sayObject(
    content,
    {
      text: (property, text, tag) => {
        xml += element(property, text, tag === undefined || tag === 'und' ? '' : inLanguage(tag));
      },
      link: (property, address) => {
        xml += resource(property, address);
      },
    },
    { context, base: record.base },
  );
  if (record.ark !== undefined) xml += element('dc:identifier', record.ark);
  xml += eachText('dcterms:isPartOf', record.collection.name);
  const type = edmType(content);
  if (type === 'TEXT' && content.language === undefined) xml += element('dc:language', 'und');
  // The schema takes one; as an address, since a name could stand there in one language only.
  const [place] = content.location ?? [];
  if (place !== undefined) xml += resource('edm:currentLocation', context.place('location', place));
  const same = [itemAddress(record), ...formerAddresses(record)]
    .map((one) => resource('owl:sameAs', one))
    .join('');
  return `${xml}<edm:type>${type}</edm:type>${same}</edm:ProvidedCHO>`;
}

/** A picture, in the order of the schema (`WebResourceType`), and its service. */
function writePicture({ address, service, rights, media, type }: Picture, manifest: string): string {
  const { width, height, alt } = media;
  const shown = [
    eachText('dc:description', alt),
    resource('edm:rights', edmRights(rights)),
    type === undefined ? '' : element('ebucore:hasMimeType', type),
    width === undefined ? '' : element('ebucore:width', String(width), whole),
    height === undefined ? '' : element('ebucore:height', String(height), whole),
  ].join('');
  if (service === undefined) return `<edm:WebResource${about(address)}>${shown}</edm:WebResource>`;
  return [
    `<edm:WebResource${about(address)}>${shown}${resource('dcterms:isReferencedBy', manifest)}`,
    `${resource('svcs:has_service', service)}</edm:WebResource><svcs:Service${about(service)}>`,
    resource('dcterms:conformsTo', 'http://iiif.io/api/image'),
    `${resource('doap:implements', 'http://iiif.io/api/image/3/level2.json')}</svcs:Service>`,
  ].join('');
}

/** A picture small enough for lists, where the archive can make one. */
const small = ({ service, address }: Picture): string =>
  service === undefined ? address : `${service}/full/!400,400/0/default.jpg`;

function writeAggregation(
  pictures: readonly Picture[],
  content: RecordContent,
  { record, dataProvider }: { record: DescribedRecord; dataProvider: string },
): string {
  const [first, ...others] = pictures;
  const address = recordAddress(record);
  return [
    `<ore:Aggregation${about(`${address}#aggregation`)}>`,
    resource('edm:aggregatedCHO', `${address}#object`),
    resource('edm:dataProvider', dataProvider),
    others.map((picture) => resource('edm:hasView', picture.address)).join(''),
    resource('edm:isShownAt', address),
    first ? resource('edm:isShownBy', first.address) + resource('edm:object', small(first)) : '',
    element('edm:provider', record.provider),
    resource('edm:rights', edmRights(first?.rights ?? content.mediaRights?.[0])),
    '</ore:Aggregation>',
  ].join('');
}

/** A partner as whoever provides the data. */
export const providerOf = ({ partner }: DescribedRecord, context: Entities): string =>
  context.agent('owner', { agent: { id: `partner/${partner.id}`, label: partner.name, kind: 'group' } });

/**
 * A partner’s record in the Europeana Data Model, external profile: one provided object and one aggregation, the pictures, and the entities that they
 * name, as what stands within `rdf:RDF` (https://pro.europeana.eu/page/edm-documentation).
 */
export function writeEdm(content: RecordContent, record: DescribedRecord): string {
  const context = collectEntities(record.base, recordAddress(record));
  const pictures = picturesOf(content, record);
  const manifest = `${record.base}iiif/presentation/3/${record.item}/manifest`;
  const dataProvider = providerOf(record, context);
  let xml = writeObject(content, record, context);
  for (const picture of pictures) xml += writePicture(picture, manifest);
  for (const [address, entity] of context.all) xml += writeEntity(address, entity);
  return xml + writeAggregation(pictures, content, { record, dataProvider });
}

/** One record as a document of its own. */
export const toEdm = (content: RecordContent, record: DescribedRecord): string =>
  edmStart + writeEdm(content, record) + edmEnd;
