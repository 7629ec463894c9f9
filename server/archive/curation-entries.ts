import type { RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Agreement, RecordState } from './archive.ts';
import type { RevisionState } from './write-records.ts';

/**
 * What can be put before partners: revisions of records (a deposit's, all together), another agreement, that two items are one, that an item as a
 * whole be restricted; what a partner says of a person or place, that two of those are one.
 */
export type ProposalKind = 'records' | 'agreement' | 'join' | 'access' | 'description' | 'authority-join';
export type ProposalRules = Pick<Agreement, 'approvals' | 'veto' | 'days' | 'silence'> & {
  partners: string[];
  /** Partners without whom it does not take effect, whatever the number asked for; they may be others than those who decide. */
  required?: string[];
};

/** A matter before the partners. `settling`: decided, while its revisions follow. Times: ISO 8601, UTC. */
export type Proposal = {
  id: number;
  kind: ProposalKind;
  /** Empty where it concerns no collection: descriptions of people and places, and joins of those. */
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
  /** The file that brought it. */
  file?: string;
  decided?: NonNullable<RecordState['decided']>;
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
  /** The deposit that this one reverts. */
  reverts?: number;
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
  /** Files (SHA-256) that go with it. */
  files?: string[];
  /** When nothing of it was left anywhere in the data folder. */
  finished?: string;
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
