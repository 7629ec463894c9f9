/**
 * Takes characters off the end of a text that only lead over to what follows (` /`, ` :`). A full stop is taken off after a whole word alone, since `Jr.` and
 * `c.` need theirs; a bracket that closes takes the one that opens with it.
 */
export function stripEnd(text: string, characters: string): string {
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1]!;
    if (/\s/.test(last)) continue;
    if (!characters.includes(last)) break;
    if (last === '.' && !/[\p{L}\d\])-]{4}\.$/u.test(text.slice(Math.max(0, end - 9), end))) break;
  }
  const value = text.slice(0, end).trim();
  return characters.includes('[') ? value.replace(/^\[+/, '') : value;
}
