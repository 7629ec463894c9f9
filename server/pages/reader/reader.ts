import type { Request } from 'express';
import {
  type InterfaceLanguage,
  interfaceLanguages,
  isRightToLeft,
} from '../../../vocab/record/language-map.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** Who reads a page: the language, whether it was chosen in the address, and the address itself. `baseUrl` ends with a slash. */
export type Reader = {
  language: InterfaceLanguage;
  words: Words;
  direction: 'ltr' | 'rtl';
  /** The language stands in the address, so links carry it on. */
  chosen: boolean;
  path: string;
  query: URLSearchParams;
  baseUrl: string;
};

const isInterfaceLanguage = (tag: unknown): tag is InterfaceLanguage =>
  interfaceLanguages.some((known) => known === tag);

/** A reader of a language at an address. */
export function makeReader(given: {
  language: InterfaceLanguage;
  baseUrl: string;
  chosen?: boolean;
  path?: string;
  query?: URLSearchParams;
}): Reader {
  return {
    chosen: false,
    path: '/',
    query: new URLSearchParams(),
    ...given,
    words: wordsIn(given.language),
    direction: isRightToLeft(given.language) ? 'rtl' : 'ltr',
  };
}

/** The reader behind a request: the language of `?lang=`, else the best of Accept-Language (RFC 9110, 12.5.4), else English. */
export function readerOf(request: Request, site: { baseUrl: string }): Reader {
  const address = new URL(request.originalUrl, 'http://localhost');
  const asked = address.searchParams.get('lang')?.split('-')[0];
  const chosen = isInterfaceLanguage(asked);
  const accepted = request.acceptsLanguages([...interfaceLanguages]);
  const language = chosen ? asked : isInterfaceLanguage(accepted) ? accepted : 'en';
  return makeReader({
    language,
    chosen,
    path: address.pathname,
    query: address.searchParams,
    baseUrl: site.baseUrl,
  });
}
