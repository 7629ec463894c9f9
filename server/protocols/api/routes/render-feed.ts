import type { Notice } from '../../../archive/curation-reader.ts';

const escapeXml = (text: string): string =>
  text
    // XML has none of them.
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Notices as an Atom feed (RFC 4287); an entry says what came to pass, and leads to it. */
export function renderFeed({
  notices,
  inbox,
  baseUrl,
  time,
}: {
  notices: readonly Notice[];
  inbox: string;
  baseUrl: string;
  time: string;
}): string {
  const self = `${baseUrl}api/inbox.atom?partner=${encodeURIComponent(inbox)}`;
  const entries = notices.map(
    ({ id, kind, subject, detail, time }) => `  <entry>
    <id>${escapeXml(`${baseUrl}api/inbox?partner=${inbox}#${id}`)}</id>
    <title>${escapeXml(`${kind.replaceAll('.', ' ').replaceAll('-', ' ')}: ${subject}`)}</title>
    <updated>${escapeXml(time)}</updated>
    <author><name>${escapeXml(typeof detail.partner === 'string' ? detail.partner : 'Tessera')}</name></author>
    <link rel="alternate" href="${escapeXml(linkOf(subject, baseUrl))}"/>
    <category term="${escapeXml(kind)}"/>
    <content type="text">${escapeXml(JSON.stringify(detail))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeXml(self)}</id>
  <title>${escapeXml(`Inbox of ${inbox}`)}</title>
  <updated>${escapeXml(notices[0]?.time ?? time)}</updated>
  <link rel="self" href="${escapeXml(self)}"/>
${entries.join('\n')}
</feed>
`;
}

/** Proposals, disputes and deposits have their addresses in the API; items are pages. */
const linkOf = (subject: string, baseUrl: string): string => {
  const [kind, id, ...rest] = subject.split('/');
  if (kind === 'item' || kind === 'partner' || kind === 'collection') return `${baseUrl}${subject}`;
  return `${baseUrl}api/${kind}s/${[id, ...rest].join('/')}`;
};
