import { setImmediate } from 'node:timers/promises';
import type { Archive } from './archive/open-archive.ts';
import { publicDescriptions } from './curation/authorities/view-authority.ts';
import { keepGraphs } from './keep-graphs.ts';
import { descriptionGraph, joinGraph } from './projections/graphs/authority-graph.ts';
import type { QuadStore } from './projections/quads/quad-store.ts';

/** What partners say of people, groups and places, and which of these are one, in the stores of quads. */
export type Authorities = {
  /** Whether there may be something to do. */
  stale(): boolean;
  /** Brings the graphs up to date; one call at a time. */
  refresh(): Promise<void>;
};

/** References that are looked at together; other work goes in between. */
const page = 200;

export function keepAuthorities({
  archive,
  store,
  base,
}: {
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList'>;
  store: QuadStore;
  base: string;
}): Authorities {
  const { curation, publicList } = archive;
  const graphs = keepGraphs(store);
  let version = '';
  let said = -1;
  let shown = new Set<string>();
  let first = true;

  async function describedNow(): Promise<{ graph: string; ntriples: string }[]> {
    const all: { graph: string; ntriples: string }[] = [];
    for (let after = ''; ; ) {
      const references = curation.describedAfter(after, page);
      all.push(...publicDescriptions(archive, references).map((one) => descriptionGraph(one, base)));
      if (references.length < page) return all;
      after = references.at(-1)!;
      await setImmediate();
    }
  }

  /** What the public list shows of a reference is what the stores show of it. */
  const isShown = (reference: string): boolean =>
    curation.isDescribed(reference) ||
    curation.partnersNaming(reference).length > 0 ||
    curation.inScheme(reference);

  const joinsNow = () =>
    curation
      .authorityJoins()
      .flatMap(({ log, ...join }) =>
        isShown(join.reference) && isShown(join.joinedTo) ? joinGraph({ ...join, decision: log }, base) : [],
      );

  const now = () => `${curation.authoritiesVersion()} ${publicList.head()}`;
  return {
    stale: () => now() !== version,
    async refresh() {
      const at = now();
      const saidNow = curation.authoritiesVersion();
      const joins = joinsNow();
      const fresh = saidNow === said ? joins : [...(await describedNow()), ...joins];
      const names = new Set(fresh.map(({ graph }) => graph));
      // Of descriptions nothing changes while nothing is said; joins may come into view and leave it.
      const kept = saidNow === said ? [...shown].filter((graph) => !graph.endsWith('#joined')) : [];
      for (const graph of kept) names.add(graph);
      const gone = [...shown].filter((graph) => !names.has(graph)).map((graph) => ({ graph, ntriples: '' }));
      await graphs.put([...fresh, ...gone]);
      shown = names;
      said = saidNow;
      if (first) {
        await graphs.dropStrangers(`${base}ns/Description`);
        await graphs.dropStrangers(`${base}ns/Join`);
      }
      first = false;
      version = at;
    },
  };
}
