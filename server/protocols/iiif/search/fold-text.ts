import { foldHomophones } from '../../../projections/search/word-variants.ts';

/** A text in the form in which it is compared, and for each place in it the place in the text that it came from. */
export interface FoldedText {
  folded: string;
  /** Where the sign at a place begins in the text, one more than there are signs; undefined where both are the same. */
  origins?: readonly number[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: most texts are ASCII, and quickly done
const ascii = /^[\x00-\x7f]*$/;

/**
 * Signs that readers may leave out: accents of Latin, Greek and Cyrillic letters, vowel signs of Arabic and Hebrew, the stroke that lengthens Arabic words.
 * Not those of Indian scripts, without which a word is another, nor the marks that make が of か.
 */
const omissible =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/g;

/** Letters that are written for one another: final and initial sigma, the Arabic ya and alif maqsura, ta marbuta and ha. */
const alike: Record<string, string> = { ς: 'σ', ى: 'ي', ة: 'ه', ı: 'i' };

/** Signs met before; texts are made of a few thousand. */
const known = new Map<string, string>();

function foldSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const letters = sign.normalize('NFKD').replace(omissible, '').toLowerCase();
  const folded = foldHomophones(Array.from(letters, (letter) => alike[letter] ?? letter).join(''));
  if (known.size < 50_000) known.set(sign, folded);
  return folded;
}

/**
 * Folds a text for comparing: compatibility forms (full-width letters, ligatures), case, marks that may be left out, letters of one sound. What is
 * found in the folded text is found in the text by `origins`.
 */
export function foldText(text: string): FoldedText {
  if (ascii.test(text)) return { folded: text.toLowerCase() };
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const sign of text) {
    const written = foldSign(sign);
    for (let unit = 0; unit < written.length; unit += 1) origins.push(at);
    folded += written;
    at += sign.length;
  }
  origins.push(at);
  return { folded, origins };
}
