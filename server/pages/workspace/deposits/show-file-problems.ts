import type { SourceProblem } from '../../../../vocab/problem.ts';
import type { Upload } from '../../../protocols/api/deposits/upload.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { showProblems } from '../shell/show-problems.ts';
import { section } from '../shell/show-things.ts';

/** What is said of a file stands at its beginning or end; rows between have their own place. */
const looked = 2000;
const most = 20;

/** What is wrong with the file as a whole: no row says it. */
export async function showFileProblems(visit: PartnerVisit, { id }: Upload): Promise<string> {
  const found: SourceProblem[] = [];
  let seen = 0;
  for await (const problem of visit.ports.uploads.problems(id)) {
    if (problem.row === 0) found.push(problem);
    seen += 1;
    if (found.length >= most || seen >= looked) break;
  }
  return found.length ? section('file', visit.words.fileProblems, showProblems(visit, found)) : '';
}
