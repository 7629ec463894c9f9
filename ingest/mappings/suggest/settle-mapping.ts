import { edtfBounds } from '../../../vocab/edtf.ts';
import type { SourceProblem } from '../../../vocab/problem.ts';
import type { RowOutcome, SourceRow } from '../../readers/source-row.ts';
import { chooseMapping } from '../choose-mapping.ts';
import type { Mapping, Rule } from '../mapping.ts';
import { splitHeading } from '../read-path.ts';
import { keysRead } from '../report-columns.ts';
import { template } from '../template.ts';
import { type Suggestion, suggestMapping } from './suggest-mapping.ts';

/** Rows that are looked at before any is given out, where a mapping has to be found; fewer where they are large. */
const looked = 200;
const mostCharacters = 4_000_000;

/** About how many characters a value holds; what stands deeper than a record's values do is not counted. */
function measure(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || depth > 8) return 8;
  let size = 0;
  for (const key in value) size += key.length + measure((value as Record<string, unknown>)[key], depth + 1);
  return size;
}

/** `rows`: what was taken from the source on the way. Neither `mapping` nor `refused`: there is no row. `told`: that the mapping was made up, and how. */
export type Settled = {
  rows: RowOutcome[];
  mapping?: Mapping;
  told?: SourceProblem;
  refused?: SourceProblem;
};

const list = (suggestions: readonly Suggestion[], say: (one: Suggestion) => string): string => {
  const shown = suggestions.slice(0, 40).map(say).join(', ');
  return suggestions.length > 40 ? `${shown}, …` : shown;
};

function tell(suggestions: readonly Suggestion[]): SourceProblem {
  const notes = suggestions.filter(({ is, confidence }) => is === 'description' && confidence <= 0.2);
  const read = suggestions.filter((one) => one.is !== undefined && !notes.includes(one));
  const left = suggestions.filter(({ is }) => is === undefined);
  return {
    row: 0,
    code: 'mapping.suggested',
    severity: 'warning',
    path: '',
    message: [
      `No mapping knows these columns, so they were read by what they are called and hold: ${list(read, ({ heading, is }) => `${heading} → ${is}`)}.`,
      notes.length ? `Kept as notes in the description: ${list(notes, ({ heading }) => heading)}.` : '',
      left.length ? `Not read: ${list(left, ({ heading }) => heading)}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    remedy:
      'Look at the records before they count. Where a column belongs elsewhere, correct the mapping in the workspace, or write a mapping file.',
  };
}

/**
 * Finds the mapping of a source by its first rows: one that knows them; else one that their headings and values suggest, which is told.
 */
export async function settleMapping(
  source: AsyncIterator<RowOutcome>,
  name: string | undefined,
): Promise<Settled> {
  const rows: RowOutcome[] = [];
  const sample: SourceRow[] = [];
  let basis: Mapping | undefined;
  let size = 0;
  for (;;) {
    const next = await source.next();
    if (next.done) break;
    rows.push(next.value);
    if (next.value.kind !== 'row') continue;
    sample.push(next.value);
    if (sample.length === 1) {
      const headings = headingsOf(next.value);
      const choice = chooseMapping({ name, headings });
      if ('mapping' in choice) {
        if (name !== undefined || !hasMore(choice.mapping, headings))
          return { rows, mapping: choice.mapping };
        basis = choice.mapping;
      } else if (name !== undefined) return { rows, refused: refusal(choice.refused) };
    }
    size += measure(next.value.values);
    if (sample.length >= looked || size > mostCharacters) break;
  }
  const [first] = sample;
  if (!first) return { rows };
  const headings = first.headings ?? [...new Set(sample.flatMap(({ values }) => Object.keys(values)))];
  const { mapping, suggestions } = suggestMapping({ headings, rows: sample.map(({ values }) => values) });
  if (basis) return { rows, ...extended(basis, mapping, suggestions, sample) };
  const known = suggestions.filter(
    ({ is, confidence }) => is !== undefined && is !== 'id' && confidence >= 0.5,
  );
  if (known.length > 0) return { rows, mapping, told: tell(suggestions) };
  const choice = chooseMapping({ headings });
  return 'mapping' in choice ? { rows, mapping: choice.mapping } : { rows, refused: refusal(choice.refused) };
}

/** Whether people added columns to the archive's own table. */
const hasMore = (mapping: Mapping, headings: readonly string[]): boolean => {
  if (mapping !== template) return false;
  const known = keysRead(mapping);
  return headings.some((heading) => !known.has(splitHeading(heading).base));
};

/** The archive's own table with columns of others': those that are certain by their headings are read, and dates as people write them. */
function extended(
  basis: Mapping,
  suggested: Mapping,
  suggestions: readonly Suggestion[],
  sample: readonly SourceRow[],
): { mapping: Mapping; told?: SourceProblem } {
  const known = keysRead(basis);
  const added = suggestions.filter(
    ({ heading, is, rule, confidence }) =>
      !known.has(heading) &&
      !known.has(splitHeading(heading).base) &&
      is !== undefined &&
      rule &&
      confidence >= 0.8,
  );
  if (added.length === 0) return { mapping: basis };
  const worded = sample.some(
    ({ values: { date } }) => typeof date === 'string' && date !== '' && !edtfBounds(date),
  );
  const own = worded && suggested.fields.date && !sample.some(({ values }) => 'dateText' in values);
  const fields: Record<string, Rule[]> = Object.fromEntries(
    Object.entries(basis.fields).map(([field, rules]) => [field, [rules].flat() as Rule[]]),
  );
  for (const { is, rule } of added) fields[is!] = [...(fields[is!] ?? []), rule!];
  if (own) fields.date = [suggested.fields.date].flat() as Rule[];
  return { mapping: { ...basis, fields }, told: tell(added) };
}

const headingsOf = ({ headings, values }: SourceRow): readonly string[] => headings ?? Object.keys(values);

const refusal = (refused: { message: string; remedy: string }): SourceProblem => ({
  ...refused,
  code: 'mapping.unknown',
  severity: 'error',
  path: '',
  row: 0,
});
