import { ns } from '../vocab/terms/namespaces.ts';
import type { CurationReader } from './archive/curation-reader.ts';
import { askColumn, keepGraphs } from './keep-graphs.ts';
import { depositIri } from './projections/graphs/addresses.ts';
import { depositTriples } from './projections/graphs/deposit-graph.ts';
import type { QuadStore } from './projections/quads/quad-store.ts';

/** The deposits that public records come from, in the stores of quads. One that nothing public names is not there. */
export type Deposits = { refresh(): Promise<void> };

export function keepDeposits({
  curation,
  store,
  base,
}: {
  curation: Pick<CurationReader, 'deposit'>;
  store: QuadStore;
  base: string;
}): Deposits {
  const graphs = keepGraphs(store);
  const under = depositIri(base, 0).slice(0, -1);
  let first = true;
  return {
    async refresh() {
      const used = new Set(
        await askColumn(store, `SELECT DISTINCT ?d WHERE { ?r <${ns.prov}wasGeneratedBy> ?d }`),
      );
      const write = [...used]
        .filter((iri) => iri.startsWith(under))
        .map((graph) => {
          const deposit = curation.deposit(Number(graph.slice(under.length)));
          return { graph, ntriples: deposit ? depositTriples(deposit, base) : '' };
        });
      const drop = graphs.names().filter((graph) => !used.has(graph));
      await graphs.put([...write, ...drop.map((graph) => ({ graph, ntriples: '' }))]);
      if (first) await graphs.dropStrangers(`${base}ns/Deposit`);
      first = false;
    },
  };
}
