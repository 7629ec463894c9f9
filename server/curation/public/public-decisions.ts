import type { PublicDecision, RevisionEntry } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { isPublicAuthority } from '../authorities/public-naming.ts';
import { publicDisputeOf } from './public-dispute-of.ts';
import { type PublicStanding, standsInPublic } from './stands-in-public.ts';

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList'>;

/** What decisions of one list ask again and again. */
type Known = {
  stands: (place: { item: string; record?: string }) => PublicStanding;
  disputeIsPublic: (number: string) => boolean;
  isOpen: (collection: string) => boolean;
  isPublicAuthority: (reference: string) => boolean;
};

function once<V>(ask: (key: string) => V): (key: string) => V {
  const answers = new Map<string, V>();
  return (key) => {
    if (!answers.has(key)) answers.set(key, ask(key));
    return answers.get(key)!;
  };
}

function knownOf(parts: Parts): Known {
  const stands = once((key: string) => {
    const [item, record] = JSON.parse(key) as [string, string | undefined];
    return standsInPublic(parts, { item, ...(record !== undefined && { record }) });
  });
  return {
    stands: ({ item, record }) => stands(JSON.stringify(record === undefined ? [item] : [item, record])),
    disputeIsPublic: once((number) => publicDisputeOf(parts, number) !== undefined),
    isPublicAuthority: once((reference) => isPublicAuthority(parts, reference)),
    // Whether everyone may see the records of a collection; one that is gone has none.
    isOpen: once((id) => parts.reader.collection(id)?.agreement.access.level === 'public'),
  };
}

/** Revisions of a large deposit that are looked at for one that the public may know of. */
const looked = 200;

/** What a tombstone tells: that something was taken back, and, of what was erased, on what ground. */
const tombstones: ReadonlySet<string> = new Set(['record.withdrawn', 'record.erased']);

const anyKnown = ({ stands }: Known, revisions: readonly RevisionEntry[]): boolean =>
  revisions.some(({ item, name }) => stands({ item, record: name }) !== 'hidden');

/** Decisions about many records at once are public as long as one of those is. */
function concernsPublic({ curation }: Parts, known: Known, { kind, detail }: PublicDecision): boolean {
  if (kind === 'records.published')
    return anyKnown(known, curation.revisionsIn(Number(detail.proposal), 0, looked));
  if (kind === 'deposit.reverted')
    return anyKnown(known, curation.revisionsOfDeposit(Number(detail.deposit), 0, looked));
  return true;
}

function seen(parts: Parts, known: Known, decision: PublicDecision): PublicDecision | undefined {
  const { kind, collection, item, record, detail } = decision;
  if (collection !== undefined && !known.isOpen(collection)) return undefined;
  if (kind.startsWith('dispute.'))
    return known.disputeIsPublic(String(detail.dispute)) ? decision : undefined;
  if (kind.startsWith('authority.'))
    return [detail.reference, detail.into].every(
      (reference) => typeof reference !== 'string' || known.isPublicAuthority(reference),
    )
      ? decision
      : undefined;
  if (item === undefined) return concernsPublic(parts, known, decision) ? decision : undefined;
  const standing = known.stands({ item, ...(record !== undefined && { record }) });
  if (standing === 'gone') return tombstones.has(kind) ? decision : undefined;
  if (standing !== 'open') return undefined;
  // The other address of a join or split is told only where it was known.
  return typeof detail.from === 'string' && !parts.publicList.knows(detail.from) ? undefined : decision;
}

/**
 * Of public decisions those that everyone may know of today, in their order: about what the public may see; of withdrawals and erasures of what was public, the
 * bare fact; of disputes those that are public. Everything that tells decisions asks this: pages, feed, linked data, the API.
 */
export function publicDecisions(parts: Parts, decisions: readonly PublicDecision[]): PublicDecision[] {
  const known = knownOf(parts);
  return decisions.flatMap((decision) => seen(parts, known, decision) ?? []);
}
