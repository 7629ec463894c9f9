import { stringify } from 'yaml';
import { mappingOf } from '../../../../ingest/mappings/files/read-mapping.ts';
import type { Mapping } from '../../../../ingest/mappings/mapping.ts';

const usual = JSON.stringify(mappingOf({}).formats);

/** A mapping as a file that people read: YAML 1.2, without what need not be said. */
export function writeMapping({ name, formats, recognises, ...mapping }: Mapping): string {
  return stringify(
    {
      name,
      ...(JSON.stringify(formats) !== usual && { formats }),
      ...(recognises.length && { recognises }),
      ...mapping,
    },
    { lineWidth: 110, flowCollectionPadding: true },
  );
}
