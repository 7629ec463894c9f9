import { ns } from '../../vocab/terms/namespaces.ts';
import type { StatementKind, VocabularyStatement } from '../archive/vocabulary-staging.ts';

const xl = 'http://www.w3.org/2008/05/skos-xl#';
const gvp = 'http://vocab.getty.edu/ontology#';
const owl = 'http://www.w3.org/2002/07/owl#';

/** `inverse`: the object is the one that something is said of. */
type Meaning = { kind: StatementKind; object: 'text' | 'iri' | 'either'; inverse?: true };

const text = (kind: StatementKind): Meaning => ({ kind, object: 'text' });
const iri = (kind: StatementKind): Meaning => ({ kind, object: 'iri' });

/**
 * What is read of SKOS (https://www.w3.org/TR/skos-reference/), of SKOS-XL (its appendix B), and of the Getty's own ontology, whose exports
 * name the kinds of broader concepts themselves (http://vocab.getty.edu/doc/).
 */
const meanings = new Map<string, Meaning>([
  [`${ns.skos}prefLabel`, text('preferred')],
  [`${ns.skos}altLabel`, text('alternative')],
  [`${ns.skos}hiddenLabel`, text('alternative')],
  [`${ns.skos}notation`, text('notation')],
  [`${ns.skos}definition`, text('note:definition')],
  [`${ns.skos}scopeNote`, { kind: 'note:scope', object: 'either' }],
  ...['note', 'historyNote', 'example', 'editorialNote', 'changeNote'].map(
    (name) => [`${ns.skos}${name}`, text('note:other')] as const,
  ),
  [`${ns.skos}exactMatch`, iri('match:exact')],
  [`${ns.skos}closeMatch`, iri('match:close')],
  [`${ns.skos}broadMatch`, iri('match:broad')],
  [`${ns.skos}narrowMatch`, iri('match:narrow')],
  [`${ns.skos}relatedMatch`, iri('match:related')],
  [`${ns.skos}broader`, iri('broader')],
  [`${ns.skos}narrower`, { ...iri('broader'), inverse: true }],
  ...[
    'broaderPreferred',
    'broaderNonPreferred',
    'broaderGeneric',
    'broaderPartitive',
    'broaderInstantial',
  ].map((name) => [`${gvp}${name}`, iri('broader')] as const),
  [`${ns.dcterms}title`, text('title')],
  [`${ns.rdfs}label`, text('title')],
  [`${xl}prefLabel`, iri('label:preferred')],
  [`${xl}altLabel`, iri('label:alternative')],
  [`${xl}hiddenLabel`, iri('label:alternative')],
  [`${xl}literalForm`, text('label:text')],
  [`${ns.rdf}value`, text('value')],
]);

/** One statement of a file: `text` for a literal, with the language that it states, or an IRI (or a blank node's label, `_:…`). */
export type RawStatement = { subject: string; predicate: string } & (
  | { iri: string }
  | { text: string; language: string }
);

/** Longer texts are no names of anything, and notes are cut: in UTF-16 units. */
const longest = { label: 1_000, note: 10_000 };

/** What a statement says of a concept, or undefined for all that is not kept. */
export function understand(raw: RawStatement): VocabularyStatement | undefined {
  const { subject, predicate } = raw;
  if ('iri' in raw && predicate === `${ns.rdf}type`) {
    if (raw.iri === `${ns.skos}ConceptScheme`) return { subject, kind: 'scheme', object: '', language: '' };
    return raw.iri === `${gvp}ObsoleteSubject`
      ? { subject, kind: 'deprecated', object: '', language: '' }
      : undefined;
  }
  if (predicate === `${owl}deprecated` && 'text' in raw && /^(?:true|1)$/.test(raw.text))
    return { subject, kind: 'deprecated', object: '', language: '' };
  const meaning = meanings.get(predicate);
  if (!meaning) return undefined;
  if ('iri' in raw) {
    if (meaning.object === 'text') return undefined;
    if (meaning.object === 'either') return { subject, kind: 'note:node', object: raw.iri, language: '' };
    return meaning.inverse
      ? { subject: raw.iri, kind: meaning.kind, object: subject, language: '' }
      : { subject, kind: meaning.kind, object: raw.iri, language: '' };
  }
  if (meaning.object === 'iri') return undefined;
  const note = meaning.kind.startsWith('note:') || meaning.kind === 'value';
  const stated = raw.text.trim();
  if (stated === '' || (!note && stated.length > longest.label)) return undefined;
  const kept = stated.slice(0, longest.note).toWellFormed();
  return { subject, kind: meaning.kind, object: kept, language: raw.language || 'und' };
}
