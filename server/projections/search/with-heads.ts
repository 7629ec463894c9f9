import { referenceOf } from '../../../vocab/concept-id.ts';
import { type FieldName, field, type RecordContent } from '../../../vocab/fields.ts';
import type { Agent, Credit, Term } from '../../../vocab/record/record.ts';
import { thingsNamed } from '../../../vocab/record/things-named.ts';
import type { ItemView } from '../../curation/view.ts';

/** What a reference of a person, group or place has been joined to in the end; itself where it has not. */
export type HeadOf = (reference: string) => string;

function contentWithHeads(content: RecordContent, headOf: HeadOf): RecordContent {
  const moved = new Set(
    thingsNamed(content).flatMap(({ reference, field: name }) =>
      headOf(reference) === reference ? [] : name,
    ),
  );
  if (moved.size === 0) return content;
  const named = <T extends Term | Agent>(name: FieldName, thing: T): T => {
    const reference = referenceOf(name, thing);
    const head = headOf(reference);
    return head === reference ? thing : { ...thing, id: head };
  };
  const changed = [...moved].map((name) => [
    name,
    (content[name] as (Term | Agent | Credit)[]).map((value) =>
      field(name).type === 'credit'
        ? { ...value, agent: named(name, (value as Credit).agent) }
        : named(name, value as Term),
    ),
  ]);
  return { ...content, ...Object.fromEntries(changed) };
}

/**
 * A view in which people, groups and places that were joined go by one reference, so that search counts them as one; what records call them stays. Where
 * nothing was joined it is the same object. Pure.
 */
export function withHeads(view: ItemView, headOf: HeadOf): ItemView {
  const records = view.records.map((record) => {
    const content = contentWithHeads(record.content, headOf);
    return content === record.content ? record : { ...record, content };
  });
  return records.some((record, at) => record !== view.records[at]) ? { ...view, records } : view;
}
