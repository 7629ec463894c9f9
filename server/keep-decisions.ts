import { setImmediate } from 'node:timers/promises';
import type { PublicDecision } from './archive/curation-reader.ts';
import type { Archive } from './archive/open-archive.ts';
import { isPublicAuthority } from './curation/authorities/public-naming.ts';
import { publicDecisions } from './curation/public/public-decisions.ts';
import { publicDisputeOf } from './curation/public/public-dispute-of.ts';
import { keepGraphs } from './keep-graphs.ts';
import { disputeIri } from './projections/graphs/addresses.ts';
import {
  decisionsIri,
  decisionTriples,
  entriesAGraph,
  graphStart,
} from './projections/graphs/decision-graph.ts';
import { disputeTriples } from './projections/graphs/dispute-graph.ts';
import type { QuadStore } from './projections/quads/quad-store.ts';

/** Public decisions and disputes in the stores of quads, as they may be known at this moment. */
export type Decisions = {
  /** Whether there may be something to do. */
  stale(): boolean;
  /** Brings the graphs up to date. To be called within a second or so of `stale`, for restrictions count here too; one call at a time. */
  refresh(): Promise<void>;
};

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList' | 'feed'>;

const page = 1000;
/** Items by which it shows whether a decision about many records may be known. */
const looked = 200;

/** The people, groups and places that a decision is about. */
const thingsOf = ({ detail }: PublicDecision): string[] =>
  [detail.reference, detail.into].filter((one) => typeof one === 'string');

/** What must change for a decision to look different: its items, its collection, the people and places it is about. */
function subjectsOf({ curation }: Parts, decision: PublicDecision): string[] {
  const { kind, item, collection, detail } = decision;
  const many =
    kind === 'records.published'
      ? curation.revisionsIn(Number(detail.proposal), 0, looked)
      : kind === 'deposit.reverted'
        ? curation.revisionsOfDeposit(Number(detail.deposit), 0, looked)
        : [];
  const items = new Set(many.map((revision) => revision.item));
  if (item !== undefined) items.add(item);
  if (typeof detail.from === 'string') items.add(detail.from);
  return [
    ...thingsOf(decision),
    ...[...items].map((id) => `item/${id}`),
    ...(collection === undefined ? [] : [`collection/${collection}`]),
  ];
}

export function keepDecisions({
  archive,
  store,
  base,
}: {
  archive: Parts;
  store: QuadStore;
  base: string;
}): Decisions {
  const { curation, feed } = archive;
  const graphs = keepGraphs(store);
  /** In which graphs decisions about something stand. */
  const startsOf = new Map<string, Set<number>>();
  /** The disputes that a graph's decisions told of, those too that were erased since. */
  const told = new Map<number, Set<string>>();
  /** Whether everyone may know of the people and places that decisions are about, as it was when their graphs were written. */
  const known = new Map<string, boolean>();
  const waiting = new Set<number>();
  let version = '';
  let seq = 0;
  let change: number | undefined;
  let first = true;

  /** The graph in which a decision stands. */
  const graphOf = (decision: string) =>
    decisionsIri(base, graphStart(Number(decision.slice(decision.lastIndexOf('/') + 1))));
  const raise = (subject: string) => {
    for (const start of startsOf.get(subject) ?? []) waiting.add(start);
  };

  /** New decisions, and what changed in the archive: the graphs to look at again. */
  async function gather(): Promise<void> {
    // What changed before anything was looked at needs no second look.
    change ??= feed.head();
    for (;;) {
      const fresh = curation.decisionsAfter(seq, page);
      for (const decision of fresh) {
        waiting.add(graphStart(decision.seq));
        if (decision.kind === 'agreement.changed') raise(`collection/${decision.collection}`);
      }
      seq = fresh.at(-1)?.seq ?? seq;
      if (fresh.length < page) break;
      await setImmediate();
    }
    for (let more = true; more; ) {
      const changes = feed.changesAfter(change, page);
      for (const { item } of changes) raise(`item/${item}`);
      change = changes.at(-1)?.seq ?? change;
      more = changes.length === page;
    }
    for (const [thing, was] of known) if (isPublicAuthority(archive, thing) !== was) raise(thing);
  }

  /** One graph of decisions, and the disputes of which it tells. */
  async function write(start: number): Promise<void> {
    const decisions = curation
      .decisionsAfter(start - 1, entriesAGraph)
      .filter((decision) => decision.seq < start + entriesAGraph);
    for (const decision of decisions)
      for (const subject of subjectsOf(archive, decision))
        startsOf.set(subject, (startsOf.get(subject) ?? new Set()).add(start));
    for (const thing of decisions.flatMap(thingsOf)) known.set(thing, isPublicAuthority(archive, thing));
    const numbers = told.get(start) ?? new Set();
    told.set(start, numbers);
    for (const { detail } of decisions) if (typeof detail.dispute === 'string') numbers.add(detail.dispute);
    const disputes = [...numbers].map((number) => {
      const dispute = publicDisputeOf(archive, number);
      return { graph: disputeIri(base, number), ntriples: dispute ? disputeTriples(dispute, base) : '' };
    });
    const ntriples = decisionTriples(publicDecisions(archive, decisions), base);
    await graphs.put([{ graph: decisionsIri(base, start), ntriples }, ...disputes]);
  }

  const now = () => `${curation.decisionsVersion()} ${feed.head()}`;
  return {
    stale: () => now() !== version || waiting.size > 0,
    async refresh() {
      const at = now();
      await gather();
      for (const start of [...waiting]) {
        await write(start);
        waiting.delete(start);
        await setImmediate();
      }
      if (first) {
        await graphs.dropStrangers(`${base}ns/Decision`, graphOf);
        await graphs.dropStrangers(`${base}ns/Dispute`);
      }
      first = false;
      version = at;
    },
  };
}
