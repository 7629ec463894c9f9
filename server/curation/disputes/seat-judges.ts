import { addDays } from './add-days.ts';
import { drawOrder } from './draw-panel.ts';
import { mediatorParty } from './parties.ts';
import { sittingPanel } from './phases.ts';
import type { DisputeState } from './state.ts';
import { extend, type Trail } from './trail.ts';
import type { DisputeRules, Leaving, Round } from './types.ts';

/** Who has judged this dispute before the round, or was drawn to: they do not judge it again on appeal. */
export function judgesBefore({ panels, mediators }: DisputeState, round: Round): Set<string> {
  return new Set([
    ...panels
      .filter((panel) => panel.round < round)
      .flatMap(({ seats, left }) => [...seats, ...left].map(({ partner }) => partner)),
    ...mediators.filter((entry) => entry.round < round).map(({ mediator }) => mediatorParty(mediator)),
  ]);
}

/** Why a partner cannot sit, or sit any longer: it must be active and have no record of the item. */
export function hindrance(partner: string, rules: DisputeRules): Leaving | undefined {
  if (!rules.partners.includes(partner)) return 'removed';
  return rules.describing.includes(partner) ? 'describes' : undefined;
}

/** Lets the operator look for a mediator. */
export const askForMediator = (trail: Trail, rules: DisputeRules, at: string): Trail =>
  extend(trail, {
    kind: 'mediator-needed',
    at,
    round: trail.state.round,
    due: addDays(at, rules.mediatorDays),
  });

/**
 * Draws the panel of the round, or asks for a mediator when too few can be drawn. No party is among the candidates, and only partners of the day of filing can be, since
 * whoever joins later could pick a name that the draw favours. A dispute whose seed was never noted cannot be drawn and goes to a mediator, too.
 */
export function seatJudges(trail: Trail, rules: DisputeRules, at: string): Trail {
  const { id, seed, round, candidates } = trail.state;
  const before = judgesBefore(trail.state, round);
  const free = candidates.filter((partner) => !before.has(partner) && !hindrance(partner, rules));
  if (seed === undefined || free.length < rules.panelSize) return askForMediator(trail, rules, at);
  const ranked = drawOrder({ seed, dispute: id, candidates: free });
  return extend(trail, {
    kind: 'panel-drawn',
    at,
    round,
    size: rules.panelSize,
    ranked,
    panelists: ranked.slice(0, rules.panelSize),
    due: addDays(at, rules.panelDays),
  });
}

/**
 * A panelist leaves, and the next one drawn takes the place, with the full time to read and vote. When nobody is left to draw, a panel that
 * cannot be filled decides nothing: a mediator is asked for.
 */
export function replacePanelist(
  trail: Trail,
  leaver: { partner: string; why: Leaving },
  rules: DisputeRules,
  at: string,
): Trail {
  const left = extend(trail, { kind: 'panelist-left', at, ...leaver });
  const panel = left.state.panels.at(-1)!;
  const known = [...panel.seats, ...panel.left].map(({ partner }) => partner);
  const next = panel.ranked.find((partner) => !known.includes(partner) && !hindrance(partner, rules));
  if (next === undefined) return askForMediator(extend(left, { kind: 'panel-dissolved', at }), rules, at);
  return extend(left, { kind: 'panelist-drawn', at, partner: next, due: addDays(at, rules.panelDays) });
}

/** Replaces panelists who can sit no longer and have not voted, and a mediator who is no partner any more. */
export function replaceHindered(trail: Trail, rules: DisputeRules, at: string): Trail {
  for (const { partner, vote } of sittingPanel(trail.state)?.seats ?? []) {
    const why = vote ? undefined : hindrance(partner, rules);
    if (why) return replaceHindered(replacePanelist(trail, { partner, why }, rules, at), rules, at);
  }
  const mediator = trail.state.phase === 'mediation' ? trail.state.mediators.at(-1)?.mediator : undefined;
  if (mediator?.kind === 'partner' && !rules.partners.includes(mediator.partner))
    return askForMediator(extend(trail, { kind: 'mediator-left', at, why: 'removed' }), rules, at);
  return trail;
}
