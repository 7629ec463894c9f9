import type { RowDraft } from '../../ingest/ingest.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import type { FileTerms } from '../../server/deposit/collect-terms.ts';
import { commitDeposit, type DepositResult } from '../../server/deposit/commit-deposit.ts';
import { noRows, type RowCounts, type RowPreview } from '../../server/deposit/row-preview.ts';
import { choicesOf, type Selection } from '../../server/deposit/selection.ts';
import { check } from '../../vocab/check.ts';
import type { Draft } from '../../vocab/draft.ts';
import type { SourceProblem } from '../../vocab/problem.ts';

/** Deposits drafts of a partner into the collection `shared`, as the command line does with rows of a file. */
export async function depositRows(
  archive: Archive,
  drafts: Omit<Draft, 'row'>[],
  options: {
    partner?: string;
    complete?: boolean;
    dryRun?: boolean;
    role?: 'curator' | 'steward';
    file?: string;
    overwriteEdits?: boolean;
    collection?: string;
    selection?: Selection;
    /** What the source is called, under which a deposit that was broken off goes on. */
    upload?: string;
    /** The rows after which it is broken off, at the next batch. */
    stopAfter?: number;
  } = {},
): Promise<{
  result: DepositResult;
  problems: SourceProblem[];
  rows: RowPreview[];
  terms: FileTerms;
  counts: RowCounts;
}> {
  const { partner = 'a', complete = false, dryRun = false, role = 'steward', file = 'rows.csv' } = options;
  const { overwriteEdits = false, collection = 'shared' } = options;
  const problems: SourceProblem[] = [];
  const previews: RowPreview[] = [];
  let terms: FileTerms = { entries: [], more: 0 };
  let counts = noRows();
  async function* rows(): AsyncGenerator<RowDraft> {
    for (const [index, partial] of drafts.entries()) {
      const draft = { ...partial, row: index + 1 };
      const checked = check(draft);
      yield {
        row: draft.row,
        draft,
        ...checked,
        problems: checked.problems.map((p) => ({ ...p, row: draft.row })),
      };
    }
  }
  const result = await commitDeposit(archive, {
    rows: rows(),
    file,
    partner,
    collection,
    mapping: 'template',
    actor: { id: 'tester', partner, role },
    baseUrl: 'http://127.0.0.1:3000/',
    complete,
    overwriteEdits,
    dryRun,
    inspect: async () => ({ ok: true, format: 'png', width: 10, height: 10 }),
    onProblem: (problem) => {
      problems.push(problem);
    },
    onProgress: (_summary, so) => {
      counts = { ...so };
    },
    onRows: (told) => {
      previews.push(...told.flatMap(({ row }) => row ?? []));
    },
    onTerms: (list) => {
      terms = list();
    },
    ...(options.selection && { choices: choicesOf(options.selection) }),
    ...(options.upload !== undefined && { upload: options.upload }),
    ...(options.stopAfter !== undefined && { stopping: () => previews.length >= options.stopAfter! }),
  });
  return { result, problems, rows: previews, terms, counts };
}
