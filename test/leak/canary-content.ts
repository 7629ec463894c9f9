import { randomInt } from 'node:crypto';
import { referenceOf } from '../../vocab/concept-id.ts';
import type { Draft } from '../../vocab/draft.ts';
import { type FieldName, fieldNames, fields, type RecordContent } from '../../vocab/fields.ts';
import { interfaceLanguages, type LanguageMap } from '../../vocab/record/language-map.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';

const letters = 'bcdfghjklmnpqrstvwxz';

/** A word that stands nowhere else: small letters alone, so that search, addresses and every way of escaping leave it as it is. */
export const canaryWord = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');

/** In each language of the pages, with what is written in its script beside the word. */
const said = (word: string, what: string): LanguageMap => ({
  en: [`${word} ${what}`],
  fr: [`${word} ${what} d’ici`],
  es: [`${word} ${what} de aquí`],
  ar: [`${word} ${what} هنا`],
  zh: [`${word} ${what} 这里`],
  sw: [`${word} ${what} hapa`],
});

/** A value of each type that says the word wherever it can; undefined for types that hold no words. */
function valueFor(name: FieldName, word: string): unknown {
  const text = said(word, name);
  switch (fields[name].type) {
    case 'text':
      return text;
    case 'term':
      return { label: text };
    case 'agent':
      return { label: text, dates: `${word} 1801` };
    case 'credit':
      return { agent: { label: text, kind: 'person' }, role: { label: said(word, `${name} role`) } };
    case 'date':
      return { display: text };
    case 'dimension':
      return { kind: 'height', value: 12, unit: 'cm', part: text };
    case 'event':
      return { text };
    case 'identifier':
      return { value: `${word}-7`, kind: 'accession' };
    case 'relation':
      return { target: `https://related.example/${word}`, label: text };
    case 'uri':
      return /ights$/.test(name) ? undefined : `https://source.example/${word}`;
    default:
      return undefined;
  }
}

/** A record that says the word in each of its fields and languages. */
export function canaryDraft(given: { word: string; picture: string }): Omit<Draft, 'row'> {
  const { word, picture } = given;
  const content: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const value = valueFor(name, word);
    if (value === undefined) continue;
    const { type } = fields[name];
    content[name] = type === 'text' ? value : [value];
  }
  // A term that a vocabulary names, with the word in its address, its label and what is above it.
  const id = `https://terms.example/${word}`;
  content.subject = [...(content.subject as object[]), { id, label: { en: [`${word} named`] } }];
  content.rights = ['http://creativecommons.org/publicdomain/zero/1.0/'];
  content.media = [{ path: picture, alt: said(word, 'alt'), transcription: said(word, 'transcription') }];
  return {
    // As most sources have it: the number of the row is the accession number.
    id: `${word}-7`,
    content: content as RecordContent,
    concepts: [
      { id, scheme: 'subject', label: { en: [`${word} named`] }, broader: [`${id}-above`] },
      { id: `${id}-above`, scheme: 'subject', label: { en: [`${word} above`] } },
    ],
  };
}

/** The ids of the statements in which a word stands. */
export const statementsSaying = (content: RecordContent, word: string): string[] =>
  statementsOf(content)
    .filter(({ value }) => JSON.stringify(value).includes(word))
    .map(statementId);

export const languages = interfaceLanguages;

/** References of the terms, places and agents of a content that the archive names itself. */
export function termsOf(content: RecordContent): string[] {
  const ids = statementsOf(content).flatMap(({ field, value }) => {
    if (typeof value === 'string') return [];
    const named = 'agent' in value ? [value.agent, value.role] : 'label' in value ? [value] : [];
    return named.flatMap((term) =>
      term && 'label' in term && term.label && !('target' in term)
        ? referenceOf(field, term as { label: LanguageMap })
        : [],
    );
  });
  return [...new Set(ids)].filter((id) => !id.includes(':'));
}

/** What is made of a content and would give it away as well: hashes of what says the word, by their last part. */
export const tracesOf = (content: RecordContent, word: string): string[] =>
  [...statementsSaying(content, word), ...termsOf(content)].map((id) => id.slice(id.lastIndexOf('-') + 1));
