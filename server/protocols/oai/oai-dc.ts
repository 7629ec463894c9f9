import {
  oaiDcNamespace,
  oaiDcSchema,
  writeDublinCore,
} from '../../../vocab/crosswalks/xml/dublin-core-xml.ts';
import type { MetadataFormat } from './metadata-format.ts';

/**
 * Simple Dublin Core, which OAI-PMH demands of every repository. The addresses of item and record close it, so that whoever harvests can lead
 * people back. `base` is the archive's address with a final slash.
 */
export const oaiDc = (base: string): MetadataFormat => ({
  prefix: 'oai_dc',
  ahead: true,
  namespace: oaiDcNamespace,
  schema: oaiDcSchema,
  write: ({ item, name, content }) => {
    const address = `${base}item/${item}`;
    return writeDublinCore(content, base, [address, `${address}/record/${name}`]);
  },
});
