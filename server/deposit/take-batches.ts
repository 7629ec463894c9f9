import type { SourceProblem } from '../../vocab/problem.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { contentOf, newestRevision } from './beside-edits.ts';
import type { DepositContext, Row } from './deposit-context.ts';
import { placed, problemsOf } from './deposit-problems.ts';
import { describeBriefly, describeRows, type JudgedRow } from './describe-rows.ts';
import { itemFinder } from './find-offers.ts';
import type { Prepared } from './prepare-row.ts';
import { recordSet } from './record-set.ts';
import type { RowMark, RowPreview } from './row-preview.ts';
import type { Choices } from './selection.ts';
import { findAbsent, withdrawAbsent } from './withdraw-absent.ts';
import { type Entered, judgeBatch, writeBatch } from './write-batch.ts';

/** What is to be told of a row, or of a record that the source does not hold. */
export type Told = {
  prepared?: Prepared;
  row?: RowPreview;
  entered?: Entered | 'left' | 'withdrawn';
  problems: readonly SourceProblem[];
};

/** A row that was not judged: it could not be taken, or is left out. Of row 0 there is nothing but its problems. */
function unjudged({ source, left, problems }: Prepared): RowPreview | undefined {
  if (source.row === 0) return undefined;
  const { row, draft, shown } = source;
  return {
    row,
    ...(draft && { id: draft.id }),
    outcome: left ? 'left' : 'refused',
    marks: left
      ? (shown?.marks ?? [])
      : problems.some(({ severity }) => severity === 'warning')
        ? ['warned']
        : [],
    ...(problems.length && { problems: [...problems] }),
  };
}

const isStanding = ({ published, pending }: StoredRecord): boolean => published !== null || pending !== null;

/** Takes batches of rows, or only looks at them, and then what is absent. `described`: whether rows are told of one by one. */
export function takeBatches(
  archive: Archive,
  context: DepositContext,
  {
    dryRun,
    batchSize,
    choices,
    described,
  }: {
    dryRun: boolean;
    batchSize: number;
    choices: Choices;
    described: boolean;
  },
) {
  const findTitled = itemFinder(context.partner);
  const held = recordSet();
  const { partner, collection } = context;

  /** Records of rows that are in the source, and are not taken: they are not absent. */
  function holdOthers(tx: Transaction, batch: readonly Prepared[]): void {
    for (const { source, row } of batch) {
      if (row || !source.draft?.id) continue;
      const key = { partner, collection: collection.id, sourceId: source.draft.id };
      const record = tx.findRecord(key);
      if (!record) continue;
      if (dryRun) {
        if (isStanding(record)) held.add(record.id);
      } else tx.markSeen(record.id, context.deposit);
    }
  }

  function judge(
    tx: Transaction,
    batch: readonly Prepared[],
  ): { judged: JudgedRow[]; previews: RowPreview[] } {
    if (dryRun || context.complete) holdOthers(tx, batch);
    const taken = batch.filter((prepared): prepared is Prepared & { row: Row } => prepared.row !== undefined);
    const rows = taken.map(({ row }) => row);
    const outcomes = dryRun ? judgeBatch(tx, rows, context) : writeBatch(tx, rows, context, described);
    const judged = outcomes.map(({ judged: what, entered }, at): JudgedRow => {
      const { row, problems, open, media } = taken[at]!;
      const own = problemsOf(what).map((problem) => placed(problem, row.draft));
      if (dryRun && what.place?.kind === 'known' && isStanding(what.place.record))
        held.add(what.place.record.id);
      return {
        row,
        judged: what,
        entered,
        open,
        media,
        problems: own.length ? [...problems, ...own] : problems,
      };
    });
    if (!described) return { judged, previews: [] };
    const previews = dryRun
      ? describeRows(tx, judged, context, findTitled)
      : judged.map((row, at) => describeBriefly(row, outcomes[at]!.changed));
    return { judged, previews };
  }

  function take(batch: readonly Prepared[]): Told[] {
    const { writer } = archive;
    const { judged, previews } = dryRun
      ? writer.look((tx) => judge(tx, batch))
      : writer.transact((tx) => judge(tx, batch));
    let at = 0;
    return batch.map((prepared): Told => {
      if (!prepared.row) {
        const row = unjudged(prepared);
        const entered = prepared.left ? 'left' : row && 'refused';
        return { prepared, problems: prepared.problems, ...(row && { row }), ...(entered && { entered }) };
      }
      const { entered, problems } = judged[at]!;
      const row = previews[at];
      at += 1;
      return { prepared, entered, problems, ...(row && { row }) };
    });
  }

  function describeAbsent(tx: Transaction, record: StoredRecord): RowPreview {
    const newest = newestRevision(tx, record);
    const edited = newest !== null && tx.editedByHand(newest);
    const marks: RowMark[] = edited ? ['edited'] : [];
    if (context.actor.role !== 'steward') marks.push('waits');
    return {
      row: 0,
      id: record.sourceId,
      outcome: 'absent',
      marks,
      item: record.item,
      ...(dryRun && newest !== null && { record: contentOf(tx, newest) }),
    };
  }

  /** What the source does not hold, step by step: taken back, or in a preview only told of. */
  function* absent(): Generator<Told[]> {
    const { writer } = archive;
    for (let after = 0, more = true; more; ) {
      const rows: RowPreview[] = [];
      const step = { after, limit: batchSize };
      const takes = (tx: Transaction) => (record: StoredRecord) => {
        // A preview marks nothing as seen in the archive.
        if (held.has(record.id)) return false;
        const row = describeAbsent(tx, record);
        if (!choices.takesAbsent(record.sourceId, row)) return false;
        rows.push(row);
        return true;
      };
      const done = dryRun
        ? writer.look((tx) => findAbsent(tx, context, step, takes(tx)))
        : writer.transact((tx) => withdrawAbsent(tx, context, step, takes(tx)));
      yield rows.map((row) => ({ row, entered: 'withdrawn', problems: [] }));
      after = done.last;
      more = done.more;
    }
  }

  /** How many records a partial source does not hold, and leaves as they are. */
  const stays = (): number =>
    archive.writer.look((tx) => tx.standingCount({ partner, collection: collection.id })) - held.count();

  return { take, absent, stays };
}
