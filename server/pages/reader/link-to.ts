import { html } from 'ghtml';
import type { Reader } from './reader.ts';

type Params = Record<string, string | number | readonly string[] | undefined>;

/** An address within the site, with parameters; it carries the language on where the reader chose one. */
export function linkTo(reader: Reader, path: string, params: Params = {}): string {
  const [page, fragment] = path.split('#');
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') query.append(name, String(one));
  if (reader.chosen && !query.has('lang')) query.set('lang', reader.language);
  const asked = query.toString();
  return `${page}${asked && `?${asked}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** A link within the site, with the language of what it leads to. `inner` is HTML. */
export const pageLink = (
  reader: Reader,
  link: { path: string; params?: Params; inner: string; className?: string },
): string =>
  html`<a href="${linkTo(reader, link.path, link.params)}" hreflang="${reader.language}"!${
    link.className ? html` class="${link.className}"` : ''
  }>!${link.inner}</a>`;

/** The page that is being read, in another language. */
export function inLanguage(reader: Reader, language: string): string {
  const query = new URLSearchParams(reader.query);
  query.set('lang', language);
  return `${reader.path}?${query}`;
}
