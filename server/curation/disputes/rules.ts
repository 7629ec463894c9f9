import type { DisputeRules } from './types.ts';

const defaults = {
  answerDays: 14,
  agreeDays: 14,
  panelDays: 21,
  mediatorDays: 14,
  appealDays: 14,
  amendDays: 30,
  panelSize: 3,
  vetoHolders: [],
} as const;

/** The rules of a dispute, with what is not said as the archive has it. Throws a RangeError on an even panel or on days that are no whole number. */
export function disputeRules(
  given: Pick<DisputeRules, 'partners' | 'describing'> & Partial<DisputeRules>,
): DisputeRules {
  const rules = { ...defaults, ...given };
  if (!Number.isInteger(rules.panelSize) || rules.panelSize < 1 || rules.panelSize % 2 === 0)
    throw new RangeError(`A panel has an odd number of members; panelSize is ${rules.panelSize}.`);
  const days = ['answerDays', 'agreeDays', 'panelDays', 'mediatorDays', 'appealDays', 'amendDays'] as const;
  for (const name of days)
    if (!Number.isInteger(rules[name]) || rules[name] < 0)
      throw new RangeError(`${name} is a whole number of days from 0; it is ${rules[name]}.`);
  return rules;
}
