import { hash } from 'node:crypto';
import { check } from '../vocab/check.ts';
import type { Draft } from '../vocab/draft.ts';
import type { RecordContent } from '../vocab/fields.ts';
import type { SourceProblem } from '../vocab/problem.ts';
import { locateProblem } from './locate-problem.ts';
import { compileMapping, type Mapped } from './mappings/apply-mapping.ts';
import type { Mapping } from './mappings/mapping.ts';
import { settleMapping } from './mappings/suggest/settle-mapping.ts';
import { readRows, type Source } from './readers/read-rows.ts';
import type { RowOutcome, SourceRow } from './readers/source-row.ts';

/**
 * What came of one row (counted from 1), or (row 0) what there is to say of the file. `content` is there where the record may enter the archive, `draft`
 * wherever the row could be read. `failed`: nothing after this could be read; it is the last.
 */
export type RowDraft = {
  row: number;
  draft?: Draft;
  content?: RecordContent;
  problems: SourceProblem[];
  failed?: true;
};

/** A source and how to read it. `mapping`: one, or the name of one; without it the first row decides. */
export type DraftSource = Source & {
  mapping?: string | Mapping | undefined;
  /** The language (BCP 47) of texts, where neither the source nor the mapping tells; `und` without it. */
  language?: string | undefined;
};

/** Ids seen, as 52 bits of their hash: a million of them take 30 MB, and two of a million collide once in 9,000 files. */
function keepIds(): (id: string) => boolean {
  const seen = new Set<number>();
  return (id) => {
    const key = Number.parseInt(hash('sha1', id, 'hex').slice(0, 13), 16);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

const repeated = (draft: Draft): SourceProblem => ({
  code: 'id.duplicate',
  severity: 'error',
  path: 'id',
  row: draft.row,
  column: 'id',
  id: draft.id,
  value: draft.id,
  message: `An earlier row of the file has the same id, “${draft.id}”.`,
  remedy: 'Give each row an id of its own, or put what the rows say into one.',
});

/** The rows of a source after those that were taken from it already. */
async function* resumed(
  rows: readonly RowOutcome[],
  rest: AsyncIterator<RowOutcome>,
): AsyncGenerator<RowOutcome> {
  yield* rows;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/**
 * Reads a file into checked drafts, in its order and one at a time. Without a mapping that is told or knows the file, one is suggested by headings and values, and said
 * to be (`mapping.suggested`). Every problem names row, column, value and remedy; a row with an error has no content, and the others go on. Throws for outages alone.
 */
export async function* readDrafts({
  mapping: told,
  language,
  ...source
}: DraftSource): AsyncGenerator<RowDraft> {
  const isNew = keepIds();
  const read = readRows(source);
  try {
    const settled = typeof told === 'object' ? { rows: [], mapping: told } : await settleMapping(read, told);
    const { mapping } = settled;
    const apply = mapping && compileMapping({ mapping, language });
    if (settled.told) yield { row: 0, problems: [settled.told] };
    yield* draftsOf({ rows: resumed(settled.rows, read), apply, refused: settled.refused, isNew });
  } finally {
    await read.return(undefined);
  }
}

async function* draftsOf({
  rows,
  apply,
  refused,
  isNew,
}: {
  rows: AsyncIterable<RowOutcome>;
  apply: ((row: SourceRow) => Mapped) | undefined;
  refused: SourceProblem | undefined;
  isNew: (id: string) => boolean;
}): AsyncGenerator<RowDraft> {
  for await (const outcome of rows) {
    if (outcome.kind !== 'row') {
      const { problem } = outcome;
      yield { row: problem.row, problems: [problem], ...(outcome.kind === 'failure' && { failed: true }) };
      continue;
    }
    if (!apply) return yield { row: 0, problems: refused ? [refused] : [], failed: true };
    const { draft, problems, origins } = apply(outcome);
    const ofFile = problems.filter((problem) => problem.row === 0);
    if (ofFile.length) yield { row: 0, problems: ofFile };
    const checked = check(draft);
    const all = [
      ...problems.filter((problem) => problem.row !== 0).map((problem) => ({ ...problem, id: draft.id })),
      ...checked.problems.map((problem) => locateProblem({ problem, draft, origins, row: outcome })),
    ];
    if (draft.id !== '' && !isNew(draft.id)) all.push(repeated(draft));
    const isRefused = all.some(({ severity }) => severity === 'error');
    yield {
      row: draft.row,
      draft,
      ...(checked.content && !isRefused && { content: checked.content }),
      problems: all,
    };
  }
}
