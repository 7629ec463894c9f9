import { imagesOf } from '../../curation/images-of.ts';
import type { RecordView } from '../../curation/view.ts';
import { pictureIri } from '../../projections/graphs/addresses.ts';
import type { RecordSurroundings } from './describe-record.ts';
import { entryOf, type Form, forms } from './forms.ts';

/** What a description is of: an item with its records, or one record. `path` has no slash before it. */
export type Signposted = { path: string; item: string; records: readonly RecordView[]; whole: boolean };

/** Pictures named in headers, which proxies cut when they grow long; the data name all of them. */
const mostPictures = 10;

const link = (address: string, attributes: Readonly<Record<string, string>>): string =>
  [`<${address}>`, ...Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)].join('; ');

/** The licence of the descriptions, where all have the same. */
function licenceOf(records: readonly RecordView[], around: RecordSurroundings): string | undefined {
  const all = records.flatMap(
    ({ content, collection }) => content.metadataRights ?? [around.licenceOf(collection)],
  );
  return new Set(all).size === 1 ? all[0] : undefined;
}

/**
 * Links for programs that read headers alone (FAIR Signposting, level 1, https://signposting.org/FAIR/): from a page to how it is cited, its data in each
 * form, who describes, under what licence, and what it shows; from data back to the page.
 */
export function signposts(
  { path, item, records, whole }: Signposted,
  form: Form,
  around: RecordSurroundings,
): string[] {
  const { base } = around;
  const address = `${base}${path}`;
  const ark = whole ? around.arkOf?.(item) : undefined;
  const described = forms
    .filter((one) => one.form !== 'html')
    .map(({ form: suffix, type, profile }) =>
      link(`${address}.${suffix}`, { rel: 'describedby', type, ...(profile !== undefined && { profile }) }),
    );
  const partners = [...new Set(records.map(({ partner }) => partner))];
  const pictures = records.flatMap((record) => imagesOf(record)).slice(0, mostPictures);
  const collections = whole
    ? [...new Set(records.map(({ collection }) => `${base}collection/${collection}`))]
    : [`${base}item/${item}`];
  const licence = licenceOf(records, around);
  const profile = entryOf(form).profile;
  return [
    link(ark === undefined ? address : `${base}${ark}`, { rel: 'cite-as' }),
    ...described,
    link('https://schema.org/AboutPage', { rel: 'type' }),
    link(`https://schema.org/${whole ? 'VisualArtwork' : 'CreativeWork'}`, { rel: 'type' }),
    ...partners.map((partner) => link(`${base}partner/${partner}`, { rel: 'author' })),
    ...(licence === undefined ? [] : [link(licence, { rel: 'license' })]),
    ...pictures.map(({ id }) => link(pictureIri(base, id), { rel: 'item', type: 'image/jpeg' })),
    ...collections.map((one) => link(one, { rel: 'collection' })),
    ...(form === 'html' ? [] : [link(address, { rel: 'describes', type: 'text/html' })]),
    ...(profile === undefined ? [] : [link(profile, { rel: 'profile' })]),
  ];
}
