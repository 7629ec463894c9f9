import { assignmentNode } from '../../../vocab/crosswalks/linked-art/assign-value.ts';
import { type LinkedArtNode, push } from '../../../vocab/crosswalks/linked-art/node.ts';
import { type FieldName, field } from '../../../vocab/fields.ts';
import type { RecordView } from '../../curation/view.ts';
import { partnerIri, recordIri } from './addresses.ts';

/**
 * Marks in a Linked Art document what is contested of a record: each such statement as the attribute assignment that it is
 * (https://linked.art/model/assertion/), with its address as its identifier, which is that of the claims and of the dispute too.
 */
export function markContested(doc: LinkedArtNode, record: RecordView, base: string): void {
  for (const id of record.contested ?? []) {
    const name = id.slice(0, id.lastIndexOf('-')) as FieldName;
    push(doc, 'attributed_by', {
      ...assignmentNode(base, `${recordIri(base, record)}#${id}`),
      _label: `Contested: ${field(name).label.en}`,
      classified_as: [{ id: `${base}ns/contested`, type: 'Type' }],
      assigned_property: `${base}ns/${name}`,
      carried_out_by: [{ id: partnerIri(base, record.partner), type: 'Group' }],
    });
  }
}
