import type { LinkedArtNode } from '../../../vocab/crosswalks/linked-art/node.ts';
import { toLinkedArt } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTripleParts, toTriples } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import { imagesOf } from '../../curation/images-of.ts';
import type { RecordView } from '../../curation/view.ts';
import { partnerIri, recordIri, revisionIri } from './addresses.ts';
import { markContested } from './contested-nodes.ts';

/** What a record says, as a Linked Art document. */
export function recordDocument(record: RecordView, base: string): LinkedArtNode {
  const doc = toLinkedArt(record.content, {
    base,
    item: record.item,
    collections: [record.collection],
    images: imagesOf(record),
  });
  if (record.contested) markContested(doc, record, base);
  return doc;
}

/** Whether there is more to tell of how a record came to be than what is said of the record itself. */
export const hasHistory = ({ revision, decided }: RecordView): boolean =>
  revision > 1 || decided !== undefined;

/** What a record says, as N-Triples: the content of its graph. */
export const recordTriples = (record: RecordView, base: string): string =>
  toTriples(recordDocument(record, base));

/** The same in parts, of which other records have some too. */
export const recordTripleParts = (record: RecordView, base: string) =>
  toTripleParts(recordDocument(record, base));

/**
 * What is said of a record (PROV-O): who, when, by which deposit, under what licence, and from which source; where it stood otherwise before or was
 * approved, the revision that it is, of which its history (`historyTriples`) tells.
 */
export function aboutRecord(record: RecordView, base: string, licence: string): string {
  const subject = `<${recordIri(base, record)}>`;
  const say = (predicate: string, object: string) => `${subject} <${predicate}> ${object} .\n`;
  return [
    say(`${ns.prov}wasAttributedTo`, `<${partnerIri(base, record.partner)}>`),
    say(`${ns.prov}generatedAtTime`, `"${record.time}"^^<${ns.xsd}dateTime>`),
    say(`${ns.prov}wasGeneratedBy`, `<${base}api/deposits/${record.deposit}>`),
    ...(hasHistory(record)
      ? [say(`${ns.dcterms}hasVersion`, `<${revisionIri(base, record, record.revision)}>`)]
      : []),
    say(`${ns.dcterms}license`, `<${record.content.metadataRights?.[0] ?? licence}>`),
    ...(record.content.source ?? []).map((url) => say(`${ns.dcterms}source`, `<${url}>`)),
  ].join('');
}
