import type { DatabaseSync } from 'node:sqlite';
import type { RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Agreement } from './archive.ts';
import type { RevisionState } from './write-records.ts';

/**
 * What can be put before partners: revisions of records (a deposit's, all together), another agreement, that two items are one, that an item as a
 * whole be restricted.
 */
export type ProposalKind = 'records' | 'agreement' | 'join' | 'access';
export type ProposalRules = Pick<Agreement, 'approvals' | 'veto' | 'days' | 'silence'> & {
  partners: string[];
};

/** A matter before the partners. `settling`: decided, while its revisions follow. Times: ISO 8601, UTC. */
export type Proposal = {
  id: number;
  kind: ProposalKind;
  collection: string;
  partner: string;
  actor: string;
  deposit?: number;
  subject: unknown;
  rules: ProposalRules;
  opened: string;
  deadline: string;
  state: 'open' | 'settling' | 'closed';
  outcome?: 'accepted' | 'returned' | 'withdrawn' | 'mixed';
  closed?: string;
  reminded?: string;
};

/**
 * A vote on one `revision` of a proposal (its row), or on the proposal as a whole: on its revisions up to `upTo`, the last that the voter could
 * see; on all of them, where that is not set.
 */
export type StoredVote = {
  id: number;
  proposal: number;
  revision?: number;
  upTo?: number;
  partner: string;
  actor: string;
  vote: 'approve' | 'return' | 'veto';
  reason?: LanguageMap;
  time: string;
};

/** A revision in a history or a queue. */
export type RevisionEntry = {
  id: number;
  item: string;
  record: number;
  name: string;
  partner: string;
  collection: string;
  sourceId: string;
  number: number;
  state: RevisionState;
  time: string;
  publishedAt?: string;
  deposit: number;
  proposal?: number;
  mode: string;
  actor?: string;
  note?: string;
  content: RecordContent;
};

/** A deposit as it is listed. `summary`: how many rows came to what, once it is finished. */
export type DepositEntry = {
  id: number;
  partner: string;
  collection: string;
  mode: string;
  file: string;
  mapping: string;
  started: string;
  finished?: string;
  summary?: Record<string, unknown>;
  actor?: string;
  note?: string;
  revertedBy?: number;
  proposal?: number;
};

/** A dispute as it is kept: its events in their order, and the state that they fold to. */
export type StoredDispute = {
  id: number;
  number: string;
  collection: string;
  item: string;
  record?: number;
  statement?: string;
  state: unknown;
  open: boolean;
  contested: boolean;
  deadline?: string;
};
export type StoredEvent = { seq: number; time: string; actor: string; event: unknown };

export type Notice = {
  id: number;
  partner: string;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
  time: string;
  read?: string;
};

/** A public decision, at its entry in the log. `record`: the record's row; its name and item may change by joins. */
export type PublicDecision = {
  seq: number;
  time: string;
  kind: string;
  collection?: string;
  item?: string;
  record?: string;
  partner?: string;
  detail: Record<string, unknown>;
};

export type Erasure = {
  id: number;
  item: string;
  record?: number;
  ground: string;
  askedBy: string;
  asked: string;
  confirmedBy?: string;
  confirmed?: string;
};

/** An entry of the log as anyone may check it; digests in hex. */
export type ChainEntry = {
  seq: number;
  time: string;
  actor: string;
  kind: string;
  subject: string;
  digest: string;
  previous: string;
  hash: string;
};

type Row = Record<string, unknown>;

/** A row as an object: names with capitals, texts of JSON read, what is null left out. */
function fromRow<T>(row: Row | undefined, json: readonly string[] = []): T | undefined {
  if (row === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === null ? [] : [[name, json.includes(name) ? JSON.parse(value as string) : value]],
    ),
  ) as T;
}

const proposalColumns =
  'id, kind, collection, partner, actor, deposit, subject, rules, opened, deadline, state, outcome, closed, reminded';
const proposalJson = ['subject', 'rules'];
const revisionColumns = `revision.id, record.item, record.id AS record, record.name, record.partner, record.collection, record.source_id AS sourceId,
  revision.number, revision.state, revision.time, revision.published_at AS publishedAt, revision.deposit, revision.proposal, deposit.mode,
  deposit.actor, deposit.note, revision.content`;
const revisionsFrom =
  'revision JOIN record ON record.id = revision.record LEFT JOIN deposit ON deposit.id = revision.deposit';
const depositColumns = `deposit.id, deposit.partner, deposit.collection, mode, file, mapping, started, finished, summary, deposit.actor, note,
  reverted_by AS revertedBy, (SELECT id FROM proposal WHERE proposal.deposit = deposit.id) AS proposal`;
const disputeColumns = 'id, number, collection, item, record, statement, state, open, contested, deadline';
const decisionColumns = `seq, time, decision.kind, decision.collection, coalesce(record.item, decision.item) AS item, record.name AS record,
  decision.partner, detail`;
const decisionsFrom = 'decision LEFT JOIN record ON record.id = decision.record';

/** Reads what partners decide, and how things came to be. Nothing here is meant for the public without its view being asked. */
export type CurationReader = ReturnType<typeof curationReader>;

export function curationReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const one = prepare(`SELECT ${proposalColumns} FROM proposal WHERE id = ?`);
  const openOnes = prepare(
    `SELECT ${proposalColumns} FROM proposal WHERE state <> 'closed' AND id > ? ORDER BY id LIMIT ?`,
  );
  const closedOnes = prepare(
    `SELECT ${proposalColumns} FROM proposal WHERE state = 'closed' AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const due = prepare(
    `SELECT ${proposalColumns} FROM proposal WHERE state = 'settling' OR (state = 'open' AND deadline <= ? AND reminded IS NULL) ORDER BY id`,
  );
  const voteColumns = 'id, proposal, revision, up_to AS upTo, partner, actor, vote, reason, time';
  const votes = prepare(`SELECT ${voteColumns} FROM vote WHERE proposal = ? ORDER BY id`);
  const lastIn = prepare('SELECT max(id) AS id FROM revision WHERE proposal = ?');
  const revisions = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE record.id = ? ORDER BY number`,
  );
  const revisionsOfItem = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE record.item = ? ORDER BY revision.time, revision.id`,
  );
  const revision = prepare(`SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE revision.id = ?`);
  const ofProposal = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE revision.proposal = ? AND revision.id > ? ORDER BY revision.id LIMIT ?`,
  );
  const countOfProposal = prepare(
    'SELECT state, count(*) AS n FROM revision WHERE proposal = ? GROUP BY state',
  );
  const ofDeposit = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE revision.deposit = ? AND revision.id > ? ORDER BY revision.id LIMIT ?`,
  );
  const recordRow = prepare(
    'SELECT id, item, name, partner, collection, source_id AS sourceId, published, pending, erased FROM record WHERE item = ? AND name = ?',
  );
  const former = prepare(
    'SELECT record.item, record.name FROM former_record JOIN record ON record.id = record WHERE former_record.item = ? AND former_record.name = ?',
  );
  const deposit = prepare(`SELECT ${depositColumns} FROM deposit WHERE id = ?`);
  const deposits = prepare(
    `SELECT ${depositColumns} FROM deposit WHERE partner = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const agreements = prepare(
    'SELECT version, partners, content, since FROM agreement WHERE collection = ? ORDER BY version',
  );
  const dispute = prepare(`SELECT ${disputeColumns} FROM dispute WHERE id = ?`);
  const disputeNumbered = prepare(`SELECT ${disputeColumns} FROM dispute WHERE number = ?`);
  const disputesOfItem = prepare(`SELECT ${disputeColumns} FROM dispute WHERE item = ? ORDER BY id`);
  const disputes = prepare(
    `SELECT ${disputeColumns} FROM dispute WHERE open = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const disputesDue = prepare(
    `SELECT ${disputeColumns} FROM dispute WHERE deadline IS NOT NULL AND deadline <= ? ORDER BY id`,
  );
  const disputesOfRecord = prepare(`SELECT ${disputeColumns} FROM dispute WHERE record = ? AND open = 1`);
  const disputeCount = prepare('SELECT count(*) AS n FROM dispute');
  const events = prepare('SELECT seq, time, actor, event FROM dispute_event WHERE dispute = ? ORDER BY seq');
  const requester = prepare('SELECT name, contact, token FROM requester WHERE dispute = ?');
  const inbox = prepare('SELECT * FROM notice WHERE partner = ? AND id < ? ORDER BY id DESC LIMIT ?');
  const unread = prepare('SELECT count(*) AS n FROM notice WHERE partner = ? AND read IS NULL');
  const unmailed = prepare('SELECT * FROM notice WHERE mailed IS NULL AND time > ? ORDER BY id LIMIT 100');
  const decisionsAfter = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const decisionsBefore = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const decisionsOfItem = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE coalesce(record.item, decision.item) = ? ORDER BY seq`,
  );
  const decisionsOfCollection = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE decision.collection = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const decisionHead = prepare('SELECT coalesce(max(seq), 0) AS seq, count(*) AS n FROM decision');
  const erasures = prepare(
    `SELECT id, item, record, ground, asked_by AS askedBy, asked, confirmed_by AS confirmedBy, confirmed FROM erasure ORDER BY id`,
  );
  const chain = prepare(
    `SELECT seq, time, actor, kind, subject, lower(hex(digest)) AS digest, lower(hex(previous)) AS previous, lower(hex(hash)) AS hash
     FROM log WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const head = prepare('SELECT seq, lower(hex(hash)) AS hash FROM log ORDER BY seq DESC LIMIT 1');
  const hashOf = prepare('SELECT lower(hex(hash)) AS hash FROM log WHERE seq = ?');
  const searched = prepare(
    `SELECT ${revisionColumns} FROM record JOIN revision ON revision.id = coalesce(record.pending, record.published, (SELECT max(id) FROM revision WHERE revision.record = record.id))
     LEFT JOIN deposit ON deposit.id = revision.deposit
     WHERE record.collection IN (SELECT value FROM json_each(?1)) AND record.id > ?2 AND instr(lower(revision.content), lower(?3)) > 0 ORDER BY record.id LIMIT ?4`,
  );

  const toProposal = (row: Row | undefined) => fromRow<Proposal>(row, proposalJson);
  const toRevision = (row: Row | undefined) => fromRow<RevisionEntry>(row, ['content']);
  const toDispute = (row: Row | undefined): StoredDispute | undefined => {
    const found = fromRow<Omit<StoredDispute, 'open' | 'contested'> & { open: number; contested: number }>(
      row,
      ['state'],
    );
    return found && { ...found, open: found.open === 1, contested: found.contested === 1 };
  };
  const many = <T>(rows: Row[], read: (row: Row) => T | undefined): T[] => rows.map((row) => read(row)!);
  const toVote = (row: Row) => fromRow<StoredVote>(row, ['reason']);
  const toDecision = (row: Row) => fromRow<PublicDecision>(row, ['detail']);

  return {
    proposal: (id: number) => toProposal(one.get(id)),
    openProposals: (after: number, limit: number) => many(openOnes.all(after, limit), toProposal),
    closedProposals: (before: number, limit: number) => many(closedOnes.all(before, limit), toProposal),
    /** Proposals whose days are over and of whom nobody has been reminded, and those that were left while settling. */
    proposalsDue: (now: string) => many(due.all(now), toProposal),
    /** Votes on a proposal, in their order: on the whole, and on single revisions. */
    votes: (proposal: number) => many(votes.all(proposal), toVote),
    /** The row of the last revision in a proposal. */
    lastRevisionIn: (proposal: number): number | undefined =>
      (lastIn.get(proposal) as { id: number | null }).id ?? undefined,

    revision: (id: number) => toRevision(revision.get(id)),
    revisionsOf: (record: number) => many(revisions.all(record), toRevision),
    revisionsOfItem: (item: string) => many(revisionsOfItem.all(item), toRevision),
    revisionsIn: (proposal: number, after: number, limit: number) =>
      many(ofProposal.all(proposal, after, limit), toRevision),
    /** How many revisions of a proposal are in which state. */
    countsIn: (proposal: number): Partial<Record<RevisionState, number>> =>
      Object.fromEntries(
        (countOfProposal.all(proposal) as { state: RevisionState; n: number }[]).map(({ state, n }) => [
          state,
          n,
        ]),
      ),
    revisionsOfDeposit: (id: number, after: number, limit: number) =>
      many(ofDeposit.all(id, after, limit), toRevision),
    /** The row of a record at its address. */
    recordAt: (item: string, name: string) =>
      fromRow<{
        id: number;
        item: string;
        name: string;
        partner: string;
        collection: string;
        sourceId: string;
        published?: number;
        pending?: number;
        erased?: string;
      }>(recordRow.get(item, name)),
    /** Where the record at a former address is now. */
    movedRecord: (item: string, name: string) =>
      fromRow<{ item: string; name: string }>(former.get(item, name)),
    deposit: (id: number) => fromRow<DepositEntry>(deposit.get(id), ['summary']),
    deposits: (partner: string, before: number, limit: number) =>
      many(deposits.all(partner, before, limit), (row) => fromRow<DepositEntry>(row, ['summary'])),
    agreements: (collection: string) =>
      many(agreements.all(collection), (row) =>
        fromRow<{ version: number; partners: string[]; content: Agreement; since: string }>(row, [
          'partners',
          'content',
        ]),
      ),

    dispute: (id: number) => toDispute(dispute.get(id)),
    disputeNumbered: (number: string) => toDispute(disputeNumbered.get(number)),
    disputesOfItem: (item: string) => many(disputesOfItem.all(item), toDispute),
    disputes: (open: boolean, after: number, limit: number) =>
      many(disputes.all(open ? 1 : 0, after, limit), toDispute),
    disputesDue: (now: string) => many(disputesDue.all(now), toDispute),
    openDisputesOf: (record: number) => many(disputesOfRecord.all(record), toDispute),
    disputesEver: (): number => (disputeCount.get() as { n: number }).n,
    events: (id: number) => many(events.all(id), (row) => fromRow<StoredEvent>(row, ['event'])),
    requester: (id: number) =>
      fromRow<{ name: string; contact: string; token: Uint8Array }>(requester.get(id)),

    inbox: (partner: string, before: number, limit: number) =>
      many(inbox.all(partner, before, limit), (row) => fromRow<Notice>(row, ['detail'])),
    unread: (partner: string): number => (unread.get(partner) as { n: number }).n,
    unmailed: (since: string) => many(unmailed.all(since), (row) => fromRow<Notice>(row, ['detail'])),

    decisionsAfter: (seq: number, limit: number) => many(decisionsAfter.all(seq, limit), toDecision),
    decisionsBefore: (seq: number, limit: number) => many(decisionsBefore.all(seq, limit), toDecision),
    decisionsOfItem: (item: string) => many(decisionsOfItem.all(item), toDecision),
    decisionsOfCollection: (collection: string, after: number, limit: number) =>
      many(decisionsOfCollection.all(collection, after, limit), toDecision),
    /** Changes whenever the public decisions do. */
    decisionsVersion: (): string => {
      const { seq, n } = decisionHead.get() as { seq: number; n: number };
      return `${seq}-${n}`;
    },
    erasures: () => many(erasures.all(), (row) => fromRow<Erasure>(row)),

    chain: (after: number, limit: number) => chain.all(after, limit) as ChainEntry[],
    chainHead: () => head.get() as { seq: number; hash: string } | undefined,
    chainHash: (seq: number) => (hashOf.get(seq) as { hash: string } | undefined)?.hash,

    /** Records of some collections, drafts and restricted ones included, whose newest content has a text in it: for the workspace alone. */
    searchWorkspace: (q: { collections: readonly string[]; text: string; after: number; limit: number }) =>
      many(searched.all(JSON.stringify(q.collections), q.after, q.text, q.limit), toRevision),
  };
}
