const address = /^(?:https?:\/\/|(?:concept|place|agent|item)\/)[^\s<>]+$/;

/** `silk <http://vocab.getty.edu/aat/300014072>` -> the label and the address; a label alone has none. */
export function parseAddressed(text: string): { label: string; id?: string } {
  const open = text.endsWith('>') ? text.lastIndexOf('<') : -1;
  const id = text.slice(open + 1, -1);
  return open !== -1 && address.test(id) ? { label: text.slice(0, open).trim(), id } : { label: text };
}

/** `Utamaro (painter)` -> name and role; an address may stand before or after the role. Full-width brackets count too. */
export function parseRoled(text: string): { label: string; role?: string; id?: string } {
  const outer = parseAddressed(text);
  const open = /[)）]$/.test(outer.label)
    ? Math.max(outer.label.lastIndexOf('('), outer.label.lastIndexOf('（'))
    : -1;
  const role = outer.label.slice(open + 1, -1).trim();
  if (open < 1 || role === '') return outer;
  const inner = parseAddressed(outer.label.slice(0, open).trim());
  const id = outer.id ?? inner.id;
  return { label: inner.label, role, ...(id !== undefined && { id }) };
}
