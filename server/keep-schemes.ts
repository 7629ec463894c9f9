import { hash } from 'node:crypto';
import { absolute } from '../vocab/concept-id.ts';
import type { Concept } from '../vocab/record/record.ts';
import { ns } from '../vocab/terms/namespaces.ts';
import type { ArchiveReader } from './archive/archive.ts';
import { type KnownConcept, schemeGraphs, withAncestors } from './projections/graphs/scheme-graphs.ts';
import type { QuadStore } from './projections/quads/quad-store.ts';

/** The concepts that public records use, and those above them, in the stores of quads and for the pages of concepts. */
export type Schemes = { concept(id: string): Concept | undefined; refresh(): Promise<void> };

/** IRIs a query: the store refuses one that is longer than 100,000 characters. */
const asked = 1000;

/** What concepts say of one another is no use of them. */
const amongConcepts = ['broader', 'exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch']
  .map((name) => `<${ns.skos}${name}>`)
  .join(', ');

async function usedAmong(store: QuadStore, iris: readonly string[]): Promise<string[]> {
  const text = `SELECT DISTINCT ?c WHERE { VALUES ?c { ${iris.map((iri) => `<${iri}>`).join(' ')} } ?s ?p ?c FILTER(?p NOT IN (${amongConcepts})) }`;
  const result = await store.query({ text, reader: 'site', limits: { rows: asked, milliseconds: 60_000 } });
  if (result.kind !== 'ok') throw new Error(`The concepts in use could not be asked for: ${result.kind}`);
  const { results } = JSON.parse(Buffer.from(result.body).toString()) as {
    results: { bindings: { c: { value: string } }[] };
  };
  return results.bindings.map((row) => row.c.value);
}

/** `vocabulary`: what loaded schemes say of a concept now, which comes before what records brought with them. */
export function keepSchemes({
  reader,
  store,
  base,
  vocabulary,
}: {
  reader: ArchiveReader;
  store: QuadStore;
  base: string;
  vocabulary?: { concept(id: string): KnownConcept | undefined };
}): Schemes {
  let shown: ReadonlyMap<string, Concept> = new Map();
  const written = new Map<string, string>();
  return {
    concept: (id) => shown.get(id),
    async refresh() {
      const concepts = reader.publicConcepts();
      const byIri = new Map(concepts.map(({ id }) => [absolute(base, id), id]));
      const iris = [...byIri.keys()];
      const used = new Set<string>();
      for (let i = 0; i < iris.length; i += asked)
        for (const iri of await usedAmong(store, iris.slice(i, i + asked))) used.add(byIri.get(iri)!);
      const visible = withAncestors(concepts, used);
      const graphs = schemeGraphs(
        visible.map((concept) => vocabulary?.concept(concept.id) ?? concept),
        base,
      );
      const write = graphs.filter(({ graph, ntriples }) => written.get(graph) !== hash('sha1', ntriples));
      const names = new Set(graphs.map(({ graph }) => graph));
      const drop = [...written.keys()].filter((graph) => !names.has(graph));
      if (write.length || drop.length)
        await store.apply({ write: write.map((graph) => ({ ...graph, about: '', fresh: false })), drop });
      written.clear();
      for (const { graph, ntriples } of graphs) written.set(graph, hash('sha1', ntriples));
      shown = new Map(visible.map((concept) => [concept.id, concept]));
    },
  };
}
