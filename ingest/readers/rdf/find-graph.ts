import { endOfValue } from '../end-of-value.ts';

/**
 * Looks whether a text begins as a JSON-LD document that is one graph, its context first, as exports write it: `{"@context": …, "@graph": [`. `at`: where the list begins, so that its
 * members can be read one at a time.
 */
export function findGraph(sample: string): { context: unknown; at: number } | undefined {
  const head = /^\s*\{\s*"@context"\s*:\s*/.exec(sample);
  if (!head) return undefined;
  const end = endOfValue(sample, head[0].length);
  if (end === undefined) return undefined;
  const graph = /^\s*,\s*(?:"@id"\s*:\s*"[^"]*"\s*,\s*)?"@graph"\s*:\s*(?=\[)/.exec(sample.slice(end));
  if (!graph) return undefined;
  try {
    return { context: JSON.parse(sample.slice(head[0].length, end)), at: end + graph[0].length };
  } catch {
    return undefined;
  }
}
