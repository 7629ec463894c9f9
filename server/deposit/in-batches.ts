import type { RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Prepared, SourcedRow } from './prepare-row.ts';

/** A batch that fills slowly is taken after this many milliseconds. */
const patience = 400;
/** Letters of a batch, about: rows may be of a million each. */
const mostLetters = 4_000_000;

/** How many letters the texts of a record have, by which alone it can be large. */
function lettersOf(content: RecordContent | undefined): number {
  let letters = 0;
  for (const values of Object.values(content ?? {}))
    if (Array.isArray(values)) letters += values.length * 100;
    else
      for (const texts of Object.values(values as LanguageMap))
        for (const text of texts) letters += text.length;
  return letters;
}

/**
 * Gathers rows into batches of `size` rows, the first ones of `firstSizes`, so that there is something to see at once; smaller ones where rows are large, or
 * come slowly.
 */
export async function* inBatches(
  rows: AsyncIterable<SourcedRow>,
  prepare: (source: SourcedRow) => Promise<Prepared>,
  { size, firstSizes }: { size: number; firstSizes: readonly number[] },
): AsyncGenerator<Prepared[]> {
  let batch: Prepared[] = [];
  let letters = 0;
  let count = 0;
  let since = performance.now();
  for await (const source of rows) {
    batch.push(await prepare(source));
    letters += lettersOf(source.content);
    const full = batch.length >= (firstSizes[count] ?? size) || letters >= mostLetters;
    if (!full && performance.now() - since < patience) continue;
    yield batch;
    batch = [];
    letters = 0;
    count += 1;
    since = performance.now();
  }
  if (batch.length) yield batch;
}
