import type { Draft } from '../vocab/draft.ts';
import type { Problem, SourceProblem } from '../vocab/problem.ts';
import type { Origins } from './mappings/apply-mapping.ts';
import type { SourceRow } from './readers/source-row.ts';

/** The column of a source that a place in a record came from: `material[1].label.ja` -> `material@ja`. */
function columnOf(path: string, origins: Origins, row: SourceRow): string | undefined {
  const [, name, index = '0'] = /^([A-Za-z]+)(?:\[(\d+)\])?/.exec(path) ?? [];
  if (name === undefined) return undefined;
  const column = origins[name]?.[Number(index)] ?? name;
  const language = /^[A-Za-z]+\.([\w-]+)|\.(?:label|text|display|alt)\.([\w-]+)/.exec(path);
  const exact = `${column.split('@')[0]}@${language?.[1] ?? language?.[2]}`;
  return Object.hasOwn(row.values, exact) ? exact : column;
}

/** A problem with a record as a problem with its source. */
export function locateProblem({
  problem,
  draft,
  origins,
  row,
}: {
  problem: Problem;
  draft: Draft;
  origins: Origins;
  row: SourceRow;
}): SourceProblem {
  const column = columnOf(problem.path, origins, row);
  return {
    ...problem,
    row: draft.row,
    ...(column !== undefined && { column }),
    ...(draft.id !== '' && { id: draft.id }),
  };
}
