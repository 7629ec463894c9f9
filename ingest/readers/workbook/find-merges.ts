import { type Merge, topRows } from './sheet-row.ts';

/** The column that letters name, from 0: `A` is 0, `AA` 26; -1 for what is none. */
export function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    const letter = code >= 97 ? code - 96 : code - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at > 6 ? -1 : column - 1;
}

const merge = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})"/g;
const kept = 1000;

/**
 * The merged cells of a sheet’s first rows. They are listed behind all its rows (ECMA-376 part 1, section 18.3.1.55), so that the part is looked through for them before it
 * is read: unpacking costs a tenth of parsing.
 */
export async function findMerges(bytes: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let rest = '';
  for await (const part of bytes) {
    const text = rest + part.toString('latin1');
    for (const [, left, top, right, bottom] of text.matchAll(merge)) {
      const found = {
        top: Number(top),
        bottom: Number(bottom),
        left: columnOf(left!),
        right: columnOf(right!),
      };
      if (found.top <= topRows && merges.length < kept) merges.push(found);
    }
    // A reference that lies across two parts is seen whole with the second; one seen twice does no harm.
    rest = text.slice(-100);
  }
  return merges;
}
