import { rightsIn } from '../build-address.ts';
import { readDate } from '../words/read-date.ts';
import { readDimensions } from '../words/read-dimensions.ts';

/** What the values of a column look like, from a sample: shares of those that are filled, from 0 to 1. */
export type Look = {
  filled: number;
  distinct: number;
  addresses: number;
  pictures: number;
  licences: number;
  dates: number;
  years: number;
  dimensions: number;
  numbers: number;
  /** Mean length in characters. */
  length: number;
  /** What stands between several values of a cell, where that is in a good part of them. */
  split?: string;
  /** What may stand between several words, where all cells are lists of short ones. */
  listed?: string;
  /** Truth values and single letters. */
  marks: number;
  /** Values that mean that there is none. */
  nothing: string[];
};

const none = /^(?:null|n\/?a|none|nil|unknown|not available|-{1,3}|–|\?|\\n|#n\/a|nan)$/i;
const picture = /\.(?:jpe?g|png|tiff?|gif|webp|jp2)(?:[?#].*)?$/i;
const order = ['height', 'width', 'depth'] as const;

function separatorOf(values: readonly string[]): string | undefined {
  for (const separator of ['||', '|', ';', '；', '、', '؛']) {
    const several = values.filter((value) => value.includes(separator)).length;
    // Running text has semicolons too; values of a list are short.
    const short = values.filter((value) =>
      value.split(separator).every((part) => part.trim().length <= 60),
    ).length;
    if (several >= 1 && several >= values.length * 0.05 && short > values.length * 0.9) return separator;
  }
  return undefined;
}

/** A comma between words that are short and few: tags, and no sentence. */
function listOf(values: readonly string[]): string | undefined {
  for (const separator of [',', '،', '，']) {
    const several = values.filter((value) => value.includes(separator)).length;
    const short = values.every((value) =>
      value.split(separator).every((part) => part.trim().split(/\s+/).length <= 3),
    );
    if (several > 0 && short) return separator;
  }
  return undefined;
}

/** Looks at the values of one column. */
export function lookAtValues(cells: readonly string[]): Look {
  const trimmed = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const nothing = [...new Set(trimmed.filter((cell) => none.test(cell)))];
  const values = trimmed.filter((cell) => !none.test(cell));
  const share = (test: (value: string) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const isAddress = (value: string): boolean => /^https?:\/\/\S+$/.test(value);
  const split = separatorOf(values);
  const listed = listOf(values);
  return {
    filled: cells.length === 0 ? 0 : values.length / cells.length,
    distinct: values.length === 0 ? 0 : new Set(values).size / values.length,
    addresses: share(isAddress),
    pictures: share((value) => picture.test(value)),
    licences: share((value) => rightsIn(value) !== undefined),
    dates: share((value) => readDate(value).kind === 'date'),
    years: share((value) => /^\d{4}$/.test(value)),
    dimensions: share((value) => readDimensions(value, { order }).length > 0),
    numbers: share((value) => /^-?\d+(?:[.,]\d+)?$/.test(value)),
    length: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    marks: share((value) =>
      /^(?:true|false|yes|no|y|n|x|\d|ja|nein|oui|non|sí|si|はい|いいえ|\p{L})$/iu.test(value),
    ),
    ...(split !== undefined && { split }),
    ...(listed !== undefined && { listed }),
    nothing,
  };
}
