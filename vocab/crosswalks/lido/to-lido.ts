import type { RecordContent } from '../../fields.ts';
import type { LanguageMap } from '../../record/language-map.ts';
import {
  type DescribedRecord,
  itemAddress,
  type Picture,
  picturesOf,
  recordAddress,
} from '../described-record.ts';
import { fieldsAt, valuesAt } from '../fields-at.ts';
import { around, attribute, eachText, element, inLanguage } from '../xml/write-xml.ts';
import {
  writeCategory,
  writeClassification,
  writeIdentification,
  writeRelations,
} from './write-description.ts';
import { writeEvents } from './write-events.ts';
import { fixedConcept, identifier, legalBody, localId, rightsType } from './write-parts.ts';

const namespace = 'http://www.lido-schema.org';
export const lidoSchema = 'http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd';
export const lidoNamespaces = [
  ` xmlns:lido="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
  ` xsi:schemaLocation="${namespace} ${lidoSchema}"`,
].join('');

const at = fieldsAt('lido');
const valuesOf = valuesAt('lido');
const addresses = (content: RecordContent, place: Parameters<typeof at>[0]): readonly string[] =>
  valuesOf<string>(content, place).map(({ value }) => value);

/** Rights in the thing, with the words of thanks that go with it. */
function writeRights(content: RecordContent): string {
  const lines = at('creditLine')
    .map((name) => eachText('lido:creditLine', content[name] as LanguageMap | undefined))
    .join('');
  const sets = addresses(content, 'rights').map((address) =>
    around('lido:rightsWorkSet', rightsType(address)),
  );
  return around('lido:rightsWorkWrap', sets.join('') + around('lido:rightsWorkSet', lines));
}

function writeRecord(content: RecordContent, record: DescribedRecord): string {
  const address = recordAddress(record);
  const { partner, collection, base, licence, time } = record;
  const licences = addresses(content, 'recordRights');
  const links = [address, ...addresses(content, 'recordLink')]
    .map((one) => element('lido:recordInfoLink', one, attribute('lido:formatResource', 'text/html')))
    .join('');
  return around(
    'lido:recordWrap',
    [
      element('lido:recordID', `${record.item}:${record.record}`, localId),
      around('lido:recordType', fixedConcept(undefined, 'item')),
      around('lido:recordSource', legalBody(`${base}partner/${partner.id}`, partner.name)),
      (licences.length ? licences : [licence])
        .map((one) => around('lido:recordRights', rightsType(one)))
        .join(''),
      around('lido:recordInfoSet', links + element('lido:recordMetadataDate', time)),
      around(
        'lido:collection',
        eachText('lido:displayObject', collection.name) +
          around('lido:object', element('lido:objectWebResource', `${base}collection/${collection.id}`)),
      ),
    ].join(''),
  );
}

const writePicture = ({ address, service, type, rights, media }: Picture): string =>
  around(
    'lido:resourceSet',
    [
      service === undefined ? '' : identifier('resourceID', service),
      around(
        'lido:resourceRepresentation',
        element(
          'lido:linkResource',
          address,
          type === undefined ? '' : attribute('lido:formatResource', type),
        ),
      ),
      eachText('lido:resourceDescription', media.alt),
      rights === undefined ? '' : around('lido:rightsResource', rightsType(rights)),
    ].join(''),
  );

/** The language in which most of a record is written: that of its first title. */
const mainLanguage = ({ title = {} }: RecordContent): string => Object.keys(title)[0] ?? 'und';

/**
 * A partner’s record in LIDO 1.1 (http://www.lido-schema.org), each text under its own language. `namespaces`: those of `lido:lido` where it stands
 * alone; within a `lido:lidoWrap` they stand there.
 */
export function toLido(content: RecordContent, record: DescribedRecord, namespaces = lidoNamespaces): string {
  const { base } = record;
  const language = inLanguage(mainLanguage(content));
  const ark = record.ark === undefined ? '' : identifier('objectPublishedID', record.ark);
  const pictures = picturesOf(content, record).map(writePicture).join('');
  return [
    `<lido:lido${namespaces}>`,
    element('lido:lidoRecID', recordAddress(record), localId),
    identifier('objectPublishedID', itemAddress(record)),
    ark,
    writeCategory(content),
    `<lido:descriptiveMetadata${language}>`,
    writeClassification(content, base),
    writeIdentification(content, base),
    writeEvents(content, base),
    writeRelations(content, base),
    '</lido:descriptiveMetadata>',
    `<lido:administrativeMetadata${language}>`,
    writeRights(content),
    writeRecord(content, record),
    around('lido:resourceWrap', pictures),
    '</lido:administrativeMetadata></lido:lido>',
  ].join('');
}
