import { type InterfaceLanguage, interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { sw } from './sw.ts';
import { zh } from './zh.ts';

/** A text in the plural forms of its language (CLDR categories); `{n}` is the number. */
export type Plural = { [Rule in Intl.LDMLPluralRule]?: string } & { other: string };

/** Every text of the pages. English has the keys; a language that lacks one does not compile. */
export type Words = { [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural };

/** The keys of plain texts, plural ones aside. */
export type PlainKey = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

const byLanguage: Record<InterfaceLanguage, Words> = { en, fr, es, ar, zh, sw };

/** The archive's words in one of its languages. */
export const wordsIn = (language: InterfaceLanguage): Words => byLanguage[language];

/** Each language by its own name, in the order of the archive. */
export const languageNames = interfaceLanguages.map((tag) => ({ tag, name: byLanguage[tag].languageName }));
