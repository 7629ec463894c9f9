/** What a full harvest came to; times in milliseconds, rates in records a second. */
export type OaiBench = {
  pages: number;
  records: number;
  bytes: number;
  seconds: number;
  recordsPerSecond: number;
  firstPage: number;
  lastPage: number;
  medianPage: number;
  /** The last full page's time by the first's: 1 where paging does not slow down. */
  lastToFirst: number;
};

const count = (text: string, part: string): number => text.split(part).length - 1;

/** The time of one request for this query, the best of three. */
async function timePage(url: string, query: string): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn++) {
    const begun = performance.now();
    await (await fetch(`${url}?${query}`, { headers: { 'accept-encoding': 'identity' } })).text();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

/**
 * Harvests all records of an OAI-PMH server in oai_dc, page after page. `url` is its base URL, as in
 * https://archive.example.org/oai.
 */
export async function benchOai({
  url,
  onPage = () => {},
}: {
  url: string;
  onPage?: (xml: string) => void;
}): Promise<OaiBench> {
  const times: number[] = [];
  const first = 'verb=ListRecords&metadataPrefix=oai_dc';
  let query = first;
  let lastFull = first;
  let records = 0;
  let bytes = 0;
  const begun = performance.now();
  for (let pageSize = 0; query !== ''; ) {
    const started = performance.now();
    const response = await fetch(`${url}?${query}`, { headers: { 'accept-encoding': 'identity' } });
    const xml = await response.text();
    times.push(performance.now() - started);
    onPage(xml);
    if (!response.ok || xml.includes('<error '))
      throw new Error(`The harvest of ${url} stopped at ${query}: ${response.status} ${xml.slice(0, 600)}`);
    const found = count(xml, '<record>');
    pageSize ||= found;
    if (found === pageSize) lastFull = query;
    records += found;
    bytes += Buffer.byteLength(xml);
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1]?.replaceAll('&amp;', '&');
    query = token ? `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}` : '';
  }
  const seconds = (performance.now() - begun) / 1000;
  const firstPage = await timePage(url, first);
  const lastPage = await timePage(url, lastFull);
  return {
    pages: times.length,
    records,
    bytes,
    seconds,
    recordsPerSecond: Math.round(records / seconds),
    firstPage,
    lastPage,
    medianPage: times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!,
    lastToFirst: lastPage / firstPage,
  };
}
