import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import type { OaiSettings } from './oai-settings.ts';
import { isDomainName, recordIdentifier } from './record-identifier.ts';
import { toSeconds } from './write-envelope.ts';

const scheme = 'http://www.openarchives.org/OAI/2.0/oai-identifier';

/**
 * The description of identifiers, where the domain is such as their scheme demands; an IP address is none.
 */
function identifierScheme(domain: string): string {
  if (!isDomainName(domain)) return '';
  const sample = recordIdentifier(domain, { item: 'abc123', record: 'museum' });
  return [
    `<description><oai-identifier xmlns="${scheme}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xsi:schemaLocation="${scheme} ${scheme}.xsd">`,
    `<scheme>oai</scheme><repositoryIdentifier>${domain}</repositoryIdentifier><delimiter>:</delimiter>`,
    `<sampleIdentifier>${escapeText(sample)}</sampleIdentifier></oai-identifier></description>\n`,
  ].join('');
}

/**
 * Identify (OAI-PMH 2.0, section 4.2). An archive without records names the present as its earliest
 * datestamp.
 */
export const writeIdentify = (settings: OaiSettings, address: string, now: Date): string =>
  `<Identify>
<repositoryName>${escapeText(settings.repositoryName)}</repositoryName>
<baseURL>${escapeText(address)}</baseURL>
<protocolVersion>2.0</protocolVersion>
<adminEmail>${escapeText(settings.adminEmail)}</adminEmail>
<earliestDatestamp>${settings.list.earliest() ?? toSeconds(now)}</earliestDatestamp>
<deletedRecord>persistent</deletedRecord>
<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
${identifierScheme(settings.domain)}</Identify>
`;
