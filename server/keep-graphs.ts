import { hash } from 'node:crypto';
import type { QuadStore } from './projections/quads/quad-store.ts';

/** Graphs that are written beside those of the public list: only what changed goes to the store. */
export type KeptGraphs = {
  /** Brings graphs to what they shall hold; one that shall hold nothing is dropped. */
  put(graphs: readonly { graph: string; ntriples: string }[]): Promise<void>;
  names(): string[];
  /**
   * Drops graphs that a store restored from its image still has and that nobody wrote since. They are found by what they are about, things of a class: the
   * store of named graphs may take a minute to be there.
   */
  dropStrangers(classIri: string, graphOf?: (thing: string) => string): Promise<void>;
};

/** The values of the one variable of a query that the site itself asks. */
export async function askColumn(store: QuadStore, text: string, rows = 100_000): Promise<string[]> {
  const result = await store.query({ text, reader: 'site', limits: { rows, milliseconds: 60_000 } });
  if (result.kind !== 'ok') throw new Error(`The store could not be asked: ${result.kind}`);
  const { head, results } = JSON.parse(Buffer.from(result.body).toString()) as {
    head: { vars: string[] };
    results: { bindings: Record<string, { value: string }>[] };
  };
  return results.bindings.flatMap((row) => row[head.vars[0]!]?.value ?? []);
}

export function keepGraphs(store: QuadStore): KeptGraphs {
  const written = new Map<string, string>();
  return {
    names: () => [...written.keys()],
    async put(graphs) {
      const filled = graphs.filter(({ ntriples }) => ntriples !== '');
      const write = filled.filter(({ graph, ntriples }) => written.get(graph) !== hash('sha1', ntriples));
      const drop = graphs.filter(({ graph, ntriples }) => ntriples === '' && written.has(graph));
      if (write.length === 0 && drop.length === 0) return;
      await store.apply({
        write: write.map((graph) => ({ ...graph, about: '', fresh: false })),
        drop: drop.map(({ graph }) => graph),
      });
      for (const { graph, ntriples } of write) written.set(graph, hash('sha1', ntriples));
      for (const { graph } of drop) written.delete(graph);
    },
    async dropStrangers(classIri, graphOf = (thing) => thing) {
      const there = await askColumn(store, `SELECT DISTINCT ?s WHERE { ?s a <${classIri}> }`);
      const drop = [...new Set(there.map(graphOf))].filter((graph) => !written.has(graph));
      if (drop.length > 0) await store.apply({ write: [], drop });
    },
  };
}
