import { type Guide, python, sh } from './guide.ts';

/** For those who take whole sets and keep them up to date. */
export const harvesting: Guide = {
  sections: ({ base, collection }) => [
    {
      id: 'which',
      title: 'Which door',
      parts: [
        'Take a dump when you want everything once; OAI-PMH when your software speaks it; the event stream (LDES) when you want every version and what became of it. All of them show the same: what is public at this moment. The unit is always one partner’s description, so that each voice arrives with its name on it.',
        'No key is needed. Descriptions are CC0 unless one says otherwise; rights in objects and pictures are stated in each.',
      ],
    },
    {
      id: 'dumps',
      title: 'Dumps',
      parts: [
        'Everything as N-Quads, Linked Art (one JSON document a line), EDM and CSV, packed by gzip and zstd, for each collection and for all. The list tells what there is; SHA256SUMS has the checksums.',
        sh(`curl -fsS -H 'Accept: application/json' ${base}dumps/ | python3 -m json.tool | head -n 12
curl -fsSO ${base}dumps/all.nq.gz
curl -fsS ${base}dumps/SHA256SUMS | grep ' all.nq.gz$' | sha256sum -c`),
        'A collection comes as a bag (BagIt 1.0) too, with the pictures that may be passed on.',
        sh(`curl -fsS ${base}dumps/bag/${collection}.tar | tar -t | head -n 20`),
        'A dump that has come to hold something that is no longer public answers 410; another stands in its place a moment later. Whoever keeps a copy is asked to take the new one.',
      ],
    },
    {
      id: 'oai',
      title: 'OAI-PMH',
      parts: [
        'Formats and sets are told by the archive itself. A deleted record stays in the list as such, for ever. Resumption tokens never expire.',
        sh(`curl -fsS '${base}oai?verb=ListMetadataFormats'
curl -fsS '${base}oai?verb=ListSets'`),
        'A harvest follows the tokens to the end; the next one begins with the date of the last answer.',
        python(`from urllib.parse import urlencode
from urllib.request import urlopen
from xml.etree import ElementTree

OAI = '{http://www.openarchives.org/OAI/2.0/}'
asked = {'verb': 'ListRecords', 'metadataPrefix': 'oai_dc', 'set': 'collection:${collection}'}
live, deleted = 0, 0
while asked:
    with urlopen('${base}oai?' + urlencode(asked)) as answer:
        page = ElementTree.parse(answer).getroot()
    for header in page.iter(OAI + 'header'):
        if header.get('status') == 'deleted':
            deleted += 1
        else:
            live += 1
    token = page.find('.//' + OAI + 'resumptionToken')
    asked = {'verb': 'ListRecords', 'resumptionToken': token.text} if token is not None and token.text else None
print(live, 'records,', deleted, 'deleted; next time from', page.find(OAI + 'responseDate').text)`),
      ],
    },
    {
      id: 'ldes',
      title: 'The event stream (LDES)',
      parts: [
        'A member is a version of a partner’s record. Its graph is what the record said then, as Linked Art. The root names the pages by time; a page that is full never changes and may be kept. Any LDES client replicates the stream and then follows it.',
        sh(`curl -fsS -H 'Accept: application/n-quads' ${base}ldes | grep 'tree#node'
curl -fsS -H 'Accept: application/trig' ${base}ldes/0 | head -n 20`),
        'When something is restricted, withdrawn or erased, it leaves all its versions. The page that had it answers 410, and the root names another. A deletion stays in the stream.',
      ],
    },
    {
      id: 'sitemap',
      title: 'Addresses of all pages',
      parts: [
        'For crawlers: every item with the date of its newest description.',
        sh(`curl -fsS ${base}robots.txt
curl -fsS ${base}sitemap.xml`),
      ],
    },
  ],
};
