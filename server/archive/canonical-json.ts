/** JSON with members in the order of their names, so that equal values are equal texts (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let out = '';
  if (Array.isArray(value)) {
    for (const element of value) out += `${out ? ',' : ''}${canonicalJson(element)}`;
    return `[${out}]`;
  }
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members).sort())
    if (members[name] !== undefined)
      out += `${out ? ',' : ''}${JSON.stringify(name)}:${canonicalJson(members[name])}`;
  return `{${out}}`;
}
