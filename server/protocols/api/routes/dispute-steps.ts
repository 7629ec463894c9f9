import type { DisputeCommand } from '../../../curation/disputes/commands.ts';
import { outcomes } from '../../../curation/disputes/types.ts';
import type { Schema } from '../route.ts';
import { list, object, oneOf, partnerId, ref, whole } from '../schemas/build-schema.ts';

export type StepName = Exclude<DisputeCommand['kind'], 'file' | 'seed' | 'amended'>;

type Step = {
  summary: string;
  members: Record<string, Schema>;
  required?: readonly string[];
  /** Who may take it: partners by their stewards; the operator as well, or alone; a person who asked without an account. */
  operator?: 'too' | 'alone';
  person?: true;
};

const outcome = oneOf(outcomes);
const reasons = ref('Texts');

/** The steps of a dispute after it has been filed. What each needs is checked again by the rules of disputes. */
export const disputeSteps: Record<StepName, Step> = {
  admit: { summary: 'Admit a person’s request: from here on it is public', members: {}, operator: 'too' },
  answer: {
    summary: 'Answer: amend, withdraw or defend (a respondent)',
    members: {
      answer: oneOf(['amend', 'withdraw', 'defend']),
      reasons,
      evidence: list(ref('Evidence'), { maxItems: 20 }),
    },
    required: ['answer'],
  },
  propose: {
    summary: 'Propose an outcome, which all parties would have to agree to',
    members: { outcome, reasons },
    required: ['outcome'],
    person: true,
  },
  agree: {
    summary: 'Agree to the outcome proposed',
    members: { proposal: whole({ minimum: 1, description: 'The number of the proposal.' }) },
    required: ['proposal'],
    person: true,
  },
  withdraw: { summary: 'Give the dispute up (the claimant)', members: { reasons }, person: true },
  'call-panel': { summary: 'Call the panel (a party, once all have answered)', members: {}, person: true },
  vote: {
    summary: 'Vote (a member of the panel); secret until the outcome',
    members: { outcome, reasons },
    required: ['outcome', 'reasons'],
  },
  decline: { summary: 'Decline to judge (a member of the panel, or the mediator)', members: {} },
  'name-mediator': {
    summary: 'Name a mediator where no panel can be drawn (operator)',
    members: { mediator: object({ kind: { const: 'partner' }, partner: partnerId }, ['kind', 'partner']) },
    required: ['mediator'],
    operator: 'alone',
  },
  decide: {
    summary: 'Decide (the mediator)',
    members: { outcome, reasons },
    required: ['outcome', 'reasons'],
  },
  appeal: { summary: 'Appeal, once (a party)', members: { reasons }, required: ['reasons'], person: true },
  hold: {
    summary:
      'Hold the subject back at once (a veto holder on the ground of harm; the operator on a takedown)',
    members: { reasons },
    operator: 'too',
  },
  release: { summary: 'Let go of what you hold', members: {}, operator: 'too' },
};
