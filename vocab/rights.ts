import { remember } from './remember.ts';

/**
 * Rights statements and licences, in the form that IIIF and Europeana demand: http, with a final slash
 * (https://rightsstatements.org, https://creativecommons.org).
 */
const rightsStatements = [
  'InC',
  'InC-OW-EU',
  'InC-EDU',
  'InC-NC',
  'InC-RUU',
  'NoC-CR',
  'NoC-NC',
  'NoC-OKLR',
  'NoC-US',
  'CNE',
  'UND',
  'NKC',
];
const licences = ['by', 'by-sa', 'by-nd', 'by-nc', 'by-nc-sa', 'by-nc-nd'];

export const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';

/** The canonical address of a rights statement or licence, or undefined where it is neither. */
export const normaliseRights = (uri: string): string | undefined =>
  uri.length > 300 ? undefined : knownRights(uri);

/** A source has a few of them, with each record. */
const knownRights = remember(findRights, 2000);

function findRights(uri: string): string | undefined {
  const match = /^https?:\/\/(?:www\.)?(rightsstatements\.org|creativecommons\.org)\/(.+?)\/?$/.exec(
    uri.trim(),
  );
  if (!match) return undefined;
  const path = match[2]!.replace(/^page\//, 'vocab/').replace(/\/(?:deed|legalcode)(?:\.[a-z-]+)?$/, '');
  if (match[1] === 'rightsstatements.org') {
    const known = /^vocab\/([A-Za-z-]+)\/1\.0$/.exec(path);
    return known && rightsStatements.includes(known[1]!) ? `http://rightsstatements.org/${path}/` : undefined;
  }
  if (/^publicdomain\/(?:zero|mark)\/1\.0$/.test(path)) return `http://creativecommons.org/${path}/`;
  const licence = /^licenses\/([a-z-]+)\/[1-4]\.[05](?:\/[a-z]{2})?$/.exec(path);
  return licence && licences.includes(licence[1]!) ? `http://creativecommons.org/${path}/` : undefined;
}

/** A short name of a rights statement or licence, for people: "CC BY 4.0", "CC0 1.0", "InC 1.0". */
export function rightsName(uri: string): string {
  const path = new URL(uri).pathname.split('/').filter(Boolean);
  if (path[0] === 'licenses') return `CC ${path[1]!.toUpperCase()} ${path[2]}`;
  if (path[0] === 'publicdomain') return path[1] === 'zero' ? 'CC0 1.0' : 'Public Domain Mark 1.0';
  return path.slice(1).join(' ');
}
