/** The values of a cell, trimmed; blank ones keep their place, since places pair the columns of several languages. `\|` is a literal bar. */
export function splitValues(cell: string, separator: string): string[] {
  if (!cell.includes(separator)) return [cell.trim()];
  const values: string[] = [];
  const parts = cell.split(separator);
  let value = '';
  for (const [at, part] of parts.entries()) {
    if (part.endsWith('\\') && at < parts.length - 1) {
      value += part.slice(0, -1) + separator;
      continue;
    }
    values.push((value + part).trim());
    value = '';
  }
  return values;
}
