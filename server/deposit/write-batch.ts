import type { Draft } from '../../vocab/draft.ts';
import type { FieldName, RecordContent } from '../../vocab/fields.ts';
import type { Problem } from '../../vocab/problem.ts';
import { enterRevision, enterWithdrawal, subjectOf } from '../acts/enter-revision.ts';
import { noteAmendments } from '../acts/note-amendments.ts';
import { freshMatter, putMatter, rulesOf } from '../acts/put-matter.ts';
import type { Collection } from '../archive/archive.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import type { Archive } from '../archive/open-archive.ts';
import { contentDigest, noContent } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Actor, type Decision, decide } from '../curation/decide.ts';
import { itemId } from '../curation/item-id.ts';
import { besideEdits } from './beside-edits.ts';
import { placeRecord } from './place-record.ts';
import type { TakenMedia } from './take-media.ts';

/** A checked row on its way into the archive, with the files that it names. */
export type Row = { draft: Draft; content: RecordContent; files: TakenMedia['files'] };

/**
 * What became of a row. `problem` says why it was refused; `kept` names the fields in which edits made here were kept against the
 * source; `takenBack`: somebody took the record back here, and it stays so.
 */
export type RowOutcome =
  | { outcome: 'created' | 'changed' | 'same' | 'proposed'; kept?: FieldName[]; takenBack?: true }
  | { outcome: 'refused'; problem: Problem };

export type DepositContext = {
  deposit: number;
  partner: string;
  collection: Collection;
  actor: Actor;
  complete: boolean;
  /** Whether the source is right where the record was edited here since it was last taken. */
  overwriteEdits: boolean;
  baseUrl: string;
  parts: Pick<Archive, 'curation' | 'reader'>;
  /** The matter in which rows await the partners, once there is one. */
  proposal?: number;
};

const refused = (problem: Omit<Problem, 'severity'>): RowOutcome => ({
  outcome: 'refused',
  problem: { ...problem, severity: 'error' },
});

/** Related rows of the same file become addresses of items here. */
function relate(content: RecordContent, draft: Draft, context: DepositContext): RecordContent {
  const rows = draft.relatedRows;
  if (!rows?.length) return content;
  const targets = rows.map((sourceId) => ({
    target: `item/${itemId({ partner: context.partner, collection: context.collection.id, sourceId })}`,
  }));
  return { ...content, relation: [...(content.relation ?? []), ...targets] };
}

/** The matter before the partners in which the rows of this deposit wait; another, should the first have been decided meanwhile. */
function openMatter(tx: Transaction, context: DepositContext, time: string): number {
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

/** Takes one row: revision, log entry and change, all within the caller's transaction. */
function writeRow(
  tx: Transaction,
  row: Row,
  context: DepositContext,
  time: string,
  decision: Decision,
): RowOutcome {
  if (decision.outcome === 'refused')
    return refused({ code: 'decision.refused', path: '', message: decision.reason, remedy: decision.remedy });
  const placed = placeRecord(tx, row, context);
  if ('problem' in placed) return refused(placed.problem);
  const { record } = placed;
  if (context.complete) tx.markSeen(record.id, context.deposit);
  const beside = besideEdits(tx, record, relate(row.content, row.draft, context), context);
  if (beside === 'same') return { outcome: 'same' };
  if (beside === 'taken back') return { outcome: 'same', takenBack: true };
  const { content, kept } = beside;
  const text = canonicalJson(content);
  const digest = contentDigest(text);
  const live = record.published !== null || record.pending !== null;
  if (live && record.latest && Buffer.compare(record.latest, digest) === 0)
    return { outcome: 'same', ...(kept && { kept }) };

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
  if (!accepted) return { outcome: 'proposed', ...(kept && { kept }) };
  if (record.revisions > 0)
    noteAmendments(context.parts, tx, {
      record: { ...record, revisions: record.revisions + 1 },
      content,
      time,
    });
  return { outcome: record.revisions === 0 ? 'created' : 'changed', ...(kept && { kept }) };
}

/** Takes a batch of rows in the caller's transaction; the outcomes are in the order of the rows. */
export function writeBatch(tx: Transaction, rows: readonly Row[], context: DepositContext): RowOutcome[] {
  const time = new Date().toISOString();
  const { partner, actor } = context;
  // The agreement may have been changed since the last batch.
  const collection = context.parts.reader.collection(context.collection.id)!;
  context.collection = collection;
  // What the rules say of one row of a deposit they say of all.
  const decision = decide(freshMatter(partner, rulesOf(collection), time), { kind: 'propose' }, actor, time);
  return rows.map((row) => writeRow(tx, row, context, time, decision));
}

/**
 * Takes back the records that a complete deposit did not hold, in batches of `limit` after a record's row; a curator proposes that to the
 * partner's stewards. Gives how many, and the last row.
 */
export function withdrawAbsent(
  tx: Transaction,
  context: DepositContext,
  { after, limit }: { after: number; limit: number },
): { count: number; last: number } {
  const { partner, collection, deposit, actor, parts } = context;
  const time = new Date().toISOString();
  const absent = tx.unseen({
    partner,
    collection: collection.id,
    deposit,
    after,
    limit,
    all: actor.role === 'steward',
  });
  for (const record of absent)
    if (actor.role === 'steward') {
      enterWithdrawal(tx, record, { deposit, actor: actor.id, time });
      noteAmendments(parts, tx, { record, content: undefined, time });
    } else {
      const proposal = openMatter(tx, context, time);
      const payload = {
        revision: record.revisions + 1,
        deposit,
        proposal,
        digest: Buffer.from(noContent.digest).toString('hex'),
      };
      const log = tx.log({
        time,
        actor: actor.id,
        kind: 'record.withdrawal-proposed',
        subject: subjectOf(record),
        payload,
      });
      tx.addRevision({ record, state: 'proposed', ...noContent, deposit, time, log, proposal });
    }
  return { count: absent.length, last: absent.at(-1)?.id ?? after };
}
