import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { Answer, Evidence, Ground, Mediator, OutcomeName, Request, Subject } from './types.ts';

/** To open a dispute. `id` is its public number, given by the caller; `asks` is for persons, and needed there. */
export type FileCommand = {
  kind: 'file';
  id: string;
  subject: Subject;
  ground: Ground;
  asks?: Request;
  reasons: LanguageMap;
  evidence?: readonly Evidence[];
};

export type AnswerCommand = {
  kind: 'answer';
  answer: Answer['answer'];
  reasons?: LanguageMap;
  evidence?: readonly Evidence[];
};

/** What one may ask of a dispute that is open or decided; each says who may. */
export type DisputeCommand =
  | FileCommand
  /** The archive, at once after filing, in the same transaction: the head of the log, of which the draw is made. */
  | { kind: 'seed'; seed: string }
  /** A respondent or the operator: a person's request is marked to the public from here on. */
  | { kind: 'admit' }
  /** A respondent. To defend needs reasons. */
  | AnswerCommand
  /** A party: an outcome that all parties would have to agree to. It takes the place of the one before. */
  | { kind: 'propose'; outcome: OutcomeName; reasons?: LanguageMap }
  /** A party: to the proposal of that number. */
  | { kind: 'agree'; proposal: number }
  /** The claimant gives the dispute up. */
  | { kind: 'withdraw'; reasons?: LanguageMap }
  /** A party, once the respondents have answered. */
  | { kind: 'call-panel' }
  /** A panelist. */
  | { kind: 'vote'; outcome: OutcomeName; reasons: LanguageMap }
  /** A panelist who has not voted, or the mediator. */
  | { kind: 'decline' }
  /** The operator. */
  | { kind: 'name-mediator'; mediator: Mediator }
  /** The mediator. */
  | { kind: 'decide'; outcome: OutcomeName; reasons: LanguageMap }
  /** A party, once. */
  | { kind: 'appeal'; reasons: LanguageMap }
  /** A veto holder on the ground of harm, the operator on a request for takedown, while the dispute is open. */
  | { kind: 'hold'; reasons?: LanguageMap }
  /** Whoever held. */
  | { kind: 'release' }
  /** The archive: the published record of that partner holds the subject no longer. */
  | { kind: 'amended'; partner: string };
