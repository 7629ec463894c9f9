import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type {
  Answer,
  Claimant,
  Due,
  Evidence,
  Ground,
  Leaving,
  Mediator,
  OutcomeName,
  Overdue,
  Party,
  Request,
  Round,
  Subject,
  Way,
} from './types.ts';

type Filed = {
  kind: 'filed';
  id: string;
  subject: Subject;
  ground: Ground;
  claimant: Claimant;
  asks?: Request;
  respondents: readonly string[];
  /** Who could be drawn for a panel, by the partners of that day: fixed before the seed is known. */
  candidates: readonly string[];
  reasons: LanguageMap;
  evidence: readonly Evidence[];
  due: string;
};

type Talks =
  | { kind: 'admitted'; by: Party | 'operator' | 'deadline' }
  | ({ kind: 'answered'; by: string } & Omit<Answer, 'at'>)
  | { kind: 'talks-opened'; due: string }
  | { kind: 'proposed'; by: Party; number: number; outcome: OutcomeName; reasons?: LanguageMap }
  | { kind: 'agreed'; by: Party; number: number }
  | { kind: 'panel-called'; by: Party | 'deadline'; why: 'unanswered' | 'no-agreement' | 'called' };

type Judging =
  | {
      kind: 'panel-drawn';
      round: Round;
      size: number;
      ranked: readonly string[];
      panelists: readonly string[];
      due: string;
    }
  | { kind: 'panelist-left'; partner: string; why: Leaving }
  | { kind: 'panelist-drawn'; partner: string; due: string }
  | { kind: 'panel-dissolved' }
  | { kind: 'mediator-needed'; round: Round; due: string }
  | { kind: 'mediator-named'; mediator: Mediator; due: string }
  | { kind: 'mediator-left'; why: Leaving }
  | { kind: 'voted'; by: string; outcome: OutcomeName; reasons: LanguageMap };

type Ending =
  | {
      kind: 'decided';
      round: Round;
      outcome: OutcomeName;
      way: Way;
      reasons?: LanguageMap;
      owed: readonly Due[];
      /** Until when an appeal is possible; absent, the outcome is final. */
      appealBy?: string;
    }
  | { kind: 'appealed'; by: Party; reasons: LanguageMap }
  | { kind: 'became-final' }
  /** The published record of the partner holds the subject no longer. */
  | { kind: 'fulfilled'; partner: string }
  /** A withdrawal that was agreed did not come in time: the archive holds the subject back in its stead. */
  | { kind: 'withheld'; partner: string };

type Other =
  /** `seed`: the head of the log after filing. */
  | { kind: 'seeded'; seed: string }
  | { kind: 'held'; by: string | 'operator'; reasons?: LanguageMap }
  | { kind: 'released'; by: string | 'operator' }
  | { kind: 'fell-overdue'; who: Overdue['who']; what: Overdue['what'] };

/**
 * What happened in a dispute, `at` when (ISO 8601, UTC), with all that its effect needs: the fold of the events is the state, without clock,
 * rules or draw. They hold no names and no contact of persons.
 */
export type DisputeEvent = { at: string } & (Filed | Talks | Judging | Ending | Other);
