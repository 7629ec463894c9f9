import { readDrafts } from '../../../../ingest/ingest.ts';
import type { Mapping } from '../../../../ingest/mappings/mapping.ts';
import { missingFrom } from '../../../../vocab/check.ts';
import type { RecordContent } from '../../../../vocab/fields.ts';
import type { Problem, SourceProblem } from '../../../../vocab/problem.ts';

/** What one row would become. `refused`: it has an error, and would not be taken. */
export type TriedRow = {
  row: number;
  id: string;
  content: RecordContent | undefined;
  refused: boolean;
  problems: SourceProblem[];
};

/** What a mapping makes of the beginning of a file. `rows`: the first ones, then those with problems; `counts`: of all rows that were read. */
export type Tried = {
  rows: TriedRow[];
  counts: { rows: number; refused: number; warned: number };
  /** What there is to say of the file as a whole. */
  problems: SourceProblem[];
  /** How often each column has a problem. */
  byColumn: Map<string, number>;
};

/** Rows that are read, at least and at most, for how long (milliseconds), and how many are shown: from the beginning, and of those with problems. */
const leastRows = 20;
const mostRows = 500;
const longest = 1500;
const first = 3;
const troubled = 8;

/** What a record needs may be there already, where a file has no column for it: here that is something to look at. */
const lacks = (problem: Problem, row: number): SourceProblem => ({ ...problem, severity: 'warning', row });

/** Reads the beginning of a file by a mapping, as a deposit would; nothing is written. */
export async function tryMapping({
  path,
  name,
  mapping,
}: {
  path: string;
  name: string;
  mapping: Mapping;
}): Promise<Tried> {
  const tried: Tried = {
    rows: [],
    counts: { rows: 0, refused: 0, warned: 0 },
    problems: [],
    byColumn: new Map(),
  };
  const { counts } = tried;
  let until: number | undefined;
  let shown = 0;
  for await (const { row, draft, content, problems } of readDrafts({ file: path, name, mapping })) {
    for (const { column } of problems)
      if (column !== undefined) tried.byColumn.set(column, (tried.byColumn.get(column) ?? 0) + 1);
    if (row === 0) {
      tried.problems.push(...problems.slice(0, 50 - tried.problems.length));
      continue;
    }
    counts.rows += 1;
    // Opening a workbook takes its time, and says nothing of its rows.
    until ??= performance.now() + longest;
    const refused = content === undefined;
    const all = refused ? problems : [...problems, ...missingFrom(content).map((one) => lacks(one, row))];
    if (refused) counts.refused += 1;
    else if (all.length) counts.warned += 1;
    const bad = all.length > 0 && shown < troubled;
    if (counts.rows <= first || bad) {
      if (counts.rows > first) shown += 1;
      tried.rows.push({
        row,
        id: draft?.id ?? '',
        content: content ?? draft?.content,
        refused,
        problems: all.slice(0, 30),
      });
    }
    if (counts.rows >= mostRows || (counts.rows >= leastRows && performance.now() > until)) break;
  }
  return tried;
}
