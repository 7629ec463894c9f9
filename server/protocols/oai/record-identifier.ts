/** What an OAI identifier names: a partner's record of an item. */
export type RecordName = { item: string; record: string };

/**
 * The form of a namespace identifier in oai-identifier
 * (http://www.openarchives.org/OAI/2.0/oai-identifier.xsd).
 */
export const isDomainName = (domain: string): boolean =>
  /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/i.test(domain);

/**
 * The domain in the identifiers of an archive at this address: its host. The scheme of OAI identifiers
 * demands a dot in it, so a host without one (`localhost`) gets `.localdomain`. An IP address is taken as it
 * is; Identify then does not claim the scheme.
 */
export function repositoryDomain(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  return hostname.includes('.')
    ? hostname
    : `${hostname.replace(/[^a-z0-9-]/gi, '') || 'archive'}.localdomain`;
}

export const recordIdentifier = (domain: string, { item, record }: RecordName): string =>
  `oai:${domain}:${item}:${record}`;

/**
 * The record that an identifier names, or undefined where it is none of this archive's. It need not exist.
 */
export function readIdentifier(domain: string, identifier: string): RecordName | undefined {
  const start = `oai:${domain}:`;
  if (!identifier.startsWith(start)) return undefined;
  const [item, record, ...rest] = identifier.slice(start.length).split(':');
  return item && record && rest.length === 0 ? { item, record } : undefined;
}
