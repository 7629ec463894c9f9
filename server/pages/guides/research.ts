import { type Guide, python, sh, ts } from './guide.ts';

/** For those who ask questions of the whole. */
export const research: Guide = {
  sections: ({ base, item, record }) => [
    {
      id: 'voices',
      title: 'An item, and who says what of it',
      parts: [
        'An item is the thing. Each partner describes it in a record of its own. The claims tell, value by value, who says it, since when, and whether others differ or contest it.',
        sh(`curl -fsS ${base}item/${item}.ttl | head -n 20
curl -fsS ${base}item/${item}/record/${record}.jsonld | head -n 20
curl -fsS ${base}item/${item}/claims.ttl | head -n 20`),
        'What was said before stays readable, under today’s rules of access: as a history, and by Memento (RFC 7089) at any date.',
        sh(`curl -fsS ${base}item/${item}/history.json | head -n 20
curl -fsS ${base}timemap/item/${item}`),
      ],
    },
    {
      id: 'sparql',
      title: 'Questions in SPARQL',
      parts: [
        'Descriptions are Linked Art, a profile of CIDOC CRM. Each record is a graph, named by its address. The default graph has everything once.',
        sh(`curl -fsS -H 'Accept: text/csv' --data-urlencode 'query=
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?partner (COUNT(?record) AS ?records) WHERE { ?record prov:wasAttributedTo ?partner } GROUP BY ?partner
' ${base}sparql`),
        'From Python, without any package:',
        python(`import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

query = '''
PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
SELECT ?record ?name WHERE {
  GRAPH ?record { ?item crm:P1_is_identified_by ?appellation }
  ?appellation crm:P190_has_symbolic_content ?name
} LIMIT 5
'''
request = Request('${base}sparql', urlencode({'query': query}).encode(), {'Accept': 'application/sparql-results+json'})
with urlopen(request) as answer:
    for row in json.load(answer)['results']['bindings']:
        print(row['record']['value'], row['name']['value'])`),
        'A result that was cut says so in the header Tessera-Truncated. Whole sets are what dumps are for.',
      ],
    },
    {
      id: 'repeat',
      title: 'A query that can be repeated',
      parts: [
        'Cite a release, not the archive of today: /dumps/ lists releases, each with a version, a citation and files that do not change. Load its quads into any store that takes N-Quads, and ask again. Here is Oxigraph (npm install oxigraph); the newest dump stands for the release.',
        sh(`curl -fsSO ${base}dumps/all.nq.gz && gunzip -kf all.nq.gz`),
        ts(`import { Store } from 'oxigraph';
import { readFileSync } from 'node:fs';

const store = new Store();
store.load(readFileSync('all.nq', 'utf8'), { format: 'application/n-quads' });
const query = 'SELECT (COUNT(DISTINCT ?g) AS ?graphs) WHERE { GRAPH ?g { ?s ?p ?o } }';
for (const row of store.query(query, { use_default_graph_as_union: true }) as Map<string, { value: string }>[])
  console.log(row.get('graphs')!.value, 'graphs');`),
        'A store asks all graphs at once where its default graph is their union. If a release ever held something that had to be taken back, its address answers 410 and names the one that took its place.',
      ],
    },
    {
      id: 'tables',
      title: 'Tables',
      parts: [
        'Every collection is a table too: a row for each description, a column for each property and language. It opens in a spreadsheet; a text that would be a formula there begins with an apostrophe.',
        sh(`curl -fsS ${base}dumps/all.csv.gz | gunzip | head -n 3`),
      ],
    },
  ],
};
