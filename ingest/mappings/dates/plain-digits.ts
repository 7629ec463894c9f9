/** The zeros of decimal scripts that heritage is described in: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Thai, Lao, Tibetan, Myanmar, Khmer, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0xff10];

const ascii = /^[\x20-\x7e]*$/;

/** Digits of any of these scripts as ASCII. */
export const plainDigits = (text: string): string =>
  ascii.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0)!;
        const zero = zeros.find((z) => code >= z && code <= z + 9);
        return zero === undefined ? digit : String(code - zero);
      });

/** A date as it is compared with what is known: ASCII digits, one kind of dash, single spaces, lower case; marks of direction and tatweel are gone. */
export const plainDate = (text: string): string =>
  plainDigits(text.normalize('NFKC'))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212\ufe58\uff0d]/g, '–')
    .replace(/[’ʼ`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
