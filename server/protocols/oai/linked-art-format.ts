import { publishedDocuments } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import { attribute } from '../../../vocab/crosswalks/xml/write-xml.ts';
import { recordDocument } from '../../projections/graphs/record-graph.ts';
import type { MetadataFormat } from './metadata-format.ts';
import { linkedArtNamespace, schemaAddress } from './own-schemas.ts';

/**
 * Linked Art’s JSON-LD as the text of an element, since OAI-PMH demands XML: the record’s document, then those of what it shows and of the text that it
 * carries, which Linked Art keeps apart. `base` ends with a slash.
 */
export function linkedArtFormat(base: string): MetadataFormat {
  const namespace = linkedArtNamespace(base);
  const schema = schemaAddress(base, 'linked_art');
  const start = [
    `<la:documents xmlns:la="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xsi:schemaLocation="${namespace} ${schema}">`,
  ].join('');
  return {
    prefix: 'linked_art',
    namespace,
    schema,
    write: (record) => {
      const written = publishedDocuments(recordDocument(record, base), base).map(
        (one) =>
          `<la:document${attribute('about', one.id as string)}>${escapeText(JSON.stringify(one))}</la:document>`,
      );
      return `${start}${written.join('')}</la:documents>`;
    },
  };
}
