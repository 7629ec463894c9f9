import type { RecordContent } from '../../fields.ts';
import { toDublinCore } from '../dublin-core.ts';
import { escapeAttribute, escapeText } from './escape-xml.ts';

export const oaiDcNamespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
export const oaiDcSchema = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

/** The namespaces and schema of an oai_dc element, which stand on each of them (OAI-PMH 2.0, section 3.4). */
export const oaiDcStart = [
  `<oai_dc:dc xmlns:oai_dc="${oaiDcNamespace}" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  `xsi:schemaLocation="${oaiDcNamespace} ${oaiDcSchema}">`,
].join(' ');
export const oaiDcEnd = '</oai_dc:dc>';

export const dcElement = (element: string, value: string, language?: string): string =>
  language === undefined
    ? `<dc:${element}>${escapeText(value)}</dc:${element}>`
    : `<dc:${element} xml:lang="${escapeAttribute(language)}">${escapeText(value)}</dc:${element}>`;

/**
 * A record in simple Dublin Core. The addresses given close it as identifiers, so that whoever harvests can lead people back. `base` is the
 * archive's address with a final slash.
 */
export function writeDublinCore(content: RecordContent, base: string, addresses: readonly string[]): string {
  let xml = oaiDcStart;
  for (const { element, value, language } of toDublinCore(content, base))
    xml += dcElement(element, value, language);
  for (const address of addresses) xml += dcElement('identifier', address);
  return xml + oaiDcEnd;
}
