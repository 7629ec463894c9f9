import { addDays } from '../../../server/curation/disputes/add-days.ts';
import type { DisputeCommand } from '../../../server/curation/disputes/commands.ts';
import { disputeRules } from '../../../server/curation/disputes/rules.ts';
import type { DisputeState } from '../../../server/curation/disputes/state.ts';
import {
  type DisputeActor,
  type DisputeRules,
  grounds,
  outcomes,
  requests,
  type Subject,
} from '../../../server/curation/disputes/types.ts';
import { because, operator, person, steward, system } from './play-dispute.ts';

/** Random numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const names = ['accra', 'cusco', 'hanoi', 'kano', 'kyoto', 'lagos', 'nuuk', 'paris', 'quito', 'suva'];

/** Choices by one source of randomness. */
export function chooser(random: () => number) {
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const some = <T>(from: readonly T[], share: number): T[] => from.filter(() => random() < share);
  return { one, some, chance: (share: number): boolean => random() < share };
}
export type Chooser = ReturnType<typeof chooser>;

export function randomRules({ one, some }: Chooser): DisputeRules {
  const partners = names.slice(0, one([4, 6, 8, 10]));
  return disputeRules({
    partners,
    describing: [...new Set([one(partners), ...some(partners, 0.2)])],
    vetoHolders: some(partners, 0.2),
    panelSize: one([1, 3, 3, 3, 5]),
    appealDays: one([0, 14, 14]),
    amendDays: one([7, 30]),
  });
}

/** Now and then somebody joins, leaves, or comes to describe the item. */
export function driftRules(rules: DisputeRules, { one, chance }: Chooser): DisputeRules {
  if (!chance(0.04)) return rules;
  const name = one(names);
  const without = rules.partners.filter((partner) => partner !== name);
  return chance(0.5)
    ? { ...rules, partners: without.length < rules.partners.length ? without : [...without, name] }
    : { ...rules, describing: [...new Set([...rules.describing, name])] };
}

export function randomFiling(rules: DisputeRules, { one, chance }: Chooser) {
  const record = one([...rules.describing, ...rules.describing, one(rules.partners)]);
  const base = { item: 'i1', record };
  const subject = one<Subject>([
    { kind: 'statement', ...base, statement: 'title-3f9a01c2be' },
    { kind: 'statement', ...base, statement: 'date-0011223344' },
    { kind: 'image', ...base, image: 'm1' },
    { kind: 'record', ...base },
    { kind: 'item', item: 'i1' },
  ]);
  const asPerson = chance(0.4);
  const actor = asPerson ? person('p-secret') : steward(one(rules.partners));
  const whole = subject.kind !== 'statement' && !asPerson;
  const ground = one(whole ? (['ownership', 'rights', 'harm'] as const) : grounds);
  const reasons = because('CANARY');
  const command: DisputeCommand = {
    kind: 'file',
    id: 'T-2026-000123',
    subject,
    ground,
    reasons,
    ...(asPerson && { asks: one(requests) }),
  };
  return { actor, command };
}

/** Somebody who is likely to have a say, or anybody. */
export function randomActor(
  state: DisputeState,
  rules: DisputeRules,
  { one, chance }: Chooser,
): DisputeActor {
  if (chance(0.1)) return one<DisputeActor>([steward(one(names)), person('p-other'), system, operator]);
  const claimant = state.claimant.kind === 'person' ? person('p-secret') : steward(state.claimant.partner);
  const seats = state.panels.at(-1)?.seats ?? [];
  return one<DisputeActor>([
    claimant,
    ...state.respondents.map(steward),
    ...(state.phase === 'panel' ? seats.map(({ partner }) => steward(partner)) : []),
    ...(state.phase === 'naming' || state.asks ? [operator] : []),
    ...(state.phase === 'mediation' ? [person('m-secret'), steward(one(rules.partners)), operator] : []),
    ...(state.ground === 'harm' ? rules.vetoHolders.map(steward) : []),
    ...(state.owed.length > 0 ? [system] : []),
  ]);
}

export function randomCommand(
  state: DisputeState,
  rules: DisputeRules,
  { one, chance }: Chooser,
): DisputeCommand {
  const outcome = one(outcomes);
  const reasons = because('CANARY');
  const judging: DisputeCommand[] = [
    { kind: 'vote', outcome, reasons },
    { kind: 'vote', outcome: one(['amended', 'both-stand']), reasons },
    { kind: 'decide', outcome, reasons },
    ...(chance(0.6) ? [{ kind: 'decline' } as const] : []),
    {
      kind: 'name-mediator',
      mediator: chance(0.5)
        ? { kind: 'outside', person: 'm-secret', institution: 'University of Ibadan' }
        : { kind: 'partner', partner: one(rules.partners) },
    },
  ];
  const talking: DisputeCommand[] = [
    { kind: 'answer', answer: 'defend', reasons },
    ...(chance(0.3) ? [{ kind: 'answer', answer: one(['amend', 'withdraw'] as const) } as const] : []),
    ...(chance(0.3) ? [{ kind: 'propose', outcome, reasons } as const] : []),
    ...(chance(0.3) ? [{ kind: 'agree', proposal: state.proposals } as const] : []),
    ...(chance(0.05) ? [{ kind: 'withdraw', reasons } as const] : []),
    { kind: 'call-panel' },
  ];
  const others: DisputeCommand[] = [
    { kind: 'hold', reasons },
    { kind: 'release' },
    { kind: 'admit' },
    { kind: 'appeal', reasons },
    { kind: 'amended', partner: one(state.respondents) },
    { kind: 'seed', seed: 'chosen' },
  ];
  const fitting = {
    answering: talking,
    agreeing: talking,
    panel: judging,
    naming: judging,
    mediation: judging,
    decided: others.filter(({ kind }) => kind === 'appeal' || kind === 'amended'),
    owing: others,
    closed: others,
  }[state.phase];
  return one(one([fitting, fitting, judging, talking, others]));
}

export const later = (now: string, { one }: Chooser): string =>
  addDays(now, one([0, 0, 0, 0, 0, 0, 0.1, 0.5, 1, 2, 5, 15]));
