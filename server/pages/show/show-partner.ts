import { html } from 'ghtml';
import { textFor, textsFor } from '../../../vocab/record/language-map.ts';
import type { Partner } from '../../archive/archive.ts';
import type { NamedPartner, PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showMap } from './show-text.ts';

const regions = new Map<string, Intl.DisplayNames>();

/** A country (ISO 3166-1 alpha-2) in the reader's language. */
export function countryName(reader: Reader, code: string): string {
  const names = regions.get(reader.language) ?? new Intl.DisplayNames(reader.language, { type: 'region' });
  regions.set(reader.language, names);
  return /^[A-Za-z]{2}$/.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;
}

/** Kind and country of a partner: "Museum, Ghana". */
export const partnerPlace = (reader: Reader, partner: Partner): string =>
  [reader.words[partner.kind], partner.country && countryName(reader, partner.country)]
    .filter(Boolean)
    .join(reader.words.comma);

/** A partner's name as plain text; its id where the archive does not know it. */
export function partnerName(archive: PagesArchive, id: string, language: string): string {
  return textFor(archive.partner(id)?.name, language) || id;
}

/** A partner by its name for a reader of `language`, and the language of that name. */
export function namedPartner(archive: PagesArchive, id: string, language: string): NamedPartner {
  const name = textsFor(archive.partner(id)?.name ?? {}, language);
  return name?.texts[0] ? { id, name: name.texts[0], language: name.tag } : { id, name: id };
}

/** A partner's name in its own language and direction, as HTML. */
export function showPartner(archive: PagesArchive, id: string, language: string): string {
  const partner = archive.partner(id);
  return (partner && showMap(partner.name, language)) || html`<span lang="" dir="auto">${id}</span>`;
}

/** A link to a partner's page. */
export const partnerLink = (reader: Reader, archive: PagesArchive, id: string): string =>
  pageLink(reader, {
    path: `/partner/${encodeURIComponent(id)}`,
    inner: showPartner(archive, id, reader.language),
  });
