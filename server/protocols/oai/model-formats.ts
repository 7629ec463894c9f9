import type { DescribedRecord } from '../../../vocab/crosswalks/described-record.ts';
import { edmSchema, toEdm } from '../../../vocab/crosswalks/edm/to-edm.ts';
import { lidoSchema, toLido } from '../../../vocab/crosswalks/lido/to-lido.ts';
import { modsSchema, toMods } from '../../../vocab/crosswalks/mods/to-mods.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import { describeRecord, type RecordSurroundings } from '../linked-data/describe-record.ts';
import { claimsFormat } from './claims-format.ts';
import { linkedArtFormat } from './linked-art-format.ts';
import type { MetadataFormat } from './metadata-format.ts';

/** A model for which there is a crosswalk from a record alone. */
const models: readonly {
  prefix: string;
  namespace: string;
  schema: string;
  ahead?: true;
  to: (content: RecordContent, record: DescribedRecord) => string;
}[] = [
  {
    prefix: 'edm',
    namespace: 'http://www.europeana.eu/schemas/edm/',
    schema: edmSchema,
    ahead: true,
    to: toEdm,
  },
  { prefix: 'lido', namespace: 'http://www.lido-schema.org', schema: lidoSchema, to: toLido },
  { prefix: 'mods', namespace: 'http://www.loc.gov/mods/v3', schema: modsSchema, to: toMods },
];

/** The formats besides simple Dublin Core: those of museums and libraries, Linked Art, and who claims what. */
export const modelFormats = (around: RecordSurroundings): MetadataFormat[] => [
  ...models.map(({ to, ...format }) => ({
    ...format,
    write: (record: Parameters<MetadataFormat['write']>[0]) =>
      to(record.content, describeRecord(record, around)),
  })),
  linkedArtFormat(around.base),
  claimsFormat(around),
];
