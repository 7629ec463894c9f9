/**
 * Words that the engine does not see, since they are written together with another: after the Arabic "and", "in", "like" and "for" (the article it
 * knows), the Hebrew particles, the Amharic and Tigrinya prepositions. Each word so begun is indexed without them too; where a word is no
 * such compound, the extra form does no harm.
 */
const compounds: { script: RegExp; word: RegExp; bare: [form: RegExp, without: string][] }[] = [
  {
    script: /\p{sc=Arabic}/u,
    word: /[\p{sc=Arabic}\p{M}]+/gu,
    bare: [
      [/^[وف]?(?:[بك]ال|لل)([\p{sc=Arabic}\p{M}]{3,})$/u, 'ال$1'],
      [/^[وف](ال[\p{sc=Arabic}\p{M}]{3,})$/u, '$1'],
      [/^[وفبل]([\p{sc=Arabic}\p{M}]{3,})$/u, '$1'],
    ],
  },
  {
    script: /\p{sc=Hebrew}/u,
    word: /[\p{sc=Hebrew}\p{M}]+/gu,
    bare: [[/^[והבכלמש]([\p{sc=Hebrew}\p{M}]{3,})$/u, '$1']],
  },
  {
    script: /\p{sc=Ethiopic}/u,
    word: /[\p{sc=Ethiopic}--[፠-፨]]+/gv,
    bare: [[/^[የበለከ]([\p{sc=Ethiopic}--[፠-፨]]{2,})$/v, '$1']],
  },
];

/** Letters of the Ethiopic script that sound alike in Amharic and stand for one another in writing: first letter, orders, standing for. */
const homophones: [from: number, orders: number, to: number][] = [
  [0x1210, 8, 0x1200],
  [0x1280, 8, 0x1200],
  [0x1220, 8, 0x1230],
  [0x12d0, 7, 0x12a0],
  [0x1340, 7, 0x1338],
];
const alike = new Map<string, string>(
  homophones.flatMap(([from, orders, to]) =>
    Array.from({ length: orders }, (_, order): [string, string] => [
      String.fromCharCode(from + order),
      String.fromCharCode(to + order),
    ]),
  ),
);
// ሃ and ሀ, ኣ and አ, are one sound too; so are the fourth orders of their homophones.
for (const letter of 'ሃሓኃ') alike.set(letter, 'ሀ');
for (const letter of 'ኣዓ') alike.set(letter, 'አ');

const ethiopic = /\p{sc=Ethiopic}/u;

/** A text with one letter for each sound of the Ethiopic script; others unchanged. Queries are asked in this form. */
export const foldHomophones = (text: string): string =>
  ethiopic.test(text) ? Array.from(text, (letter) => alike.get(letter) ?? letter).join('') : text;

/** What to index beside a text so that its words are found however they are joined or spelt; undefined where there is nothing. */
export function wordVariants(text: string): string | undefined {
  const variants = new Set<string>();
  for (const { script, word, bare } of compounds) {
    if (!script.test(text)) continue;
    for (const [found] of text.matchAll(word)) {
      const form = bare.find(([form]) => form.test(found));
      if (form) variants.add(foldHomophones(found.replace(...form)));
      const folded = foldHomophones(found);
      if (folded !== found) variants.add(folded);
    }
  }
  return variants.size ? [...variants].join(' ') : undefined;
}
