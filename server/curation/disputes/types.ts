import type { LanguageMap } from '../../../vocab/record/language-map.ts';

/** What a dispute is about. `record` is the name of the record (`partner` or `partner.2`), `statement` its id as `statementId` gives it. */
export type Subject =
  | { kind: 'statement'; item: string; record: string; statement: string }
  | { kind: 'image'; item: string; record: string; image: string }
  | { kind: 'record'; item: string; record: string }
  | { kind: 'item'; item: string };

export const grounds = ['fact', 'attribution', 'ownership', 'rights', 'harm'] as const;
/** `ownership`: of the thing, or its provenance; `harm`: cultural harm. */
export type Ground = (typeof grounds)[number];

export const requests = ['correction', 'restriction', 'takedown'] as const;
/** What somebody who is no partner asks for. */
export type Request = (typeof requests)[number];

export const outcomes = ['amended', 'withdrawn', 'both-stand', 'dismissed'] as const;
export type OutcomeName = (typeof outcomes)[number];

/** Plain text in any languages, and where more can be read; the address is shown and never fetched. */
export type Evidence = { text: LanguageMap; url?: string };

/** Who asks. Of a person there is only the id of an entry outside the events, where name and contact lie and can be erased. */
export type Claimant = { kind: 'partner'; partner: string } | { kind: 'person'; person: string };

/** One side of a dispute: a partner's id, or `person:ID`. Partners' ids have no colon. */
export type Party = string;

/** Who decides where no panel can be drawn. Of a person, the public sees the institution alone. */
export type Mediator =
  | { kind: 'partner'; partner: string }
  | { kind: 'outside'; person: string; institution: string };

/** Who acts: a partner by its steward, a person by their link (the claimant, or a mediator from outside), the operator, the archive itself. */
export type DisputeActor =
  | { kind: 'partner'; partner: string; role: 'reader' | 'curator' | 'steward' }
  | { kind: 'person'; person: string }
  | { kind: 'operator' }
  | { kind: 'system' };

/**
 * The rules of the day, of which each event keeps what it used. Days are whole days of 24 hours. `partners`: the ids of all active
 * partners; `describing`: those with a record of the item; `vetoHolders`: those of the collections of the subject.
 */
export type DisputeRules = {
  answerDays: number;
  agreeDays: number;
  panelDays: number;
  /** For the operator to name a mediator. */
  mediatorDays: number;
  appealDays: number;
  amendDays: number;
  /** Odd. */
  panelSize: number;
  vetoHolders: readonly string[];
  partners: readonly string[];
  describing: readonly string[];
};

/** What a partner owes by an outcome, and by when (ISO 8601, UTC). */
export type Due = { partner: string; what: 'amend' | 'withdraw'; by: string };

/** A place on the panel. A vote that has been cast stands, even when its partner leaves the archive. */
export type Seat = { partner: string; vote?: { outcome: OutcomeName; reasons: LanguageMap; at: string } };

/** Why a panelist or mediator left: no longer a partner, has come to describe the item, or (a mediator) let the deadline pass. */
export type Leaving = 'declined' | 'removed' | 'describes' | 'late';

/** `ranked`: who could be drawn, in the order of the draw. `dissolved`: too few were left to fill it. */
export type Panel = {
  round: Round;
  size: number;
  ranked: readonly string[];
  seats: readonly Seat[];
  left: readonly { partner: string; why: Leaving }[];
  dissolved: boolean;
};

/** 1, and 2 after an appeal. */
export type Round = 1 | 2;

/**
 * How an outcome came about: by agreement of all parties, as the claimant withdrew, by more than half of the panel or of the votes cast
 * by its deadline, by a mediator, or because the votes had no majority, whereupon both stand.
 */
export type Way = 'agreement' | 'withdrawal' | 'panel' | 'mediator' | 'no-majority';

export type Outcome = {
  outcome: OutcomeName;
  way: Way;
  round: Round;
  at: string;
  reasons?: LanguageMap;
};

export type Answer = {
  answer: 'amend' | 'withdraw' | 'defend';
  at: string;
  reasons?: LanguageMap;
  evidence: readonly Evidence[];
};

/** `agreed`: the parties that stand behind it; when all do, it is the outcome. */
export type Proposal = {
  number: number;
  by: Party;
  outcome: OutcomeName;
  reasons?: LanguageMap;
  at: string;
  agreed: readonly Party[];
};

/**
 * Where a dispute stands. Open: `answering`, `agreeing`, `panel`, `naming` (the operator is to name a mediator), `mediation`. With an
 * outcome: `decided` (an appeal is possible), `owing` (final; a record is yet to be changed), `closed`.
 */
export type Phase =
  | 'answering'
  | 'agreeing'
  | 'panel'
  | 'naming'
  | 'mediation'
  | 'decided'
  | 'owing'
  | 'closed';

/** A deadline that passed and that no rule can act on: who is late (a party, a mediator, or `operator`), with what, since when. */
export type Overdue = { who: Party | 'operator'; what: 'name-mediator' | 'decide' | 'amend'; since: string };
