import type { Draft } from '../../vocab/draft.ts';
import type { Problem, SourceProblem } from '../../vocab/problem.ts';
import type { Judged } from './judge-row.ts';

/** A problem of the deposit, at its row; the column is the field that the path begins with. */
export const placed = (problem: Problem, draft: Pick<Draft, 'row' | 'id'>): SourceProblem => {
  const column = problem.path.split(/[.[]/)[0]!;
  return { ...problem, row: draft.row, id: draft.id, ...(column && { column }) };
};

const editKept = (field: string): Problem => ({
  code: 'edit.kept',
  severity: 'warning',
  path: field,
  message:
    'This was edited in the archive since the source was last taken, and the source says something else.',
  remedy: 'The edit was kept. Correct the source, or load it again so that it replaces edits.',
});

const takenBack: Problem = {
  code: 'record.taken-back',
  severity: 'warning',
  path: '',
  message: 'This record was taken back in the archive, and stays so.',
  remedy: 'Restore it there, or load the source again so that it replaces edits.',
};

/** What the archive has to say of a row: why it is refused, or where it yields to what was done here. */
export function problemsOf(judged: Judged): Problem[] {
  if (judged.outcome === 'refused') return judged.problems;
  if (judged.outcome === 'taken back') return [takenBack];
  return judged.edits.map(({ field }) => editKept(field));
}
