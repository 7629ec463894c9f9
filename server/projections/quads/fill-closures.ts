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
  let filled = '';
  let at = 0;
  const done = new Set<string>();
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start)) {
    // Several paths may ask for the same change.
    const edit = `${start} ${end} ${put}`;
    if (done.has(edit)) continue;
    done.add(edit);
    if (start < at) return text;
    filled += text.slice(at, start) + put;
    at = end;
  }
  return filled + text.slice(at);
}
