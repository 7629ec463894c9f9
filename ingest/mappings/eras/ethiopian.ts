import { parseYears } from '../dates/parse-years.ts';
import type { Span } from '../dates/span.ts';

const first = 0x1369;

/** A number in Ge’ez numerals: `፲፰፻፺` is 1890. Hundreds (፻) and ten thousands (፼) multiply what stands before them. */
export function geezNumber(text: string): number | undefined {
  let total = 0;
  let hundreds = 0;
  let below = 0;
  for (const character of text) {
    const at = character.codePointAt(0)! - first;
    if (at < 0 || at > 19) return undefined;
    if (at < 9) below += at + 1;
    else if (at < 18) below += (at - 8) * 10;
    else if (at === 18) {
      hundreds += (below || 1) * 100;
      below = 0;
    } else {
      total = (total + hundreds + below || 1) * 10_000;
      hundreds = 0;
      below = 0;
    }
  }
  return text === '' ? undefined : total + hundreds + below;
}

const marks =
  /(?:ዓ\.? ?ም\.?|ዓ\/ም|ዓመተ ምሕረት|ዓመተ ምህረት|ዓ\.ም\.|(?<=\d) ?e\.? ?c\.?$|ethiopian calendar|\(e\.?c\.?\)|eth\. cal\.)/;
const numerals = /[\u1369-\u137c]+/g;

/**
 * A year of the Ethiopian calendar (Incarnation Era): `1888 ዓ.ም.`, `፲፰፻፹፰ ዓ.ም.`, `1888 E.C.`. It begins on 11 or 12 September, so that it lies in two years of the common
 * era. `text` in the form of `plainDate`.
 */
export function parseEthiopian(text: string): Span | undefined {
  if (!marks.test(text)) return undefined;
  const plain = text
    .replace(marks, ' ')
    .replace(/^በ|^ዓመት |^በዓመተ /, '')
    .replace(numerals, (digits) => String(geezNumber(digits) ?? digits))
    .replace(/\s+/g, ' ')
    .trim();
  const span = parseYears(plain);
  if (!span || 'ambiguous' in span) return undefined;
  return {
    from: span.from === null ? null : span.from + 7,
    to: span.to === null ? null : span.to + 8,
    marks: span.marks,
  };
}
