import { type DraftSource, type RowDraft, readDrafts } from '../../../ingest/ingest.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import type { SourceProblem } from '../../../vocab/problem.ts';
import { streamOf } from '../readers/collect-rows.ts';

export type Mapped = {
  drafts: RowDraft[];
  contents: (RecordContent | undefined)[];
  problems: SourceProblem[];
};

/** The drafts of a text (or of objects, as JSON lines), with all problems together. */
export async function mapRows(
  input: string | object[],
  options: Omit<DraftSource, 'file'> = {},
): Promise<Mapped> {
  const text = typeof input === 'string' ? input : input.map((row) => JSON.stringify(row)).join('\n');
  const drafts: RowDraft[] = [];
  const problems: SourceProblem[] = [];
  for await (const outcome of readDrafts({ ...options, file: streamOf(text) })) {
    if (outcome.draft) drafts.push(outcome);
    problems.push(...outcome.problems);
  }
  return { drafts, contents: drafts.map(({ content }) => content), problems };
}

/** The record of a table of one row: headings and cells in pairs. */
export async function mapCells(cells: Record<string, string>, options: Omit<DraftSource, 'file'> = {}) {
  const quoted = (values: string[]) => values.map((v) => `"${v.replaceAll('"', '""')}"`).join(',');
  const whole = { id: '1', title: 'T', ...cells };
  const mapped = await mapRows(`${quoted(Object.keys(whole))}\n${quoted(Object.values(whole))}\n`, options);
  return { ...mapped, content: mapped.contents[0], draft: mapped.drafts[0]?.draft };
}
