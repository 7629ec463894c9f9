import { field, fieldNames } from '../../../vocab/fields.ts';
import type { Credit, Term } from '../../../vocab/record/record.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { type ItemView, type RecordView, thePublic, viewItem } from '../../curation/view.ts';

/** Records of a collection with the items that they are of, in the order of the public list: a batch at a time, by place and never by offset. */
export function* viewsOf(
  { reader, publicList }: Pick<Archive, 'reader' | 'publicList'>,
  collection: string,
  batch = 500,
): Generator<{ view: ItemView; records: RecordView[] }[]> {
  const seen = new Set<string>();
  let after = 0;
  for (;;) {
    const states = publicList.records({ collection, after, limit: batch });
    if (states.length === 0) return;
    after = states.at(-1)!.seq;
    const ids = [...new Set(states.flatMap(({ deleted, item }) => (deleted || seen.has(item) ? [] : item)))];
    for (const id of ids) seen.add(id);
    yield reader.items(ids).flatMap((item) => {
      const view = viewItem(item, thePublic);
      const records = view?.records.filter((record) => record.collection === collection) ?? [];
      return view && records.length ? [{ view, records }] : [];
    });
  }
}

/** The identifiers of all terms and agents that a record names by one. */
export function* referencesIn({ content }: RecordView): Generator<string> {
  for (const name of fieldNames) {
    const values = content[name];
    if (!Array.isArray(values)) continue;
    const { type } = field(name);
    if (type === 'term' || type === 'agent') {
      for (const { id } of values as Term[]) if (id !== undefined) yield id;
    } else if (type === 'credit')
      for (const { agent, role } of values as Credit[]) {
        if (agent.id !== undefined) yield agent.id;
        if (role?.id !== undefined) yield role.id;
      }
  }
}
