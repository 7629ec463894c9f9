import { publishedLinkedArt } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { itemDocument } from '../../projections/graphs/item-document.ts';
import { renderClaims, renderItem, renderRecord } from '../../protocols/linked-data/render-data.ts';
import { claimsFormat } from '../../protocols/oai/claims-format.ts';
import { sampleContext, sampleItem } from './sample-item.ts';

/** Parts of documents that show something, as the program writes them now. */
export type DataExamples = Record<
  | 'agreed'
  | 'differing'
  | 'claims'
  | 'trig'
  | 'proxies'
  | 'lido'
  | 'mods'
  | 'schemaOrg'
  | 'dublinCore'
  | 'oaiClaims',
  string
>;

const json = (value: unknown): string => JSON.stringify(value, null, 2);
/** XML with each element that holds others on a line of its own, so that people can read it. */
const spread = (xml: string): string => xml.replace(/></g, '>\n<');

function pick(document: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([name]) => names.includes(name)));
}

/** `base` ends with a slash. */
export async function dataExamples(base: string): Promise<DataExamples> {
  const context = sampleContext(base);
  const [museum] = sampleItem.records;
  const document = publishedLinkedArt(itemDocument(sampleItem, context), base);
  return {
    agreed: json(pick(document, ['@context', 'id', 'type', '_label', 'classified_as', 'made_of'])),
    differing: json(pick(document, ['id', 'attributed_by'])),
    claims: await renderClaims(sampleItem, 'ttl', context),
    trig: renderRecord(museum!, 'trig', context),
    proxies: renderItem(sampleItem, 'edm.ttl', context),
    lido: spread(renderRecord(museum!, 'lido.xml', context)),
    mods: spread(renderRecord(museum!, 'mods.xml', context)),
    schemaOrg: renderItem(sampleItem, 'schema.jsonld', context),
    dublinCore: spread(renderItem(sampleItem, 'dc.xml', context)),
    oaiClaims: spread(
      claimsFormat(context).write(museum!, {
        view: sampleItem,
        disputes: context.disputesOn?.(sampleItem) ?? [],
      }),
    ),
  };
}
