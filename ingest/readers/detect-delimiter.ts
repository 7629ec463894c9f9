const delimiters = [',', ';', '\t', '|'] as const;

/** How often a delimiter stands in each of the first rows, quoted parts aside. */
function countPerRow(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === delimiter) count++;
    else if (character === '\n') {
      counts.push(count);
      count = 0;
      if (counts.length === 20) break;
    }
  }
  if (counts.length === 0) counts.push(count);
  return counts;
}

/**
 * The delimiter of a table, from its beginning: the one that stands in the headings and, in most of the rows after, just as often; the more
 * columns the better. A table of one column has none, and any will do.
 */
export function detectDelimiter(sample: string): string {
  let best = { delimiter: ',', score: 0 };
  const text = sample.replace(/\r\n?/g, '\n');
  for (const delimiter of delimiters) {
    const [heading = 0, ...rows] = countPerRow(text, delimiter);
    if (heading === 0) continue;
    const agreeing = rows.filter((count) => count === heading).length;
    const score = (1 + agreeing) / (1 + rows.length) + heading / 10_000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
