import type { SourceProblem } from '../../vocab/problem.ts';
import type { SourceRow } from '../readers/source-row.ts';
import type { Mapping, Path } from './mapping.ts';
import { nearestName } from './nearest-name.ts';
import { splitHeading } from './read-path.ts';

const reportsKept = 50;

/** Every text within a rule, and every path within its templates. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    for (const [, path] of value.matchAll(/\{([^}]+)\}/g)) yield path!;
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* stringsIn(part);
}

/** The outermost keys that a mapping reads: every string in it that is a path. */
export function keysRead(mapping: Mapping): Set<string> {
  const keys = new Set<string>();
  const add = (path: Path): void => {
    keys.add(path.startsWith('/') ? path.split(/[/[]/)[1]! : path.split('.')[0]!.replace(/@$|\[\]$/, ''));
    // A heading may have dots of its own.
    keys.add(path);
  };
  for (const path of [mapping.id].flat()) add(path);
  if (mapping.item !== undefined) add(mapping.item);
  for (const rules of Object.values(mapping.fields))
    for (const rule of [rules].flat()) {
      if ('constant' in rule) continue;
      for (const path of [rule.from].flat()) add(path);
      if ('between' in rule) for (const path of rule.between ?? []) add(path);
      // A rule at the row itself reads its columns by what follows.
      if (rule.from === '.') for (const path of stringsIn({ ...rule, from: undefined })) add(path);
      for (const key of ['to', 'display', 'edtf', 'alt', 'transcription', 'languageFrom', 'when'] as const) {
        const path = (rule as Partial<Record<typeof key, unknown>>)[key];
        if (typeof path === 'string') add(path);
      }
    }
  return keys;
}

/**
 * Reports each column that no rule reads once, with the known name that is nearest, and each whose language is no tag. Keeps the headings of a table,
 * so that its rows cost nothing.
 */
export function reportColumns(mapping: Mapping): (row: SourceRow) => SourceProblem[] {
  const known = keysRead(mapping);
  const seen = new Set<string>([...known, ...Object.keys(mapping.ignores ?? {})]);
  let headings: readonly string[] | undefined;
  let reports = 0;

  const describe = (column: string): Pick<SourceProblem, 'code' | 'message' | 'remedy'> | undefined => {
    const { base, language } = splitHeading(column);
    if (known.has(base) && language !== null) return undefined;
    if (known.has(base))
      return {
        code: 'column.language',
        message: `“${column}” does not end in a language tag (BCP 47); the column was not read.`,
        remedy: `Write a tag after the @, as in ${base}@ar or ${base}@zh-Hant.`,
      };
    const near = nearestName(base, known);
    return {
      code: 'column.unknown',
      message: `The mapping “${mapping.name}” knows no column “${column}”; it was not read.`,
      remedy: near
        ? `If ${near} is meant, name the column so.`
        : 'Leave the column out, or use a mapping that knows it.',
    };
  };

  return (row) => {
    if (row.headings !== undefined && row.headings === headings) return [];
    headings = row.headings;
    const problems: SourceProblem[] = [];
    for (const column of row.headings ?? Object.keys(row.values)) {
      if (seen.has(column) || reports >= reportsKept) continue;
      seen.add(column);
      const problem = describe(column);
      if (!problem) continue;
      reports++;
      const name = column.slice(0, 80);
      problems.push({ ...problem, row: 0, path: '', severity: 'warning', column: name, value: name });
    }
    return problems;
  };
}
