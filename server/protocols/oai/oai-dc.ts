import { toDublinCore } from '../../../vocab/crosswalks/dublin-core.ts';
import { escapeAttribute, escapeText } from './escape-xml.ts';
import type { MetadataFormat } from './metadata-format.ts';

const namespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const schema = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

/** The namespaces and schema of an oai_dc element, which stand on each of them (OAI-PMH 2.0, section 3.4). */
export const oaiDcStart = [
  `<oai_dc:dc xmlns:oai_dc="${namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  `xsi:schemaLocation="${namespace} ${schema}">`,
].join(' ');
export const oaiDcEnd = '</oai_dc:dc>';

export const dcElement = (element: string, value: string, language?: string): string =>
  language === undefined
    ? `<dc:${element}>${escapeText(value)}</dc:${element}>`
    : `<dc:${element} xml:lang="${escapeAttribute(language)}">${escapeText(value)}</dc:${element}>`;

/**
 * Simple Dublin Core, which OAI-PMH demands of every repository. The addresses of item and record close it as
 * identifiers, so that whoever harvests can lead people back. `base` is the archive's address with a final
 * slash.
 */
export const oaiDc = (base: string): MetadataFormat => ({
  prefix: 'oai_dc',
  namespace,
  schema,
  write: ({ item, name, content }) => {
    let xml = oaiDcStart;
    for (const { element, value, language } of toDublinCore(content, base))
      xml += dcElement(element, value, language);
    const address = `${base}item/${item}`;
    xml += dcElement('identifier', address) + dcElement('identifier', `${address}/record/${name}`);
    return xml + oaiDcEnd;
  },
});
