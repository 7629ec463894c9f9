import { fileURLToPath } from 'node:url';
import { type RowDraft, readDrafts } from '../../../ingest/ingest.ts';
import type { SourceProblem } from '../../../vocab/problem.ts';

/** A sample written for the tests, and what all of its rows come to. */
export async function mapSample(name: string) {
  const file = fileURLToPath(new URL(`../samples/xml/${name}`, import.meta.url));
  const drafts: RowDraft[] = [];
  const problems: SourceProblem[] = [];
  for await (const outcome of readDrafts({ file })) {
    if (outcome.draft) drafts.push(outcome);
    problems.push(...outcome.problems);
  }
  return {
    drafts,
    problems,
    codes: problems.map(({ code }) => code),
    contents: drafts.map(({ content }) => content!),
  };
}
