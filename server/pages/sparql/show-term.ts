import { html } from 'ghtml';
import { ns } from '../../../vocab/terms/namespaces.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showText } from '../show/show-text.ts';

/** A term as SPARQL's JSON results write it (https://www.w3.org/TR/sparql12-results-json/#select-encode-terms). */
export type Term =
  | { type: 'uri' | 'bnode'; value: string }
  | { type: 'literal'; value: string; datatype?: string; 'xml:lang'?: string }
  | { type: 'triple'; value: { subject: Term; predicate: Term; object: Term } };

const numeric = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger)$/;

/** Whether a term is a number: columns of numbers are read down their last digit. */
export const isNumber = (term: Term | undefined): boolean =>
  term?.type === 'literal' && numeric.test(term.datatype ?? '');

/** An IRI as a query could write it: relative to this archive, by a known prefix, else whole. */
function shorten(iri: string, baseUrl: string): string {
  if (iri.startsWith(baseUrl) && iri !== baseUrl) return iri.slice(baseUrl.length);
  for (const [prefix, namespace] of Object.entries(ns))
    if (iri.startsWith(namespace) && /^[\w.-]+$/.test(iri.slice(namespace.length)))
      return `${prefix}:${iri.slice(namespace.length)}`;
  return iri;
}

/** Addresses of this archive are links within the site; what only stands for a thing without an address is none. */
function hrefOf(iri: string, reader: Reader): string | undefined {
  const { baseUrl } = reader;
  if (!/^https?:/.test(iri) || iri.startsWith(`${baseUrl}.well-known/genid/`)) return undefined;
  return iri.startsWith(baseUrl) && !iri.includes('?')
    ? linkTo(reader, `/${iri.slice(baseUrl.length)}`)
    : iri;
}

/** A term as a text without markup, for where there can be none. */
export const plainTerm = (term: Term | undefined): string =>
  term === undefined || term.type === 'triple' ? '' : term.value;

/** One term as HTML: an IRI with its link, a text in its own language and direction. */
export function showTerm(term: Term | undefined, reader: Reader): string {
  if (term === undefined) return '';
  if (term.type === 'triple') {
    const { subject, predicate, object } = term.value;
    return html`&lt;&lt; !${[subject, predicate, object].map((part) => showTerm(part, reader)).join(' ')} &gt;&gt;`;
  }
  if (term.type === 'bnode') return html`<span dir="ltr">_:${term.value}</span>`;
  if (term.type === 'literal') return showText(term.value, term['xml:lang'] ?? 'und');
  const text = shorten(term.value, reader.baseUrl);
  const href = hrefOf(term.value, reader);
  return href === undefined
    ? html`<span class="address" dir="ltr">${text}</span>`
    : html`<a class="address" dir="ltr" href="${href}">${text}</a>`;
}
