import type { Draft } from '../../vocab/draft.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import type { Problem } from '../../vocab/problem.ts';
import type { Collection } from '../archive/archive.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import { contentDigest, type StoredRecord, type Transaction } from '../archive/writer.ts';
import { type Actor, decide } from '../curation/decide.ts';
import { imageId } from '../curation/image-id.ts';
import { itemId } from './item-id.ts';
import { resolveItem } from './resolve-item.ts';
import type { TakenMedia } from './take-media.ts';

/** A checked row on its way into the archive, with the files that it names. */
export type Row = { draft: Draft; content: RecordContent; files: TakenMedia['files'] };

/** What became of a row. `problem` says why it was refused. */
export type RowOutcome =
  | { outcome: 'created' | 'changed' | 'same' | 'proposed' }
  | { outcome: 'refused'; problem: Problem };

export type DepositContext = {
  deposit: number;
  partner: string;
  collection: Collection;
  actor: Actor;
  complete: boolean;
  baseUrl: string;
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

function placeRecord(tx: Transaction, { draft }: Row, context: DepositContext): StoredRecord | RowOutcome {
  const key = { partner: context.partner, collection: context.collection.id, sourceId: draft.id };
  const known = tx.findRecord(key);
  if (known) return known;
  const own = itemId(key);
  if (draft.item === undefined) {
    tx.addItem(own);
    return tx.addRecord({ item: own, ...key });
  }
  const shared = resolveItem(tx, { reference: draft.item, baseUrl: context.baseUrl });
  if (shared === undefined)
    return refused({
      code: 'item.unknown',
      path: 'item',
      value: draft.item,
      message: 'The item that this row describes too is not in the archive.',
      remedy: 'Give the address of its page, or load the file that describes it first.',
    });
  // The row keeps an address of its own, which redirects: what names the row by its key finds the shared item.
  tx.addItem(own, shared);
  return tx.addRecord({ item: shared, ...key });
}

const isOutcome = (placed: StoredRecord | RowOutcome): placed is RowOutcome => 'outcome' in placed;

/** Takes one row: revision, log entry and change, all within the caller's transaction. */
function writeRow(tx: Transaction, row: Row, context: DepositContext, time: string): RowOutcome {
  const content = canonicalJson(relate(row.content, row.draft, context));
  const digest = contentDigest(content);
  const record = placeRecord(tx, row, context);
  if (isOutcome(record)) return record;
  if (context.complete) tx.markSeen(record.id, context.deposit);
  if (record.latest && record.published !== null && Buffer.compare(record.latest, digest) === 0)
    return { outcome: 'same' };

  const { partner, collection, actor } = context;
  const state = { partners: collection.partners, agreement: collection.agreement, approvals: [] };
  const decision = decide(state, { kind: 'publish', partner }, actor);
  if (decision.outcome === 'refused')
    return refused({ code: 'decision.refused', path: '', message: decision.reason, remedy: decision.remedy });

  const accepted = decision.outcome === 'accepted';
  if (accepted) for (const concept of row.draft.concepts ?? []) tx.concept(concept);
  for (const file of row.files) tx.media(file);
  const pictures = (row.content.media ?? []).flatMap(({ file }) => (file === undefined ? [] : file));
  if (accepted && (pictures.length || record.revisions > 0))
    tx.images(
      record.id,
      pictures.map((file) => ({ id: imageId({ item: record.item, record: record.name, file }), file })),
    );
  const number = tx.addRevision({
    record,
    state: accepted ? 'published' : 'proposed',
    digest,
    content,
    deposit: context.deposit,
    time,
  });
  tx.log({
    time,
    actor: actor.id,
    kind: accepted ? 'record.published' : 'record.proposed',
    subject: `item/${record.item}/record/${record.name}`,
    payload: {
      revision: number,
      digest: Buffer.from(digest).toString('hex'),
      deposit: context.deposit,
      approvals: decision.approvals,
    },
  });
  if (!accepted) return { outcome: 'proposed' };
  tx.change(record.item);
  return { outcome: record.revisions === 0 ? 'created' : 'changed' };
}

/** Takes a batch of rows in the caller's transaction; the outcomes are in the order of the rows. */
export function writeBatch(tx: Transaction, rows: readonly Row[], context: DepositContext): RowOutcome[] {
  const time = new Date().toISOString();
  return rows.map((row) => writeRow(tx, row, context, time));
}

/** Takes back the records that a complete deposit did not hold, in batches of `limit`; says how many. */
export function withdrawAbsent(tx: Transaction, context: DepositContext, limit: number): number {
  const { partner, collection, deposit, actor } = context;
  const state = { partners: collection.partners, agreement: collection.agreement, approvals: [] };
  if (decide(state, { kind: 'withdraw', partner }, actor).outcome !== 'accepted') return 0;
  const time = new Date().toISOString();
  const absent = tx.unseen({ partner, collection: collection.id, deposit, limit });
  for (const record of absent) {
    tx.addRevision({ record, state: 'withdrawn', digest: contentDigest(''), content: '{}', deposit, time });
    tx.images(record.id, []);
    tx.log({
      time,
      actor: actor.id,
      kind: 'record.withdrawn',
      subject: `item/${record.item}/record/${record.name}`,
      payload: { deposit },
    });
    tx.change(record.item);
  }
  return absent.length;
}
