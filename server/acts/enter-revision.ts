import type { RecordContent } from '../../vocab/fields.ts';
import { sharedIdentifiers } from '../../vocab/record/shared-identifiers.ts';
import { titleKeys } from '../../vocab/record/title-keys.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import { contentDigest, noContent, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { imageId } from '../curation/image-id.ts';
import { carryRestrictions } from './carry-restrictions.ts';

export const subjectOf = (record: { item: string; name: string }): string =>
  `item/${record.item}/record/${record.name}`;

/** `restores`: the revision (its row) whose state of things comes back, in a revert. */
export type Authorship = { deposit: number; actor: string; time: string; restores?: number };

/** The pictures of a content that the archive holds, at their addresses. */
export const picturesOf = (record: { item: string; name: string }, content: RecordContent) =>
  (content.media ?? []).flatMap(({ file }) =>
    file === undefined ? [] : { id: imageId({ item: record.item, record: record.name, file }), file },
  );

/** What follows when a content becomes the public one of its record: pictures, identifiers, titles, what was held back, the change. */
export function makeCurrent(tx: Transaction, record: StoredRecord, content: RecordContent): void {
  const pictures = picturesOf(record, content);
  if (pictures.length || record.revisions > 0) tx.images(record.id, pictures);
  const shared = sharedIdentifiers(content);
  if (shared.length || record.revisions > 0) tx.identifiers(record.id, shared);
  const { made, titled } = titleKeys(content);
  tx.titles(record.id, [...made, ...titled], record.revisions > 0);
  carryRestrictions(tx, record, content);
  tx.change(record.item);
}

/**
 * Enters a new revision of a record: log entry, revision and, where it is public, what follows from that; all within the caller's transaction.
 * The caller has asked `decide`: `approvals` are those by which it is public, `proposal` the matter in which it awaits them.
 */
export function enterRevision(
  tx: Transaction,
  r: {
    record: StoredRecord;
    content: RecordContent;
    /** Canonical JSON of the content and its digest, where the caller has them already. */
    canonical?: { content: string; digest: Uint8Array };
    approvals?: readonly string[];
    proposal?: number;
  } & Authorship,
): { id: number; number: number } {
  const { record, content, deposit, time, actor, proposal } = r;
  const text = r.canonical?.content ?? canonicalJson(content);
  const digest = r.canonical?.digest ?? contentDigest(text);
  const state = proposal === undefined ? 'published' : 'proposed';
  const log = tx.log({
    time,
    actor,
    kind: `record.${state}`,
    subject: subjectOf(record),
    payload: {
      revision: record.revisions + 1,
      digest: Buffer.from(digest).toString('hex'),
      deposit,
      ...(proposal === undefined ? { approvals: r.approvals ?? [] } : { proposal }),
    },
  });
  const entered = tx.addRevision({
    record,
    state,
    digest,
    content: text,
    deposit,
    time,
    log,
    ...(proposal !== undefined && { proposal }),
    ...(r.restores !== undefined && { restores: r.restores }),
  });
  if (state === 'published') makeCurrent(tx, record, content);
  return entered;
}

/** Takes a record back: what it said stays for its partners, the public finds a tombstone. */
export function enterWithdrawal(
  tx: Transaction,
  record: StoredRecord,
  { deposit, actor, time, restores }: Authorship,
): void {
  const log = tx.log({
    time,
    actor,
    kind: 'record.withdrawn',
    subject: subjectOf(record),
    payload: { revision: record.revisions + 1, deposit },
  });
  tx.addRevision({
    record,
    state: 'withdrawn',
    ...noContent,
    deposit,
    time,
    log,
    ...(restores !== undefined && { restores }),
  });
  takenBack(tx, record, { log, time });
}

/** What follows when a record is taken back: its pictures are gone, and where it was public, everyone is told. `log`: the entry that says so. */
export function takenBack(
  tx: Transaction,
  record: StoredRecord,
  { log, time }: { log: number; time: string },
): void {
  tx.images(record.id, []);
  if (record.published === null) return;
  tx.change(record.item);
  tx.decision({
    seq: log,
    time,
    kind: 'record.withdrawn',
    collection: record.collection,
    item: record.item,
    record: record.id,
    partner: record.partner,
  });
}
