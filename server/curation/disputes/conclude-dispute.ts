import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { addDays } from './add-days.ts';
import { sittingPanel } from './phases.ts';
import { extend, type Trail } from './trail.ts';
import type { DisputeRules, Due, OutcomeName } from './types.ts';

const owedBy = (partners: readonly string[], what: Due['what'], by: string): Due[] =>
  partners.map((partner) => ({ partner, what, by }));

/** All parties agree: final at once. Whoever described the subject changes its record, or takes it out of it, by the day. */
export function concludeByAgreement(
  trail: Trail,
  outcome: OutcomeName,
  rules: DisputeRules,
  at: string,
): Trail {
  const { round, respondents } = trail.state;
  const by = addDays(at, rules.amendDays);
  const owed =
    outcome === 'amended'
      ? owedBy(respondents, 'amend', by)
      : outcome === 'withdrawn'
        ? owedBy(respondents, 'withdraw', by)
        : [];
  return extend(trail, { kind: 'decided', at, round, outcome, way: 'agreement', owed });
}

/** The claimant gives up: dismissed, and final. */
export const concludeByWithdrawal = (trail: Trail, reasons: LanguageMap | undefined, at: string): Trail =>
  extend(trail, {
    kind: 'decided',
    at,
    round: trail.state.round,
    outcome: 'dismissed',
    way: 'withdrawal',
    owed: [],
    ...(reasons && { reasons }),
  });

/**
 * A panel or mediator has judged. An amendment is owed by a day; a withdrawal needs nobody's doing, as the archive holds the subject back from
 * here on and leaves the record as it is. The first judgement can be appealed against, the second is final.
 */
export function concludeByJudgement(
  trail: Trail,
  judgement: {
    outcome: OutcomeName;
    way: 'panel' | 'mediator' | 'no-majority';
    reasons?: LanguageMap;
  },
  rules: DisputeRules,
  at: string,
): Trail {
  const { round, respondents } = trail.state;
  return extend(trail, {
    kind: 'decided',
    at,
    round,
    ...judgement,
    owed: judgement.outcome === 'amended' ? owedBy(respondents, 'amend', addDays(at, rules.amendDays)) : [],
    ...(round === 1 && { appealBy: addDays(at, rules.appealDays) }),
  });
}

/**
 * Counts the votes of the panel that sits. More than half of its seats decide as soon as they agree. When all have voted, or the deadline has
 * passed, more than half of the votes cast decide, and without such a majority both stand.
 */
export function countVotes(
  trail: Trail,
  { deadline }: { deadline: boolean },
  rules: DisputeRules,
  at: string,
): Trail {
  const panel = sittingPanel(trail.state);
  if (!panel) return trail;
  const votes = panel.seats.flatMap(({ vote }) => (vote ? [vote.outcome] : []));
  const ended = deadline || votes.length === panel.size;
  const needed = ended ? votes.length / 2 : panel.size / 2;
  const winner = votes.find((outcome) => votes.filter((other) => other === outcome).length > needed);
  if (winner) return concludeByJudgement(trail, { outcome: winner, way: 'panel' }, rules, at);
  return ended ? concludeByJudgement(trail, { outcome: 'both-stand', way: 'no-majority' }, rules, at) : trail;
}
