import { html } from 'ghtml';
import type { Reader } from '../reader/reader.ts';
import { rightsInWords } from '../words/rights-names.ts';

/** Only addresses of the web become links: a `javascript:` address stays text. */
export const isWebAddress = (uri: string): boolean => /^https?:\/\/[^\s]+$/i.test(uri);

/** The address of a rights statement for people: https, and the page rather than the vocabulary entry. */
const readable = (uri: string): string =>
  uri
    .replace(/^http:\/\/rightsstatements\.org\/vocab\//, 'https://rightsstatements.org/page/')
    .replace(/^http:\/\/creativecommons\.org\//, 'https://creativecommons.org/');

/** A licence or rights statement by name, with a link to its text. */
export const showRights = (reader: Reader, uri: string): string =>
  isWebAddress(uri)
    ? html`<a href="${readable(uri)}" rel="license">${rightsInWords(reader, uri)}</a>`
    : html`<span dir="auto">${uri}</span>`;

/** An address elsewhere, as a link that shows itself. */
export const showAddress = (uri: string): string =>
  isWebAddress(uri)
    ? html`<a href="${uri}" rel="external noopener" dir="ltr" class="address">${uri.replace(/^https?:\/\//, '')}</a>`
    : html`<span dir="auto">${uri}</span>`;
