import { type InterfaceLanguage, interfaceLanguages } from '../../../../vocab/record/language-map.ts';
import { authorityWords } from './authority-words.ts';
import { depositWords } from './deposit-words.ts';
import { disputeWords } from './dispute-words.ts';
import { itemWords } from './item-words.ts';
import { mappingWords } from './mapping-words.ts';
import { memberWords } from './member-words.ts';
import { outsiderWords } from './outsider-words.ts';
import { reviewWords } from './review-words.ts';
import type { Row } from './row.ts';
import { sharedWords } from './shared-words.ts';

const rows = {
  ...sharedWords,
  ...reviewWords,
  ...depositWords,
  ...disputeWords,
  ...itemWords,
  ...memberWords,
  ...mappingWords,
  ...outsiderWords,
  ...authorityWords,
} satisfies Record<string, Row>;

/** Every text of the workspace and of the pages for those without an account. */
export type WorkspaceWords = Record<keyof typeof rows, string>;
export type DoneKey = Extract<keyof typeof rows, `done.${string}`>;

const byLanguage = Object.fromEntries(
  interfaceLanguages.map((language, column) => [
    language,
    Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[column]])),
  ]),
) as Record<InterfaceLanguage, WorkspaceWords>;

/** The words of the workspace in one of the archive's languages. */
export const workspaceWordsIn = (language: InterfaceLanguage): WorkspaceWords => byLanguage[language];

export const isDoneKey = (text: string): text is DoneKey =>
  text.startsWith('done.') && Object.hasOwn(rows, text);

/** The word for one of a family of names (`step.filed`); the name itself where there is none, as new kinds may come. */
export function wordFor(words: object, family: string, name: string): string {
  const key = family ? `${family}.${name}` : name;
  const word = Object.hasOwn(words, key) ? (words as Record<string, unknown>)[key] : undefined;
  return typeof word === 'string' ? word : name;
}
