import type { RecordState } from '../../archive/archive.ts';
import type { DepositEntry, Proposal, RevisionEntry, StoredVote } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { approvalsNeeded } from '../agreement.ts';
import type { Past, PastEntry } from '../history.ts';
import { votesFor } from '../votes-for.ts';
import { publicTimes } from './public-times.ts';

/** A look-up that asks once for each key. */
function once<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key));
    return known.get(key)!;
  };
}

/** Who approved a revision that its partners had to approve, by each partner's last vote. */
function decidedOf(
  { rules }: Proposal,
  votes: readonly StoredVote[],
  revision: number,
): NonNullable<RecordState['decided']> {
  const last = new Map(votesFor(votes, revision).map(({ partner, vote }) => [partner, vote]));
  const approvals = [...last].flatMap(([partner, vote]) => (vote === 'approve' ? partner : []));
  return { approvals, silence: approvals.length < approvalsNeeded(rules, rules.partners.length) };
}

/** Reads what the archive knows of an item's past. */
export function readPast(
  { curation, publicList }: Pick<Archive, 'curation' | 'publicList'>,
  item: string,
): Past {
  const depositOf = once((id: number): DepositEntry | undefined => curation.deposit(id));
  const votesOf = once((proposal: number) => curation.votes(proposal));
  const proposalOf = once((id: number) => curation.proposal(id));
  const entryOf = (revision: RevisionEntry): PastEntry => {
    const file = depositOf(revision.deposit)?.file;
    const proposal = revision.proposal === undefined ? undefined : proposalOf(revision.proposal);
    return {
      ...revision,
      ...(file && { file }),
      ...(proposal &&
        revision.publishedAt !== undefined && {
          decided: decidedOf(proposal, votesOf(proposal.id), revision.id),
        }),
    };
  };
  const revisions = curation.revisionsOfItem(item).map(entryOf);
  return { revisions, publicTimes: publicTimes({ curation, publicList }, item) };
}
