/** Where the value of JSON that begins at `start` ends (behind its last character); undefined where it does not end in the text. */
function endOfValue(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') {
        quoted = false;
        if (depth === 0) return at + 1;
      }
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}

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
