import type { InterfaceLanguage } from '../../../vocab/record/language-map.ts';
import { ar } from './texts/ar.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';
import { sw } from './texts/sw.ts';
import { zh } from './texts/zh.ts';

/** The charter in one language: a sentence to begin with, and numbered points in sections that are the same in every language. */
export type Charter = { lead: string; sections: readonly { title: string; points: readonly string[] }[] };

const byLanguage: Record<InterfaceLanguage, Charter> = { en, fr, es, ar, zh, sw };

/** The archive's ethical charter and rules of recourse. English is the text that the others follow. */
export const charterIn = (language: InterfaceLanguage): Charter => byLanguage[language];
