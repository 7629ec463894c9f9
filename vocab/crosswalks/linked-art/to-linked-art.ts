import { field, type RecordContent } from '../../fields.ts';
import { statementsOf } from '../../record/statement.ts';
import { builder, type LinkedArtContext } from './builder.ts';
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

const stripped = (node: LinkedArtNode, skolems: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'id' && node.id.startsWith(skolems)) return [];
      if (Array.isArray(value)) return [[key, value.map((child) => stripped(child, skolems))]];
      return [[key, typeof value === 'object' ? stripped(value, skolems) : value]];
    }),
  );

/** The document as it is published: with its context, and with blank nodes where there were skolem IRIs. */
export const publishedLinkedArt = (doc: LinkedArtNode, base: string): Record<string, unknown> => ({
  '@context': 'https://linked.art/ns/v1/linked-art.json',
  ...stripped(doc, base + genid),
});
