import { remember } from '../../vocab/remember.ts';

/** Addresses of pages about concepts, and the concepts' own. */
const pages: readonly [RegExp, string][] = [
  [
    /^https?:\/\/(?:www\.)?vocab\.getty\.edu\/(?:page\/)?(aat|tgn|ulan|cona)\/(\d+)\/?(?:\.\w+)?$/,
    'http://vocab.getty.edu/$1/$2',
  ],
  [/^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(Q\d+)$/, 'http://www.wikidata.org/entity/$1'],
  [/^https?:\/\/d-nb\.info\/gnd\/([\dX-]+)\/?(?:about.*)?$/, 'https://d-nb.info/gnd/$1'],
  [/^https?:\/\/(?:www\.)?viaf\.org\/viaf\/(\d+)\/?$/, 'http://viaf.org/viaf/$1'],
];

const reference = /^(?:https?:\/\/[^\s<>"{}|\\^`]+|(?:concept|place|agent)\/[A-Za-z0-9._~-]+)$/;

/** As libraries write the numbers of an authority, after its code: `(DE-588)118781200`. */
const coded = /^\((DE-588|uri)\)\s*(\S+)$/i;

function makeReference(written: string): string | undefined {
  const [, code, number] = coded.exec(written) ?? [];
  const text = code === undefined ? written : /uri/i.test(code) ? number! : `https://d-nb.info/gnd/${number}`;
  if (!reference.test(text)) return undefined;
  for (const [page, canonical] of pages) if (page.test(text)) return text.replace(page, canonical);
  return URL.canParse(text) || !/^https?:/.test(text) ? text : undefined;
}

const knownReference = remember(makeReference, 20_000);

/** The identifier that an address stands for; undefined where it is none that could be kept. */
export const canonicalReference = (address: string): string | undefined => knownReference(address.trim());
