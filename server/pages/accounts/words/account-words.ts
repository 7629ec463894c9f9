import type { InterfaceLanguage } from '../../../../vocab/record/language-map.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { sw } from './sw.ts';
import { zh } from './zh.ts';

/** Every text of the account pages. English has the keys; a language that lacks one does not compile. */
export type AccountWords = { [Key in keyof typeof en]: string };

const byLanguage: Record<InterfaceLanguage, AccountWords> = { en, fr, es, ar, zh, sw };

/** The words of the account pages in one of the archive's languages. */
export const accountWordsIn = (language: InterfaceLanguage): AccountWords => byLanguage[language];
