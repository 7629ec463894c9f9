/** Runs of letters and digits; those of {@link unspaced} scripts are cut by the dictionaries of ICU. */
const runs = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that put no spaces between words. */
export const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** Cuts a text into words; `language` is a well-formed tag, as records have them, or undefined. */
export function* listWords(text: string, language = 'und'): Generator<string> {
  for (const [run] of text.matchAll(runs)) {
    if (!unspaced.test(run)) yield run;
    else
      for (const { segment, isWordLike } of segmenterFor(language).segment(run))
        if (isWordLike) yield segment;
  }
}
