import { field } from '../../fields.ts';
import type { Statement } from '../../record/statement.ts';
import { builder, type LinkedArtContext } from './builder.ts';
import { genid, type LinkedArtNode, push, skolem } from './node.ts';
import { placers } from './place-value.ts';

/** Who says something that others do not, or that is contested. `id`: the statement’s address; `time`: ISO 8601; `kinds`: how it stands. */
export type Assignment = {
  id: string;
  label: string;
  partner: { id: string; label: string };
  time: string;
  kinds: readonly string[];
};

/**
 * An attribute assignment that says which statement it is. Linked Art’s schema gives one no address of its own, so that the statement’s stands as its
 * identifier; claims and disputes use it as an address.
 */
export const assignmentNode = (base: string, statement: string): LinkedArtNode => ({
  id: skolem(base, 'assignment', statement),
  type: 'AttributeAssignment',
  identified_by: [{ id: skolem(base, 'identifier', statement), type: 'Identifier', content: statement }],
});

/** A node under an identifier of this assignment’s own: what is only attributed must not be said of nodes that all agree on, nor of others’. */
function setApart(node: LinkedArtNode, base: string, statement: string): LinkedArtNode {
  const copy = (value: LinkedArtNode[string]): LinkedArtNode[string] => {
    if (Array.isArray(value)) return value.map((one) => setApart(one, base, statement));
    return typeof value === 'object' ? setApart(value, base, statement) : value;
  };
  return {
    ...(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(value)])) as LinkedArtNode),
    id: node.id.startsWith(base + genid) ? skolem(base, statement, node.id) : node.id,
  };
}

/** What a document would say if a statement alone were placed in it: each property of the thing with its nodes. */
function placedAlone(
  statement: Statement,
  { intangible, context }: { intangible: boolean; context: LinkedArtContext },
): [holder: 'doc' | 'shows' | 'carries', property: string, nodes: LinkedArtNode[]][] {
  const place = field(statement.field).linkedArt;
  if (!place) return [];
  const alone = builder(intangible ? { nature: ['intangible'] } : {}, context);
  placers[place.at](alone, statement);
  const listed = (holder: 'doc' | 'shows' | 'carries', node: LinkedArtNode) =>
    Object.entries(node)
      .filter(([key]) => !['id', 'type', '_label', 'shows', 'carries'].includes(key))
      .map(
        ([key, value]) =>
          [holder, key, [value].flat() as LinkedArtNode[]] as [typeof holder, string, LinkedArtNode[]],
      );
  const [shown] = (alone.doc.shows ?? []) as LinkedArtNode[];
  const [carried] = (alone.doc.carries ?? []) as LinkedArtNode[];
  return [
    ...listed('doc', alone.doc),
    ...(shown ? listed('shows', shown) : []),
    ...(carried ? listed('carries', carried) : []),
  ];
}

/**
 * Puts a statement into a document as what it is: something that somebody says (`attributed_by`, https://linked.art/model/assertion/). It stands with
 * the thing, or with what it shows or carries, and names the property that it would be.
 */
export function assignValue(
  doc: LinkedArtNode,
  statement: Statement,
  { assignment, context }: { assignment: Assignment; context: LinkedArtContext },
): void {
  const intangible = doc.type === 'PropositionalObject';
  const whole = builder(intangible ? { nature: ['intangible'] } : {}, context);
  const { id, label, partner, time, kinds } = assignment;
  for (const [holder, property, assigned] of placedAlone(statement, { intangible, context })) {
    if (holder !== 'doc') {
      const empty = holder === 'shows' ? whole.visual() : whole.text();
      doc[holder] ??= [{ ...empty, _label: doc._label! }];
    }
    const node = holder === 'doc' ? doc : (doc[holder] as LinkedArtNode[])[0]!;
    push(node, 'attributed_by', {
      ...assignmentNode(context.base, id),
      _label: label,
      classified_as: kinds.map((kind) => ({ id: kind, type: 'Type' })),
      carried_out_by: [{ id: partner.id, type: 'Group', _label: partner.label }],
      timespan: {
        id: skolem(context.base, 'assignment time', id),
        type: 'TimeSpan',
        begin_of_the_begin: time,
        end_of_the_end: time,
      },
      assigned_property: property,
      assigned: assigned.map((one) => setApart(one, context.base, id)),
    });
  }
}
