import { type RowDraft, readDrafts } from '../../ingest/ingest.ts';
import type { SourceProblem } from '../../vocab/problem.ts';

/** All that a real file comes to: its drafts, and the paths of elements with text that reached no field and are not named among those left aside. */
export async function readReal(file: string) {
  const drafts: RowDraft[] = [];
  const problems: SourceProblem[] = [];
  for await (const outcome of readDrafts({ file })) {
    if (outcome.draft) drafts.push(outcome);
    problems.push(...outcome.problems);
  }
  return {
    drafts,
    problems,
    taken: drafts.filter(({ content }) => content).map(({ draft }) => draft!),
    unread: problems.filter(({ code }) => code === 'element.unknown').map(({ value }) => value),
  };
}
