import { endOfValue } from './end-of-value.ts';

/** What interfaces and exports call the list of their records, and what they wrap it in. */
const lists =
  /^(?:data|records?|results?|items?|objects?|artworks?|works|artobjects|rows|docs|documents|entries|features|hits|collection|collections|objekte|datensaetze|members?|list|content|museumobjects|notices|obras|oeuvres)$/i;
const wrappers = /^(?:response|hits|result|results|data|_embedded|export|body|payload|collection)$/i;
/** What an object has that is a record itself. */
const ofRecords =
  /^(?:@.*|id|_id|uri|type|title|name|label|titel|titre|identifier|.*(?:object|accession)_?(?:id|number))$/i;

/**
 * Where the list of records begins in JSON that wraps it, as the answers of interfaces do: `{"info": {…}, "records": [{…`. Undefined for what is no such wrapper, or whose list
 * does not begin within the sample.
 */
export function findList(sample: string, from = 0, depth = 0): { at: number } | undefined {
  const key = /\s*[{,]\s*("(?:[^"\\]|\\.)*")\s*:\s*/y;
  let at = from;
  if (!/^\s*\{/.test(sample.slice(from, from + 100))) return undefined;
  for (;;) {
    key.lastIndex = at;
    const match = key.exec(sample);
    if (!match) return undefined;
    const name = match[1]!.slice(1, -1);
    if (ofRecords.test(name)) return undefined;
    const start = key.lastIndex;
    const value = sample.slice(start, start + 200);
    if (lists.test(name) && /^\[\s*\{/.test(value)) return { at: start };
    if (wrappers.test(name) && depth < 2 && value.startsWith('{')) {
      const within = findList(sample, start, depth + 1);
      if (within) return within;
    }
    const end = endOfValue(sample, start);
    if (end === undefined) return undefined;
    at = end;
  }
}
