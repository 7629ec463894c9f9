/** A media range of Accept: lower-case type, its parameters but `q`, and the weight. `type` may be any, or any of a kind. */
export type MediaRange = { type: string; parameters: ReadonlyMap<string, string>; q: number };

const token = "[!#$%&'*+.^_`|~\\w-]+";
const quoted = '"(?:[^"\\\\]|\\\\.)*"';
const rangeForm = new RegExp(`^\\s*(${token}/${token})\\s*((?:;[^;"]*(?:${quoted})?[^;"]*)*)$`);
const parameterForm = new RegExp(`;\\s*(${token})\\s*=\\s*(${quoted}|[^\\s;,"]*)`, 'g');

/** Splits a list at its commas, those within quotes aside (RFC 9110, section 5.6.1). */
const splitList = (header: string): string[] => header.match(new RegExp(`(?:[^,"]|${quoted})+`, 'g')) ?? [];

const unquote = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;

/** A weight from 0 to 1; what is none counts as 1, so that a client gets something. */
function weight(text: string | undefined): number {
  if (text === undefined) return 1;
  const q = Number(text);
  return q >= 0 && q <= 1 ? q : 1;
}

/** The media ranges of an Accept header (RFC 9110, section 12.5.1), in its order; what is none is passed over. */
export function parseAccept(header: string): MediaRange[] {
  return splitList(header).flatMap((part): MediaRange[] => {
    const [, type, rest = ''] = rangeForm.exec(part) ?? [];
    if (type === undefined) return [];
    const all = [...rest.matchAll(parameterForm)].map(
      ([, name, value]) => [name!.toLowerCase(), unquote(value!)] as const,
    );
    const parameters = new Map(all);
    const q = weight(parameters.get('q'));
    parameters.delete('q');
    return [{ type: type.toLowerCase(), parameters, q }];
  });
}

/** The profiles of Accept-Profile (W3C, Content Negotiation by Profile, section 7.1), best first: `<uri>;q=0.9, <uri>`. */
export function parseProfiles(header: string): string[] {
  return [...header.matchAll(/<([^<>]+)>\s*(?:;\s*q\s*=\s*([\d.]+))?/gi)]
    .map(([, uri, q]) => ({ uri: uri!, q: weight(q) }))
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ uri }) => uri);
}
