import type { Agreement } from '../archive/archive.ts';
import { approvalsNeeded } from './agreement.ts';

/** Who acts, for which partner, and in what role: a steward decides for the partner, a curator proposes, a reader looks. */
export type Actor = { id: string; partner: string; role: 'reader' | 'curator' | 'steward' };

/** The rules by which a matter is decided: the agreement as it stood when the matter was put, and whose it was. */
export type Rules = Pick<Agreement, 'approvals' | 'veto' | 'days' | 'silence'> & {
  partners: readonly string[];
  /** Partners without whom it does not take effect, whatever the number asked for: those whom an agreement takes in or puts out. */
  required?: readonly string[];
};

export const voteKinds = ['approve', 'return', 'veto'] as const;
export type VoteKind = (typeof voteKinds)[number];
export type Vote = { partner: string; vote: VoteKind };

/** What is before the partners. `votes` are in their order: a partner's last one counts. `opened` and `deadline`: ISO 8601, UTC. */
export type Matter = {
  partner: string;
  rules: Rules;
  votes: readonly Vote[];
  deadline: string;
  state: 'open' | 'decided';
};

/** To put something before the partners, to vote on it, or to take it back. */
export type Command =
  | { kind: 'propose' }
  | { kind: 'approve' }
  | { kind: 'return'; reason: boolean }
  | { kind: 'veto'; reason: boolean }
  | { kind: 'withdraw' };

/** How a matter stands: `silence` says that the days have passed and who said nothing has consented. */
export type Standing =
  | { outcome: 'accepted'; approvals: readonly string[]; silence: boolean }
  | { outcome: 'proposed'; approvals: readonly string[]; overdue: boolean }
  | { outcome: 'returned'; against: readonly string[] };

export type Decision =
  | Standing
  | { outcome: 'withdrawn' }
  | { outcome: 'refused'; reason: string; remedy: string };

/** All who have a say in a matter. */
export const votersOf = ({ partners, required = [] }: Pick<Rules, 'partners' | 'required'>): string[] => [
  ...new Set([...partners, ...required]),
];

/** The last vote of each of the partners who have a say. */
function lastVotes({ votes, rules }: Pick<Matter, 'votes' | 'rules'>): Map<string, VoteKind> {
  const last = new Map<string, VoteKind>();
  const voters = votersOf(rules);
  for (const { partner, vote } of votes) if (voters.includes(partner)) last.set(partner, vote);
  return last;
}

/**
 * How a matter stands at a time. It is accepted by the approvals that the rules ask for, of which the proposing partner's own is one, and those of
 * partners who are required, while no veto holder says no; by silence of the others once the days have passed, where the rules say
 * so. It is returned by a veto, by the proposing or a required partner, or when those who have not said no are too few. Pure.
 */
export function standingOf(matter: Omit<Matter, 'state'>, now: string): Standing {
  const { partner, rules, deadline } = matter;
  const last = lastVotes(matter);
  const saying = (...kinds: VoteKind[]) =>
    [...last].filter(([, vote]) => kinds.includes(vote)).map(([name]) => name);
  const approvals = saying('approve');
  const against = saying('return', 'veto');
  const vetoed = saying('veto').some((name) => rules.veto.includes(name));
  const needed = approvalsNeeded(rules, rules.partners.length);
  const must = [partner, ...(rules.required ?? [])];
  const counted = rules.partners.filter((name) => approvals.includes(name)).length;
  const silent = rules.partners.filter((name) => !last.has(name)).length;
  if (vetoed || against.some((name) => must.includes(name)) || counted + silent < needed)
    return { outcome: 'returned', against };
  const all = must.every((name) => approvals.includes(name));
  if (all && counted >= needed) return { outcome: 'accepted', approvals, silence: false };
  const overdue = now >= deadline;
  if (all && overdue && rules.silence === 'publish') return { outcome: 'accepted', approvals, silence: true };
  return { outcome: 'proposed', approvals, overdue };
}

const refused = (reason: string, remedy: string): Decision => ({ outcome: 'refused', reason, remedy });

/** Decides an act by the rules of the matter. Pure: matter, command, actor and time in, outcome out. */
export function decide(matter: Matter, command: Command, actor: Actor, now: string): Decision {
  const { partner, rules } = matter;
  if (actor.role === 'reader')
    return refused(
      'A reader looks and changes nothing.',
      'Ask a steward of your institution for another role.',
    );
  if (matter.state === 'decided')
    return refused('This has been decided already.', 'Read the outcome; propose again if it is to change.');
  const own = actor.partner === partner;
  if (command.kind === 'propose' || command.kind === 'withdraw') {
    if (!own)
      return refused(
        `What is ${partner}'s is changed by ${partner} alone.`,
        'Describe the item in a record of your own, or contest the statement.',
      );
    if (command.kind === 'withdraw') return { outcome: 'withdrawn' };
  }
  const voters = command.kind === 'propose' ? rules.partners : votersOf(rules);
  if (!voters.includes(actor.partner))
    return refused(
      `${actor.partner} is not among the partners who decide this.`,
      `Ask those who do (${rules.partners.join(', ')}) to be taken in.`,
    );
  if (command.kind === 'propose') {
    const votes =
      actor.role === 'steward' ? [...matter.votes, { partner, vote: 'approve' as const }] : matter.votes;
    return standingOf({ ...matter, votes }, now);
  }
  if (actor.role !== 'steward')
    return refused('A steward decides for the partner.', 'Ask a steward of your institution to vote.');
  if (command.kind === 'veto' && !rules.veto.includes(actor.partner))
    return refused(`${actor.partner} holds no veto here.`, 'Return it with your reasons instead.');
  if ((command.kind === 'return' || command.kind === 'veto') && !command.reason)
    return refused('A no needs its reasons.', 'Say what should change.');
  return standingOf(
    { ...matter, votes: [...matter.votes, { partner: actor.partner, vote: command.kind }] },
    now,
  );
}
