import type { SourceProblem } from '../../vocab/problem.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { termMatcher } from '../vocabulary/match-terms.ts';
import { collectTerms, type FileTerms } from './collect-terms.ts';
import type { DepositContext } from './deposit-context.ts';
import { inBatches } from './in-batches.ts';
import { rowPreparer, type SourcedRow } from './prepare-row.ts';
import { countRow, noRows, type RowCounts, type RowPreview } from './row-preview.ts';
import { type Choices, everything } from './selection.ts';
import { startDeposit } from './start-deposit.ts';
import { type Told, takeBatches } from './take-batches.ts';
import type { Inspect } from './take-media.ts';

export type Deposit = {
  rows: AsyncIterable<SourcedRow>;
  /** The source file, beside which pictures lie. */
  file: string;
  partner: string;
  collection: string;
  mapping: string;
  actor: Actor;
  baseUrl: string;
  /** Addresses that the archive had before: rows may name items by them. */
  formerBaseUrls?: readonly string[];
  complete: boolean;
  /** Whether the source is right where records were edited here since it was last taken. Edits are kept otherwise. */
  overwriteEdits?: boolean;
  /** A preview: it is said what would become of each row, and nothing is written. */
  dryRun: boolean;
  /** What was sent, by its name: the deposit of it that was broken off goes on. */
  upload?: string;
  /** What is taken; all of it without. */
  choices?: Choices;
  inspect: Inspect;
  onProblem: (problem: SourceProblem) => void | Promise<void>;
  onProgress: (summary: DepositSummary, counts: RowCounts) => void;
  /** Rows as they are done, in their order; in full in a preview, else in brief. */
  onRows?: (rows: { source: SourcedRow | undefined; row: RowPreview | undefined }[]) => void | Promise<void>;
  /** Terms that await a choice, so far. */
  onTerms?: (terms: () => FileTerms) => void | Promise<void>;
  /** Asked between batches: whether to stop here. What was taken stays taken. */
  stopping?: () => boolean;
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
  /** Rows that were left out by choice; absent where none was. */
  left?: number;
  failed: boolean;
};

export type DepositResult =
  | {
      outcome: 'done';
      deposit: number | undefined;
      summary: DepositSummary;
      /** Absent where it had been done before, and only the end was not heard of. */
      counts?: RowCounts;
    }
  | { outcome: 'stopped' | 'refused'; message: string; remedy: string };

const emptySummary = (): DepositSummary => ({
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
});

const stopped: DepositResult = {
  outcome: 'stopped',
  message: 'It was stopped before its end.',
  remedy: 'It goes on when the server is started again.',
};

/** Rows a batch, which is one transaction: large enough to be quick, short enough (under 50 ms) to let others write in between. */
const batchSize = 400;

/** The first batches of a preview, which somebody waits for. */
const firstSizes = [20, 100];

function unknownMembers(archive: Archive, { partner, collection }: Deposit): DepositResult | undefined {
  if (!archive.reader.partner(partner))
    return {
      outcome: 'refused',
      message: `There is no partner ${partner}.`,
      remedy: `Add it: tessera partner add ${partner} --name NAME`,
    };
  if (!archive.reader.collection(collection))
    return {
      outcome: 'refused',
      message: `There is no collection ${collection}.`,
      remedy: `Add it: tessera collection add ${collection} --name NAME --partner ${partner}`,
    };
  return undefined;
}

/**
 * Takes a source into the archive, batch by batch: each row's revision, log entry and change are one transaction with its neighbours',
 * and a row that is refused stops none of them. What was reported as taken stays taken whatever happens next; running the
 * same source again completes it, since rows whose content is there already change nothing. A dry run says what would become of each row, and writes nothing.
 */
export async function commitDeposit(archive: Archive, deposit: Deposit): Promise<DepositResult> {
  const unknown = unknownMembers(archive, deposit);
  if (unknown) return unknown;
  const { partner, actor, complete, baseUrl, overwriteEdits = false, dryRun, choices = everything } = deposit;
  const started = dryRun ? undefined : startDeposit(archive, deposit);
  if (started?.finished) return { outcome: 'done', deposit: started.number, summary: started.finished };
  const context: DepositContext = {
    partner,
    actor,
    complete,
    baseUrl,
    overwriteEdits,
    deposit: started?.number ?? 0,
    collection: archive.reader.collection(deposit.collection)!,
    ...(deposit.formerBaseUrls && { formerBaseUrls: deposit.formerBaseUrls }),
    parts: { curation: archive.curation, reader: archive.reader },
    ...(started?.resumed && { resumed: true }),
    ...(started?.proposal !== undefined && { proposal: started.proposal }),
    ...(dryRun && { run: { made: new Set(), joined: new Set() } }),
  };
  const summary = emptySummary();
  const counts = noRows();
  const terms = collectTerms();
  const batches = takeBatches(archive, context, {
    dryRun,
    batchSize,
    choices,
    described: deposit.onRows !== undefined,
  });

  async function tell(told: Told[]): Promise<void> {
    for (const { prepared, row, entered, problems } of told) {
      if (entered === 'withdrawn') {
        if (actor.role === 'steward') summary.withdrawn += 1;
        else summary.proposed += 1;
      } else if (entered === 'left') summary.left = (summary.left ?? 0) + 1;
      else if (entered) summary[entered] += 1;
      // Row 0 is the file: what is said of it is no row.
      if (prepared && prepared.source.row > 0) summary.rows += 1;
      if (prepared?.source.failed) summary.failed = true;
      if (problems.some(({ code }) => code === 'edit.kept' || code === 'record.taken-back'))
        summary.kept += 1;
      for (const problem of problems) {
        if (problem.severity === 'warning') summary.warnings += 1;
        await deposit.onProblem(problem);
      }
      if (row) countRow(counts, row);
      if (prepared?.open.length) terms.add(prepared.source.row, prepared.open);
    }
    await deposit.onRows?.(told.map(({ prepared, row }) => ({ source: prepared?.source, row })));
    await deposit.onTerms?.(terms.list);
    deposit.onProgress(summary, counts);
  }

  const prepare = rowPreparer({
    file: deposit.file,
    dataDir: archive.dataDir,
    inspect: deposit.inspect,
    keep: !dryRun,
    match: termMatcher(archive, { partner }),
    choices,
  });
  for await (const batch of inBatches(deposit.rows, prepare, {
    size: batchSize,
    firstSizes: dryRun ? firstSizes : [],
  })) {
    if (deposit.stopping?.()) return stopped;
    await tell(batches.take(batch));
  }
  // Of a source that broke off nobody can say what it does not hold.
  if (complete && !summary.failed)
    for (const absent of batches.absent()) {
      if (deposit.stopping?.()) return stopped;
      await tell(absent);
    }
  if (dryRun && !complete) counts.stays = batches.stays();
  deposit.onProgress(summary, counts);
  if (started !== undefined)
    archive.writer.transact((tx) => tx.finishDeposit(started.number, new Date().toISOString(), summary));
  return { outcome: 'done', deposit: started?.number, summary, counts };
}
