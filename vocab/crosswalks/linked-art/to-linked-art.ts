import { field, type RecordContent } from '../../fields.ts';
import { statementsOf } from '../../record/statement.ts';
import { builder, type DocumentPart, documentParts, type LinkedArtContext } from './builder.ts';
import { genid, type LinkedArtNode, push } from './node.ts';
import { placers } from './place-value.ts';

/** A record's content as a Linked Art 1.0 document (https://linked.art/model/), placed as `fields.ts` declares. */
export function toLinkedArt(content: RecordContent, context: LinkedArtContext): LinkedArtNode {
  const b = builder(content, context);
  for (const statement of statementsOf(content)) {
    const place = field(statement.field).linkedArt;
    if (place) placers[place.at](b, statement);
  }
  for (const collection of context.collections ?? [])
    push(b.doc, 'member_of', { id: `${context.base}collection/${collection}`, type: 'Set' });
  return b.doc;
}

/** What has a document of its own is only pointed to from others. */
const apartFrom = new Set(['shows', 'carries']);

const stripped = (node: LinkedArtNode, skolems: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'id' && node.id.startsWith(skolems)) return [];
      if (Array.isArray(value))
        return [
          [key, value.map((child) => (apartFrom.has(key) ? pointTo(child) : stripped(child, skolems)))],
        ];
      return [[key, typeof value === 'object' ? stripped(value, skolems) : value]];
    }),
  );
const pointTo = ({ id, type, _label }: LinkedArtNode) => ({ id, type, _label });

const context = 'https://linked.art/ns/v1/linked-art.json';

/**
 * The document as it is published: with its context, with blank nodes where there were skolem IRIs, and with what has a document of its own only
 * pointed to.
 */
export const publishedLinkedArt = (doc: LinkedArtNode, base: string): Record<string, unknown> => ({
  '@context': context,
  ...stripped(doc, base + genid),
});

/** The document with those that Linked Art keeps apart: of what the thing shows, and of the text that it carries. */
export const publishedDocuments = (doc: LinkedArtNode, base: string): Record<string, unknown>[] => [
  publishedLinkedArt(doc, base),
  ...documentParts.map((part) => publishedPart(doc, part, base)).filter((one) => one !== undefined),
];

/** The document of what a thing shows (`visual`), or of the text that it carries; undefined where nothing is said of it. */
export function publishedPart(
  doc: LinkedArtNode,
  part: DocumentPart,
  base: string,
): Record<string, unknown> | undefined {
  const [node] = (doc[part === 'visual' ? 'shows' : 'carries'] ?? []) as LinkedArtNode[];
  return node && { '@context': context, ...stripped(node, base + genid) };
}
