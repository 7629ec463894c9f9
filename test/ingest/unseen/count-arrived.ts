import { readDrafts } from '../../../ingest/ingest.ts';
import { streamOf } from '../readers/collect-rows.ts';
import type { Sample } from './sample.ts';

/** What must arrive of a sample's first record and does not, with what is there instead, and what was said. */
export async function countArrived({ file, called, expected }: Sample) {
  let first: Record<string, unknown> | undefined;
  let id: string | undefined;
  const said: string[] = [];
  for await (const { draft, content, problems } of readDrafts({ file: streamOf(file), name: called })) {
    if (draft && first === undefined) {
      first = content ?? {};
      id = draft.id;
    }
    said.push(...problems.map((p) => `${p.code} ${p.column ?? ''} ${p.value ?? ''} ${p.message}`));
  }
  const missing = expected.filter(({ field, as }) =>
    field === 'id'
      ? id !== as
      : !JSON.stringify(first?.[field] ?? '').includes(
          /["{]/.test(as) ? as : JSON.stringify(as).slice(1, -1),
        ),
  );
  return { missing, there: first, id, said };
}
