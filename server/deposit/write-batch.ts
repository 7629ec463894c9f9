import type { FieldName } from '../../vocab/fields.ts';
import { enterRevision } from '../acts/enter-revision.ts';
import { noteAmendments } from '../acts/note-amendments.ts';
import { freshMatter, putMatter, rulesOf } from '../acts/put-matter.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Decision, decide } from '../curation/decide.ts';
import { newestRevision } from './beside-edits.ts';
import type { DepositContext, Row } from './deposit-context.ts';
import { changedFields, contentBefore } from './describe-rows.ts';
import { takePlace } from './find-place.ts';
import { type Judged, judgeRow } from './judge-row.ts';

/** What became of a row once it was entered; `proposed` where it awaits the partners. */
export type Entered = 'created' | 'changed' | 'same' | 'proposed' | 'refused';

/** The matter before the partners in which the rows of this deposit wait; another, should the first have been decided meanwhile. */
export function openMatter(tx: Transaction, context: DepositContext, time: string): number {
  const { parts, deposit, collection, actor } = context;
  const known = context.proposal === undefined ? undefined : parts.curation.proposal(context.proposal);
  if (known?.state === 'open') return known.id;
  context.proposal = putMatter(tx, {
    kind: 'records',
    collection: collection.id,
    actor,
    rules: rulesOf(collection),
    subject: { deposit },
    deposit,
    time,
  });
  return context.proposal;
}

/** What a deposit that was broken off had written of a record already. */
function enteredBefore(
  tx: Transaction,
  { place }: Judged & { outcome: 'same' },
  { deposit }: DepositContext,
): Entered {
  if (place.kind !== 'known') return 'same';
  const { record } = place;
  const newest = newestRevision(tx, record);
  const revision = newest === null ? undefined : tx.revision(newest);
  if (revision?.deposit !== deposit) return 'same';
  if (record.pending === revision.id) return 'proposed';
  return revision.number === 1 ? 'created' : 'changed';
}

/** Enters what was judged: revision, log entry and change, all within the caller's transaction. */
function enterRow(
  tx: Transaction,
  row: Row,
  judged: Judged,
  { context, decision, time }: { context: DepositContext; decision: Decision; time: string },
): Entered {
  const { place } = judged;
  // A row that is refused is in the source all the same: its record is not absent.
  if (context.complete && place?.kind === 'known') tx.markSeen(place.record.id, context.deposit);
  if (judged.outcome === 'refused') return 'refused';
  if (judged.outcome === 'taken back') return 'same';
  if (judged.said !== undefined && place?.kind === 'known')
    tx.keepUploaded(place.record.id, context.deposit, judged.said);
  if (judged.outcome === 'same')
    return context.resumed ? enteredBefore(tx, judged as Judged & { outcome: 'same' }, context) : 'same';
  const { content, text, digest } = judged;
  const record = takePlace(tx, judged.place, context, row.draft.id);
  if (context.complete) tx.markSeen(record.id, context.deposit);
  const accepted = decision.outcome === 'accepted';
  const proposal = accepted ? undefined : openMatter(tx, context, time);
  for (const concept of row.draft.concepts ?? [])
    if (proposal === undefined) tx.concept(concept, record.id);
    else tx.proposeConcept(proposal, concept);
  for (const file of row.files) tx.media(file);
  enterRevision(tx, {
    record,
    content,
    canonical: { content: text, digest },
    deposit: context.deposit,
    actor: context.actor.id,
    time,
    ...(accepted ? { approvals: decision.approvals } : { proposal: proposal! }),
  });
  if (!accepted) return 'proposed';
  if (record.revisions > 0)
    noteAmendments(context.parts, tx, {
      record: { ...record, revisions: record.revisions + 1 },
      content,
      time,
    });
  return record.revisions === 0 ? 'created' : 'changed';
}

/** What the collection's rules say of a row of this deposit, as they are now: one answer for all of a batch. */
function decisionOn(context: DepositContext, time: string): Decision {
  // The agreement may have been changed since the last batch.
  const collection = context.parts.reader.collection(context.collection.id)!;
  context.collection = collection;
  const matter = freshMatter(context.partner, rulesOf(collection), time);
  return decide(matter, { kind: 'propose' }, context.actor, time);
}

/** What became, or would become, of a row; `changed`: the fields in which a record was changed. */
export type Outcome = { judged: Judged; entered: Entered; changed?: FieldName[] };

/**
 * Takes a batch of rows in the caller's transaction; the outcomes are in the order of the rows. `tellChanges`: whether it is asked which fields of
 * records change.
 */
export function writeBatch(
  tx: Transaction,
  rows: readonly Row[],
  context: DepositContext,
  tellChanges: boolean,
): Outcome[] {
  const time = new Date().toISOString();
  const decision = decisionOn(context, time);
  return rows.map((row) => {
    const judged = judgeRow(tx, row, context, decision);
    const before = tellChanges ? contentBefore(tx, judged) : undefined;
    const entered = enterRow(tx, row, judged, { context, decision, time });
    if (!before || judged.outcome !== 'changed') return { judged, entered };
    return { judged, entered, changed: changedFields(before, judged.content) };
  });
}

/** Says what a batch of rows would come to, and writes nothing. */
export function judgeBatch(tx: Transaction, rows: readonly Row[], context: DepositContext): Outcome[] {
  const decision = decisionOn(context, new Date().toISOString());
  const written = decision.outcome === 'accepted' ? undefined : ('proposed' as const);
  return rows.map((row) => {
    const judged = judgeRow(tx, row, context, decision);
    const { outcome } = judged;
    if (outcome === 'refused') return { judged, entered: 'refused' as const };
    if (outcome === 'taken back' || outcome === 'same') return { judged, entered: 'same' as const };
    return { judged, entered: written ?? (outcome === 'new' ? ('created' as const) : ('changed' as const)) };
  });
}
