import { type Guide, python, sh, ts } from './guide.ts';

/** For those who write programs. */
export const development: Guide = {
  sections: ({ base, item, partner, collection }) => [
    {
      id: 'api',
      title: 'The API',
      parts: [
        `All that people do here can be done by programs. The description is OpenAPI 3.1, and to be read at ${base}api/docs.`,
        sh(`curl -fsS ${base}api/openapi.json | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["paths"]), "paths")'
curl -fsS '${base}api/search?q=&size=2&lang=en'`),
        'Lists come in pages: follow next until it is absent.',
        python(`import json
from urllib.request import urlopen

address = '${base}api/partners?limit=1'
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    for partner in page['entries']:
        print(partner['id'], partner['name'])
    address = page.get('next')`),
        'Errors are problem details (RFC 9457): detail says what is wrong, remedy what to do. RateLimit tells how many requests are left in this minute; past it the answer is 429 with Retry-After.',
        sh(`curl -sS ${base}api/partners/nobody-of-this-name
curl -sS -o /dev/null -D - ${base}api/partners | grep -i '^ratelimit'`),
      ],
    },
    {
      id: 'client',
      title: 'A typed client',
      parts: [
        'One file of TypeScript without dependencies, made from the same description: what it does not know does not compile.',
        sh(`curl -fsSo client.ts ${base}api/client.ts`),
        ts(`import { createClient } from './client.ts';

const client = createClient({ base: '${base}' });
for await (const partner of client.entries(client.partners.list({ limit: 10 }))) console.log(partner.id);
const found = await client.search({ q: '', size: 1, lang: 'en' });
console.log(found.ok ? found.data.total : found.problem.remedy);`),
      ],
    },
    {
      id: 'deposit',
      title: 'Giving data',
      parts: [
        'A key of your partner travels as Authorization: Bearer. A preview writes nothing; its rows tell what would become of each. Every column of the table is in the template.',
        sh(`curl -fsSo template.csv ${base}about/template.csv
printf 'id,title@en,date\\nguide-1,A mask for the guide,1900\\n' > rows.csv
curl -fsS -H "Authorization: Bearer $KEY" -F partner=${partner} -F collection=${collection} -F mode=preview -F file=@rows.csv ${base}api/deposits`),
      ],
    },
    {
      id: 'pictures',
      title: 'Pictures',
      parts: [
        `Pictures are served by IIIF, for any viewer: a manifest for each item that has some (${base}iiif/presentation/3/ITEM/manifest), and a collection that names them all.`,
        sh(`curl -fsS ${base}iiif/presentation/3/collection/${collection} | head -c 400`),
      ],
    },
    {
      id: 'linked-data',
      title: 'Linked data',
      parts: [
        'Addresses of items, records, concepts and partners answer in the form that Accept asks for. The archive’s own terms are at /ns/.',
        sh(`curl -fsSL -H 'Accept: text/turtle' ${base}item/${item} | head -n 10
curl -fsS ${base}ns/ | head -n 10`),
      ],
    },
  ],
};
