import type { SourceProblem } from '../vocab/problem.ts';

const headings = ['row', 'column', 'value', 'code', 'severity', 'message', 'remedy'] as const;

/**
 * A cell that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection): values come from
 * strangers' files, and are opened by curators.
 */
export function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const lineOf = (problem: SourceProblem): string =>
  headings
    .map((heading) => {
      if (heading === 'row') return problem.row === 0 ? '' : String(problem.row);
      return cellOf(
        (heading === 'column' ? (problem.column ?? problem.path) : (problem[heading] ?? '')) as string,
      );
    })
    .join(',');

/** Problems as a CSV file (RFC 4180), in parts as they come. The row is empty for what concerns the whole file. */
export async function* problemsCsv(
  problems: AsyncIterable<SourceProblem> | Iterable<SourceProblem>,
): AsyncGenerator<string> {
  yield `\ufeff${headings.join(',')}\r\n`;
  for await (const problem of problems) yield `${lineOf(problem)}\r\n`;
}
