/** A change of a text: `text` takes the place of what stands from `start` up to `end`. */
export type Edit = { start: number; end: number; text: string };

/** The order in which changes are made: an insertion comes before what is taken out at the same place. */
export const inOrder = (edits: readonly Edit[]): Edit[] =>
  edits.toSorted((a, b) => a.start - b.start || a.end - b.end);

export function editText(text: string, edits: readonly Edit[]): string {
  let edited = '';
  let past = 0;
  for (const { start, end, text: put } of inOrder(edits)) {
    edited += text.slice(past, start) + put;
    past = end;
  }
  return edited + text.slice(past);
}
