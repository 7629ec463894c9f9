import type { QuadStore, SparqlResult } from '../../projections/quads/quad-store.ts';

/** What the statements are made of, as one version of them has it. */
export type DatasetCounts = {
  triples: number;
  classes: { name: string; entities: number }[];
  properties: { name: string; triples: number }[];
  /** Records of each partner, and items of each collection, by their addresses. */
  partners: ReadonlyMap<string, number>;
  collections: ReadonlyMap<string, number>;
  /** Items to begin with. */
  examples: string[];
};

type Store = Pick<QuadStore, 'query' | 'version'>;
type Row = Record<string, { value: string } | undefined>;

const classesText = 'SELECT ?name (COUNT(?s) AS ?n) { ?s a ?name } GROUP BY ?name ORDER BY DESC(?n) ?name';
const propertiesText = 'SELECT ?name (COUNT(*) AS ?n) { ?s ?name ?o } GROUP BY ?name ORDER BY DESC(?n) ?name';
// Of what is attributed to a partner, only records have a licence.
const partnersText =
  'SELECT ?name (COUNT(?record) AS ?n) { ?record <http://www.w3.org/ns/prov#wasAttributedTo> ?name ; <http://purl.org/dc/terms/license> ?licence } GROUP BY ?name';
const collectionsText =
  'SELECT ?name (COUNT(DISTINCT ?item) AS ?n) { ?item <https://linked.art/ns/terms/member_of> ?name } GROUP BY ?name';
const examplesText =
  'SELECT ?item { ?item <https://linked.art/ns/terms/member_of> ?collection } ORDER BY ?item LIMIT 3';

/**
 * Counts by queries, once for each version of the data, however many ask meanwhile; null while the store cannot answer. They pass over every
 * statement: a second or two for a million of them, on the replica that is free.
 */
export function countDataset(store: Store): () => Promise<DatasetCounts | null> {
  let counted: { version: string; counts: Promise<DatasetCounts | null> } | undefined;
  return async () => {
    const version = store.version();
    if (counted?.version === version) return counted.counts;
    const mine = { version, counts: count(store) };
    counted = mine;
    const counts = await mine.counts;
    if (counts === null && counted === mine) counted = undefined;
    return counts;
  };
}

async function count(store: Store): Promise<DatasetCounts | null> {
  const rowsOf = async (text: string): Promise<Row[] | null> =>
    readRows(await store.query({ text, reader: 'site', client: 'site' }));
  const found: Row[][] = [];
  for (const text of [classesText, propertiesText, partnersText, collectionsText, examplesText]) {
    const rows = await rowsOf(text);
    if (rows === null) return null;
    found.push(rows);
  }
  const [classes = [], properties = [], partners = [], collections = [], examples = []] = found;
  const named = (rows: Row[]) => rows.map(({ name, n }) => ({ name: name!.value, n: Number(n!.value) }));
  const counted = (rows: Row[]) => new Map(named(rows).map(({ name, n }) => [name, n]));
  const ofProperties = named(properties).map(({ name, n }) => ({ name, triples: n }));
  return {
    triples: ofProperties.reduce((sum, { triples }) => sum + triples, 0),
    classes: named(classes).map(({ name, n }) => ({ name, entities: n })),
    properties: ofProperties,
    partners: counted(partners),
    collections: counted(collections),
    examples: examples.map(({ item }) => item!.value),
  };
}

function readRows(result: SparqlResult): Row[] | null {
  if (result.kind !== 'ok') return null;
  const { results } = JSON.parse(new TextDecoder().decode(result.body)) as { results: { bindings: Row[] } };
  return results.bindings;
}
