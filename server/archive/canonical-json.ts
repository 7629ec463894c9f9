// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON must escape them (RFC 8259, section 7)
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
const names = new Map<string, string>();

const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** A member's name with its colon; there are few, and they come again and again. */
function nameOf(name: string): string {
  let written = names.get(name);
  if (written === undefined) {
    written = `${JSON.stringify(name)}:`;
    if (names.size < 10_000) names.set(name, written);
  }
  return written;
}

function sortedNames(members: Record<string, unknown>): string[] {
  const names = Object.keys(members);
  // Most objects are small and in order already.
  for (let i = 1; i < names.length; i++) if (names[i - 1]! > names[i]!) return names.sort();
  return names;
}

/** JSON with members in the order of their names, so that equal values are equal texts (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let out = '';
  if (Array.isArray(value)) {
    for (const element of value) out += out === '' ? canonicalJson(element) : `,${canonicalJson(element)}`;
    return `[${out}]`;
  }
  const members = value as Record<string, unknown>;
  for (const name of sortedNames(members)) {
    const member = members[name];
    if (member !== undefined) out += `${out === '' ? '' : ','}${nameOf(name)}${canonicalJson(member)}`;
  }
  return `{${out}}`;
}
