import type { Archive } from '../archive/open-archive.ts';
import { type Actor, decide, votersOf } from '../curation/decide.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { matterOf } from './put-matter.ts';
import { settleProposal } from './settle-proposal.ts';
import { tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/**
 * The proposing partner takes its proposal back: what of it still waited will not be published. A steward may, and whoever put it before the
 * partners.
 */
export async function withdrawProposal(
  parts: Parts,
  { proposal: id, actor, time }: { proposal: number; actor: Actor; time: string },
): Promise<Outcome> {
  const result = parts.writer.attempt((tx): Outcome<{ settle: boolean }> => {
    const proposal = parts.curation.proposal(id);
    if (!proposal) return unknown('such proposal');
    const decision = decide(matterOf(proposal, []), { kind: 'withdraw' }, actor, time);
    if (decision.outcome === 'refused')
      return refuse(proposal.state === 'open' ? 'forbidden' : 'conflict', decision.reason, decision.remedy);
    if (actor.role !== 'steward' && actor.id !== proposal.actor)
      return refuse('forbidden', 'Somebody else put this before the partners.', 'Ask them, or a steward.');
    const settle = proposal.kind === 'records';
    const subject = `proposal/${id}`;
    tx.setProposal(id, settle ? 'settling' : 'closed', 'withdrawn', settle ? undefined : time);
    tx.log({
      time,
      actor: actor.id,
      kind: 'proposal.withdrawn',
      subject,
      payload: { partner: actor.partner },
    });
    if (!settle)
      tell(tx, {
        partners: votersOf(proposal.rules),
        except: actor.partner,
        kind: 'proposal.withdrawn',
        subject,
        detail: { kind: proposal.kind, collection: proposal.collection },
        time,
      });
    return { outcome: 'done', settle };
  });
  if (result.outcome === 'refused') return result;
  if (result.settle) await settleProposal(parts, { id, time, actor: actor.id });
  return { outcome: 'done' };
}
