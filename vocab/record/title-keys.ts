import type { RecordContent } from '../fields.ts';
import type { LanguageMap } from './language-map.ts';

/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, and the stroke that stretches Arabic words: left out by some who write the same word. */
const points = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
/** Words of one script that need none of that. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** A title or name as two museums may both write it: letters and digits alone, without case, accents and punctuation. */
export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(points, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** The words of a name in an order of their own: “Turner, J. M. W.” and “J. M. W. Turner” are one. */
export const foldName = (name: string): string => foldWords(name).split(' ').sort().join(' ');

const mostTitles = 6;
const mostNames = 3;

const textsOf = (map: LanguageMap | undefined): string[] => Object.values(map ?? {}).flat();

/** The titles of a record, folded, each once. */
export const foldedTitles = ({ title }: RecordContent): string[] =>
  [...new Set(textsOf(title).slice(0, mostTitles).map(foldWords))].filter((text) => text !== '');

/** The names of those who made it, folded, each once. */
export const foldedCreators = ({ creator }: RecordContent): string[] => [
  ...new Set((creator ?? []).slice(0, mostNames).flatMap(({ agent }) => textsOf(agent.label).map(foldName))),
];

/** A number of 53 bits for a text: two runs of FNV-1a. Texts that share one by chance are told apart when they are compared. */
function number(text: string): number {
  let [one, other] = [0x811c9dc5, 0x2f0b4f7d];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x01000193);
  }
  return (one >>> 0) * 0x200000 + (other >>> 11);
}

/**
 * Numbers by which records of the same title are found, those of title and maker together first: a title that hundreds of things have says
 * little by itself.
 */
export function titleKeys(content: RecordContent): { made: number[]; titled: number[] } {
  const titles = foldedTitles(content);
  const names = foldedCreators(content).slice(0, mostNames);
  return {
    made: titles.flatMap((title) => names.map((name) => number(`${title}\n${name}`))),
    titled: titles.map(number),
  };
}
