/**
 * The service description (SPARQL 1.1 Service Description) as a CONSTRUCT query without a pattern: the engine
 * then writes it in every format that results have.
 */
export function describeService({ endpoint, federates }: { endpoint: string; federates: boolean }): string {
  const feature = federates ? 'sd:feature sd:BasicFederatedQuery ;' : '';
  return `PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX format: <http://www.w3.org/ns/formats/>
CONSTRUCT {
  <${endpoint}> a sd:Service ;
    sd:endpoint <${endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    ${feature}
    sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML, format:SPARQL_Results_CSV,
      format:SPARQL_Results_TSV, format:Turtle, format:N-Triples, format:JSON-LD, format:RDF_XML ;
    sd:defaultDataset <${endpoint}#dataset> .
  <${endpoint}#dataset> a sd:Dataset ;
    sd:defaultGraph <${endpoint}#default-graph> .
  <${endpoint}#default-graph> a sd:Graph .
} WHERE {}`;
}
