import { BASE } from './make-graphs.ts';

const PREFIXES = `PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

/** Kinds of question that an archive is asked, some of them written without a thought for the engine. */
export const QUERIES: { name: string; text: string }[] = [
  {
    name: 'one item, whole',
    text: `CONSTRUCT { <${BASE}item/77> ?p ?o . ?o ?q ?v } WHERE { <${BASE}item/77> ?p ?o OPTIONAL { ?o ?q ?v } }`,
  },
  {
    name: 'a name, exactly',
    text: 'SELECT ?item { ?item crm:P1_is_identified_by/crm:P190_has_symbolic_content "portrait and drum 41"@en }',
  },
  {
    name: 'count by type',
    text: 'SELECT ?type (COUNT(?item) AS ?n) { ?item a crm:E22_Human-Made_Object ; crm:P2_has_type ?type } GROUP BY ?type',
  },
  {
    name: 'maker and years',
    text: `SELECT ?item ?maker { ?item crm:P108i_was_produced_by ?p . ?p crm:P14_carried_out_by ?maker ; crm:P4_has_time-span ?t .
  ?t crm:P82a_begin_of_the_begin ?b FILTER(?b >= "1700-01-01T00:00:00Z"^^xsd:dateTime && ?b < "1703-01-01T00:00:00Z"^^xsd:dateTime) }`,
  },
  {
    name: 'words in names',
    text: 'SELECT ?name { ?name crm:P190_has_symbolic_content ?text FILTER(REGEX(STR(?text), "harbour and r", "i")) }',
  },
  {
    name: 'all that is narrower',
    text: `SELECT (COUNT(DISTINCT ?item) AS ?n) { { SELECT ?c { ?c skos:broader* <${BASE}concept/3> } } ?item crm:P129_is_about ?c }`,
  },
  {
    name: 'a page, in order',
    text: `SELECT ?item ?note ?place { ?item crm:P2_has_type <${BASE}concept/7> OPTIONAL { ?item crm:P3_has_note ?note }
  OPTIONAL { ?item crm:P108i_was_produced_by/crm:P7_took_place_at ?place } } ORDER BY ?item ?note LIMIT 50`,
  },
  {
    name: 'described by two',
    text: `SELECT ?item (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?item crm:P2_has_type <${BASE}concept/20> } } GROUP BY ?item HAVING(COUNT(DISTINCT ?g) > 1)`,
  },
  {
    name: '20,000 rows',
    text: 'SELECT ?item ?maker { ?item crm:P108i_was_produced_by ?p . ?p crm:P14_carried_out_by ?maker } LIMIT 20000',
  },
  {
    name: 'all that is narrower, by a path',
    text: `SELECT (COUNT(DISTINCT ?item) AS ?n) { ?item crm:P129_is_about/skos:broader* <${BASE}concept/3> }`,
  },
  {
    name: 'items by a path',
    text: `SELECT DISTINCT ?item { ?item crm:P129_is_about ?c . ?c skos:broader+ <${BASE}concept/40> } LIMIT 100`,
  },
  {
    name: 'count by class',
    text: 'SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n)',
  },
  {
    name: 'how many statements',
    text: 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
  },
  {
    name: 'whose records',
    text: `SELECT ?partner (COUNT(?record) AS ?n) (MIN(?time) AS ?since) { ?record prov:wasAttributedTo ?partner ; prov:generatedAtTime ?time } GROUP BY ?partner`,
  },
  {
    name: 'is it there',
    text: `ASK { <${BASE}item/500> crm:P108i_was_produced_by/crm:P14_carried_out_by ?maker }`,
  },
].map(({ name, text }) => ({ name, text: PREFIXES + text }));
