/** What the partners of a collection have agreed: how many distinct partners approve before a revision is public. */
export type Agreement = { approvals: number };

/** Who acts, for which partner, and in what role: a steward decides for the partner, a curator proposes. */
export type Actor = { id: string; partner: string; role: 'curator' | 'steward' };

/** How things stand: the collection's partners and agreement, and who has approved what is before them. */
export type DecisionState = {
  partners: readonly string[];
  agreement: Agreement;
  approvals: readonly string[];
};

/** To put a revision of the actor's own record before the partners, or to take the record back. */
export type Command = { kind: 'publish' | 'withdraw'; partner: string };

export type Decision =
  | { outcome: 'accepted'; approvals: readonly string[] }
  | { outcome: 'proposed'; approvals: readonly string[] }
  | { outcome: 'refused'; reason: string; remedy: string };

/** Decides an act by the rules of the collection. Pure: state, command and actor in, outcome out. */
export function decide(state: DecisionState, command: Command, actor: Actor): Decision {
  if (command.partner !== actor.partner)
    return {
      outcome: 'refused',
      reason: `A record of ${command.partner} is changed by ${command.partner} alone.`,
      remedy: 'Describe the item in a record of your own, or contest the statement.',
    };
  if (!state.partners.includes(actor.partner))
    return {
      outcome: 'refused',
      reason: `${actor.partner} is not a partner of this collection.`,
      remedy: `Ask the partners of the collection (${state.partners.join(', ')}) to be taken in.`,
    };
  const approvals =
    actor.role === 'steward' ? [...new Set([...state.approvals, actor.partner])] : state.approvals;
  // Taking one's own record back needs nobody's approval but one's own.
  const needed = command.kind === 'withdraw' ? 1 : Math.min(state.agreement.approvals, state.partners.length);
  return { outcome: approvals.length >= needed ? 'accepted' : 'proposed', approvals };
}
