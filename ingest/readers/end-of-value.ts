/** Where the value of JSON that begins at `start` ends (behind its last character); undefined where the text ends before it. */
export function endOfValue(text: string, start: number): number | undefined {
  const plain = /[^\s,}\]]+/y;
  plain.lastIndex = start;
  if (!/["{[]/.test(text[start] ?? ''))
    return plain.test(text) && plain.lastIndex < text.length ? plain.lastIndex : undefined;
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
