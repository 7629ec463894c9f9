import type { PublicDecision } from '../../archive/curation-reader.ts';

const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The newest public decisions as an Atom feed (RFC 4287). `tell` gives each as plain text. */
export function decisionsFeed(
  base: string,
  decisions: readonly PublicDecision[],
  words: { title: string; language: string; tell: (decision: PublicDecision) => string },
): string {
  const entries = decisions.map(
    (
      decision,
    ) => `<entry><id>${base}decision/${decision.seq}</id><title>${escapeXml(words.tell(decision))}</title>
<updated>${decision.time}</updated><link href="${base}decision/${decision.seq}"/><category term="${escapeXml(decision.kind)}"/></entry>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}"><id>${base}decisions</id><title>${escapeXml(words.title)}</title>
<updated>${decisions[0]?.time ?? '1970-01-01T00:00:00Z'}</updated><author><name>Tessera</name></author>
<link rel="self" type="application/atom+xml" href="${base}decisions.atom"/><link rel="alternate" type="text/html" href="${base}decisions"/>
${entries.join('')}</feed>
`;
}
