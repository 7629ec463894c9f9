import type { RecordContent } from '../fields.ts';

/** Forms of identifiers that mean the same thing wherever they are used: addresses, URNs and ARKs. Accession numbers are their museum's own. */
const global = /^(?:https?:\/\/\S+|urn:[a-z0-9][a-z0-9-]{0,31}:\S+|ark:\/?\d{5,9}\/\S+)$/i;

/** The identifiers of a record that name its item anywhere. */
export const sharedIdentifiers = (content: RecordContent): string[] => [
  ...new Set(
    (content.identifier ?? []).flatMap(({ value }) =>
      global.test(value) ? value.replace(/^https:/, 'http:') : [],
    ),
  ),
];
