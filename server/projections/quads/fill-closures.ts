import { editText, inOrder } from './edit-text.ts';
import type { Closure } from './find-closures.ts';

/** More than so many are left to the engine: they take it longer to read than it saves. */
const MOST = 10_000;

/**
 * Writes into a query what its paths reach. `find` runs a query and gives its rows as SPARQL 1.1 TSV, whose terms VALUES takes as they are.
 */
export function fillClosures(args: {
  text: string;
  closures: Closure[];
  find: (query: string) => string;
}): string {
  const { text, closures, find } = args;
  if (closures.length === 0) return text;
  const edits = closures.flatMap((closure) => {
    const terms = find(`${closure.query} LIMIT ${MOST + 1}`)
      .split('\n')
      .slice(1)
      .filter(Boolean);
    if (terms.length > MOST) return [];
    const values = terms.join(' ');
    return closure.edits.map((edit) => ({ ...edit, text: edit.text.replace('{}', () => values) }));
  });
  // Several paths may ask for the same change.
  const distinct = new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit]));
  const changes = inOrder([...distinct.values()]);
  const cross = changes.some(({ start }, index) => start < (changes[index - 1]?.end ?? 0));
  return cross ? text : editText(text, changes);
}
