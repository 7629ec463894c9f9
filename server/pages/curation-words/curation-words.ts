import type { InterfaceLanguage } from '../../../vocab/record/language-map.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { sw } from './sw.ts';
import { zh } from './zh.ts';

/** Every text about decisions, disputes, labels and the past. English has the keys; a language that lacks one does not compile. */
export type CurationWords = { [Key in keyof typeof en]: string };
export type CurationKey = keyof CurationWords;

const byLanguage: Record<InterfaceLanguage, CurationWords> = { en, fr, es, ar, zh, sw };

/** These words in one of the archive's languages. */
export const curationWordsIn = (language: InterfaceLanguage): CurationWords => byLanguage[language];

/** The word for a code (a ground, an outcome, a step), by the prefix of its kind; the code itself where it has none. */
export const wordFor = (words: CurationWords, prefix: string, code: string): string =>
  (words as Record<string, string>)[`${prefix}_${code.replace(/[.-]/g, '_')}`] ?? code;
