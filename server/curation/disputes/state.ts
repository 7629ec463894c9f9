import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { DisputeEvent } from './events.ts';
import type {
  Answer,
  Claimant,
  Due,
  Evidence,
  Ground,
  Mediator,
  Outcome,
  Overdue,
  Panel,
  Party,
  Phase,
  Proposal,
  Request,
  Round,
  Subject,
} from './types.ts';

/** A dispute as its events make it. Times are ISO 8601, UTC. */
export type DisputeState = {
  id: string;
  subject: Subject;
  ground: Ground;
  claimant: Claimant;
  asks?: Request;
  respondents: readonly string[];
  candidates: readonly string[];
  reasons: LanguageMap;
  evidence: readonly Evidence[];
  filed: string;
  seed?: string;
  /** A partner's dispute is admitted as it is filed, by that partner. */
  admitted?: { by: Party | 'operator' | 'deadline'; at: string };
  phase: Phase;
  round: Round;
  /** When the phase ends by itself, or somebody falls overdue; absent when nothing more happens by itself. */
  due?: string;
  answers: Readonly<Record<string, Answer>>;
  /** The one that stands, if any. */
  proposal?: Proposal;
  proposals: number;
  /** One for each round that had one, in order. */
  panels: readonly Panel[];
  mediators: readonly { round: Round; mediator: Mediator; left: boolean }[];
  /** One, or two after an appeal: the last one stands. */
  outcomes: readonly Outcome[];
  owed: readonly Due[];
  /** Whether the archive holds the subject back in the stead of a partner who agreed to withdraw it. */
  withheld: boolean;
  appeal?: { by: Party; at: string; reasons: LanguageMap };
  holds: readonly { by: string | 'operator'; at: string }[];
  overdue: readonly Overdue[];
  /** All of them, in order. */
  events: readonly DisputeEvent[];
};

/** What a command comes to: the events to keep, in order, or why not and what to do instead. */
export type DisputeDecision =
  | { outcome: 'accepted'; events: readonly DisputeEvent[] }
  | { outcome: 'refused'; reason: string; remedy: string };
