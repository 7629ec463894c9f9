import type { DescribedCollection, DescribedPartner } from '../linked-art/member-documents.ts';
import { type Json, texts } from './texts.ts';

const types: Readonly<Record<string, string>> = {
  museum: 'Museum',
  library: 'Library',
  archive: 'ArchiveOrganization',
  university: 'CollegeOrUniversity',
};

export const partnerSchemaOrg = (
  { id, name, kind, homepage, ror }: DescribedPartner,
  base: string,
): Json => ({
  '@context': 'https://schema.org/',
  '@id': `${base}partner/${id}`,
  '@type': types[kind] ?? 'Organization',
  name: texts(name),
  url: homepage ?? `${base}partner/${id}`,
  ...(ror !== undefined && { sameAs: ror }),
});

/** `partners` are their ids, `licence` that of the descriptions. */
export const collectionSchemaOrg = (
  {
    id,
    name,
    description,
    partners,
    licence,
  }: DescribedCollection & { partners: readonly string[]; licence: string },
  base: string,
): Json => ({
  '@context': 'https://schema.org/',
  '@id': `${base}collection/${id}`,
  '@type': 'Collection',
  name: texts(name),
  ...(description && { description: texts(description) }),
  url: `${base}collection/${id}`,
  license: licence,
  contributor: partners.map((partner) => ({ '@id': `${base}partner/${partner}` })),
});
