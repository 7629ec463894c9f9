/** Queries to begin with, over the archive's own data model (Linked Art over CIDOC CRM). */
export const EXAMPLE_QUERIES: { title: string; text: string }[] = [
  {
    title: 'Twenty objects with a name',
    text: `PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
SELECT ?object ?name WHERE {
  ?object a crm:E22_Human-Made_Object ;
    crm:P1_is_identified_by/crm:P190_has_symbolic_content ?name .
} LIMIT 20`,
  },
  {
    title: 'What kinds of things there are, and how many',
    text: `SELECT ?class (COUNT(?thing) AS ?count) WHERE {
  ?thing a ?class .
} GROUP BY ?class ORDER BY DESC(?count)`,
  },
  {
    title: 'Makers with the most objects',
    text: `PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
SELECT ?maker (COUNT(DISTINCT ?object) AS ?objects) WHERE {
  ?object crm:P108i_was_produced_by/crm:P14_carried_out_by ?maker .
} GROUP BY ?maker ORDER BY DESC(?objects) LIMIT 25`,
  },
  {
    title: 'Items that more than one partner describes',
    text: `PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
SELECT ?object (COUNT(DISTINCT ?record) AS ?records) WHERE {
  GRAPH ?record { ?object a crm:E22_Human-Made_Object }
} GROUP BY ?object HAVING (COUNT(DISTINCT ?record) > 1) LIMIT 25`,
  },
  {
    title: 'Subjects with all that is narrower',
    text: `PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?subject (COUNT(DISTINCT ?object) AS ?objects) WHERE {
  ?top skos:topConceptOf ?scheme .
  ?subject skos:broader* ?top .
  ?object crm:P129_is_about ?subject .
} GROUP BY ?subject ORDER BY DESC(?objects) LIMIT 25`,
  },
];
