import { basename } from 'node:path';
import type { RowDraft } from '../../ingest/ingest.ts';
import type { Draft } from '../../vocab/draft.ts';
import type { Problem, SourceProblem } from '../../vocab/problem.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { termMatcher } from '../vocabulary/match-terms.ts';
import { type Inspect, takeMedia } from './take-media.ts';
import { type DepositContext, type Row, type RowOutcome, withdrawAbsent, writeBatch } from './write-batch.ts';

export type Deposit = {
  rows: AsyncIterable<RowDraft>;
  /** The source file, beside which pictures lie. */
  file: string;
  partner: string;
  collection: string;
  mapping: string;
  actor: Actor;
  baseUrl: string;
  complete: boolean;
  /** Whether the source is right where records were edited here since it was last taken. Edits are kept otherwise. */
  overwriteEdits?: boolean;
  dryRun: boolean;
  inspect: Inspect;
  onProblem: (problem: SourceProblem) => void | Promise<void>;
  onProgress: (summary: DepositSummary) => void;
};

/**
 * How many rows came to what. `refused` rows have a problem each; `withdrawn` are records that a complete deposit did not hold (a curator's are
 * proposed for that, and count so); `failed`:
 * the source could not be read to its end.
 */
export type DepositSummary = {
  rows: number;
  created: number;
  changed: number;
  same: number;
  proposed: number;
  refused: number;
  withdrawn: number;
  /** Rows of which edits made here were kept in some fields, or as a whole. */
  kept: number;
  warnings: number;
  failed: boolean;
};

export type DepositResult =
  | { outcome: 'done'; deposit: number | undefined; summary: DepositSummary }
  | { outcome: 'refused'; message: string; remedy: string };

/** Rows a transaction: large enough to be quick, short enough (under 50 ms) to let others write in between. */
const batchSize = 400;

/** A problem of the deposit, at its row; the column is the field that the path begins with. */
const placed = (problem: Problem, draft: Draft): SourceProblem => {
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

/**
 * Takes a source into the archive, batch by batch: each row's revision, log entry and change are one transaction with its neighbours',
 * and a row that is refused stops none of them. What was reported as taken stays taken whatever happens next; running the
 * same source again completes it, since rows whose content is there already change nothing. A dry run takes it all back.
 */
export async function commitDeposit(archive: Archive, deposit: Deposit): Promise<DepositResult> {
  const collection = archive.reader.collection(deposit.collection);
  if (!archive.reader.partner(deposit.partner))
    return {
      outcome: 'refused',
      message: `There is no partner ${deposit.partner}.`,
      remedy: `Add it: tessera partner add ${deposit.partner} --name NAME`,
    };
  if (!collection)
    return {
      outcome: 'refused',
      message: `There is no collection ${deposit.collection}.`,
      remedy: `Add it: tessera collection add ${deposit.collection} --name NAME --partner ${deposit.partner}`,
    };
  const summary: DepositSummary = {
    rows: 0,
    created: 0,
    changed: 0,
    same: 0,
    proposed: 0,
    refused: 0,
    withdrawn: 0,
    kept: 0,
    warnings: 0,
    failed: false,
  };
  const number = deposit.dryRun ? undefined : start(archive, deposit);
  const { partner, actor, complete, baseUrl, overwriteEdits = false } = deposit;
  const parts = { curation: archive.curation, reader: archive.reader };
  const context: DepositContext = {
    partner,
    actor,
    complete,
    baseUrl,
    overwriteEdits,
    deposit: number ?? 0,
    collection,
    parts,
  };

  const take = async (rows: Row[]) => {
    const outcomes = write(archive, rows, context, deposit.dryRun);
    for (const [index, outcome] of outcomes.entries()) {
      summary[outcome.outcome] += 1;
      const { draft } = rows[index]!;
      if (outcome.outcome === 'refused') await deposit.onProblem(placed(outcome.problem, draft));
      else {
        const kept = outcome.takenBack ? [takenBack] : (outcome.kept ?? []).map(editKept);
        if (kept.length) summary.kept += 1;
        summary.warnings += kept.length;
        for (const problem of kept) await deposit.onProblem(placed(problem, draft));
      }
    }
    deposit.onProgress(summary);
  };

  const match = termMatcher(archive, { partner });
  let batch: Row[] = [];
  for await (const { row, draft, content, problems, failed } of deposit.rows) {
    // Row 0 is the file: what is said of it is no row.
    if (row > 0) summary.rows += 1;
    if (failed) summary.failed = true;
    const media =
      content &&
      (await takeMedia({
        content,
        source: deposit.file,
        dataDir: archive.dataDir,
        inspect: deposit.inspect,
        keep: !deposit.dryRun,
      }));
    const all = [...problems, ...(media?.problems ?? []).map((problem) => placed(problem, draft!))];
    for (const problem of all) {
      if (problem.severity === 'warning') summary.warnings += 1;
      await deposit.onProblem(problem);
    }
    if (draft && media && media.problems.length === 0) {
      const { content: matched, concepts } = match(media.content);
      const known = concepts.length ? { concepts: [...(draft.concepts ?? []), ...concepts] } : {};
      batch.push({ draft: { ...draft, ...known }, content: matched, files: media.files });
    } else if (row > 0) summary.refused += 1;
    if (batch.length < batchSize) continue;
    await take(batch);
    batch = [];
  }
  await take(batch);
  // Of a source that broke off nobody can say what it does not hold.
  if (deposit.complete && !deposit.dryRun && !summary.failed) {
    const absent = withdraw(archive, context);
    if (actor.role === 'steward') summary.withdrawn = absent;
    else summary.proposed += absent;
  }
  if (number !== undefined)
    archive.writer.transact((tx) => tx.finishDeposit(number, new Date().toISOString(), summary));
  return { outcome: 'done', deposit: number, summary };
}

function start(archive: Archive, { partner, collection, complete, file, mapping, actor }: Deposit): number {
  const time = new Date().toISOString();
  return archive.writer.transact((tx) => {
    const mode = complete ? 'complete' : 'partial';
    const number = tx.startDeposit({
      partner,
      collection,
      mode,
      file: basename(file),
      mapping,
      time,
      actor: actor.id,
    });
    const payload = { partner, collection, mode, file: basename(file), mapping };
    tx.log({ time, actor: actor.id, kind: 'deposit.started', subject: `deposit/${number}`, payload });
    return number;
  });
}

/** Thrown to take a dry run's transaction back. */
class DryRun extends Error {
  readonly outcomes: RowOutcome[];
  constructor(outcomes: RowOutcome[]) {
    super('dry run');
    this.outcomes = outcomes;
  }
}

function write(archive: Archive, rows: Row[], context: DepositContext, dryRun: boolean): RowOutcome[] {
  if (rows.length === 0) return [];
  try {
    return archive.writer.transact((tx) => {
      const outcomes = writeBatch(tx, rows, context);
      if (dryRun) throw new DryRun(outcomes);
      return outcomes;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.outcomes;
    throw error;
  }
}

function withdraw(archive: Archive, context: DepositContext): number {
  let total = 0;
  let after = 0;
  for (;;) {
    const taken = archive.writer.transact((tx) => withdrawAbsent(tx, context, { after, limit: batchSize }));
    total += taken.count;
    after = taken.last;
    if (taken.count < batchSize) return total;
  }
}
