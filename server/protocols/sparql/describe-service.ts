/**
 * The service description (SPARQL 1.1 Service Description) as a CONSTRUCT query without a pattern: the engine
 * then writes it in every format that results have. `services`: endpoints that SERVICE may name; `search`: the predicate that searches texts, a
 * property feature, whose triples stand in no graph.
 */
export function describeService(args: {
  endpoint: string;
  services: string[];
  search: string | undefined;
}): string {
  const { endpoint, services, search } = args;
  const base = endpoint.slice(0, -'sparql'.length);
  const feature = services.length > 0 ? 'sd:feature sd:BasicFederatedQuery ;' : '';
  const partners = services.map((url) => `rdfs:seeAlso <${url}> ;`).join(' ');
  const searches = search === undefined ? '' : `sd:propertyFeature <${search}> ;`;
  const about =
    search === undefined
      ? ''
      : `<${search}> a sd:Feature ; rdfs:label "full text search"@en ; rdfs:comment """?item <${search}> "words"@en gives the items that the archive’s search finds, best first, 1,000 at most; (?item ?rank) <${search}> ("words"@en 50) gives their ranks too, and 50 at most. A language tag names the reader’s language. The words stand in the query as they are."""@en .`;
  return `PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX format: <http://www.w3.org/ns/formats/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX dcterms: <http://purl.org/dc/terms/>
CONSTRUCT {
  <${endpoint}> a sd:Service ;
    sd:endpoint <${endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    ${feature} ${partners} ${searches}
    sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML, format:SPARQL_Results_CSV,
      format:SPARQL_Results_TSV, format:Turtle, format:N-Triples, format:JSON-LD, format:RDF_XML ;
    sd:defaultEntailmentRegime <http://www.w3.org/ns/entailment/Simple> ;
    sd:defaultDataset <${endpoint}#dataset> .
  ${about}
  <${endpoint}#dataset> a sd:Dataset ;
    rdfs:seeAlso <${base}.well-known/void> ;
    sd:defaultGraph <${endpoint}#default-graph> .
  <${endpoint}#default-graph> a sd:Graph, void:Dataset ;
    dcterms:isPartOf <${base}.well-known/void#dataset> ;
    rdfs:comment """Every public statement once. Named graphs, which GRAPH finds, hold them again, each partner’s description of an item in its own: <${base}item/{id}/record/{partner}>."""@en .
} WHERE {}`;
}
