import type { FieldRules, Mapping, Path, Rule } from '../../../../ingest/mappings/mapping.ts';
import { type Calendar, calendars } from '../../../../ingest/mappings/words/read-date.ts';
import { type FieldName, field, fieldNames } from '../../../../vocab/fields.ts';
import { dimensionKinds, identifierKinds } from '../../../../vocab/record/record.ts';

/**
 * A rule as a row of a form. `goes`: the field that its values go to, with a kind for identifiers and measurements (`dimension:height`), or empty where they are not
 * taken. `from`: where values stand, as the mapping has it. `worded`: whether values are read as people write them; for dates a calendar. `lookup`:
 * lines of `word = what the archive takes`. `basis`: the rule of the mapping that was begun with, whose other parts are kept.
 */
export type RuleRow = {
  from: string;
  goes: string;
  language: string;
  split: string;
  worded: '' | 'yes' | Calendar;
  lookup: string;
  basis?: number;
  /** A value of its own in every record: shown, and kept or left out. */
  constant?: string;
};

type Plain = Record<string, unknown>;

/** Where a rule's values go, in the words of a row. */
export const destinations: readonly string[] = fieldNames.flatMap((name) => {
  const { type } = field(name);
  if (type === 'dimension') return [name, ...dimensionKinds.map((kind) => `${name}:${kind}`)];
  if (type === 'identifier') return identifierKinds.map((kind) => `${name}:${kind}`);
  return [name];
});

const isFieldName = (name: string): name is FieldName => fieldNames.some((known) => known === name);

/** All rules of a mapping in their order, each with its field. */
export const rulesOf = (mapping: Mapping): { name: FieldName; rule: Rule }[] =>
  Object.entries(mapping.fields).flatMap(([name, rules]) =>
    ([rules].flat() as Rule[]).map((rule) => ({ name: name as FieldName, rule })),
  );

const originText = (from: Path | readonly Path[]): string =>
  typeof from === 'string' ? from : JSON.stringify(from);
/** A place as a form sends it: a path, or a list of them as JSON. */
export function readOrigin(text: string): Path | readonly Path[] {
  if (!text.startsWith('["')) return text;
  try {
    const paths: unknown = JSON.parse(text);
    if (Array.isArray(paths) && paths.every((path) => typeof path === 'string')) return paths;
  } catch {
    // A column may be called anything.
  }
  return text;
}

const destinationOf = (name: FieldName, rule: Plain): string =>
  typeof rule.kind === 'string' && destinations.includes(`${name}:${rule.kind}`)
    ? `${name}:${rule.kind}`
    : name;

const lookupLines = (lookup: unknown): string =>
  Object.entries((lookup ?? {}) as Record<string, string>)
    .map(([word, value]) => `${word} = ${value}`)
    .join('\n');

/** The rules of a mapping as rows, in its order. */
export const rowsOfMapping = (mapping: Mapping): RuleRow[] =>
  rulesOf(mapping).map(({ name, rule }, basis): RuleRow => {
    const plain = rule as Plain;
    if ('constant' in plain)
      return {
        from: '',
        goes: destinationOf(name, plain),
        language: '',
        split: '',
        worded: '',
        lookup: '',
        basis,
        constant: typeof plain.constant === 'string' ? plain.constant : JSON.stringify(plain.constant),
      };
    const { worded } = plain;
    return {
      from: originText(plain.from as Path),
      goes: destinationOf(name, plain),
      language: String(plain.language ?? ''),
      split: String(plain.split ?? ''),
      worded: worded === true ? 'yes' : (calendars.find((one) => one === worded) ?? ''),
      lookup: lookupLines(plain.lookup),
      basis,
    };
  });

/** `word = value`, a line each; what stands before the last `=` is the word. A word for nothing has no value. */
function readLookup(text: string): Record<string, string> | undefined {
  const pairs = text.split('\n').flatMap((line) => {
    const at = line.lastIndexOf('=');
    const [word, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    return at > 0 && word ? [[word, value] as const] : [];
  });
  return pairs.length ? Object.fromEntries(pairs) : undefined;
}

/** What a rule of a type says besides where its values stand, where nothing else is known. */
function startOf(name: FieldName, kind: string | undefined): Plain {
  switch (field(name).type) {
    case 'dimension':
      return kind === undefined ? { worded: true, order: ['height', 'width', 'depth'], whole: [] } : { kind };
    case 'identifier':
      return { kind: kind ?? 'accession' };
    case 'language':
      return { named: true };
    default:
      return {};
  }
}

const canBeWorded = (name: FieldName): boolean => ['agent', 'credit', 'date'].includes(field(name).type);

/** The rule that a row stands for; undefined where its values are not taken. */
function ruleOfRow(
  row: RuleRow,
  begun: ReturnType<typeof rulesOf>,
): { name: FieldName; rule: Rule } | undefined {
  const [name = '', kind] = row.goes.split(':');
  if (!isFieldName(name)) return undefined;
  const basis = row.basis === undefined ? undefined : begun[row.basis];
  const same = basis && field(basis.name).type === field(name).type;
  if (row.constant !== undefined) return same ? { name, rule: basis.rule } : undefined;
  const old = { ...(same ? (basis.rule as Plain) : {}) };
  const start = startOf(name, kind);
  // From one kind of measurement to another the old kind's parts do not fit.
  const fits = destinationOf(name, old) === row.goes;
  const rule: Plain = { ...(fits ? {} : start), from: readOrigin(row.from), ...(fits ? old : {}) };
  if (!fits && same)
    for (const key of ['unit', 'nothing', 'strip', 'when']) if (old[key] !== undefined) rule[key] = old[key];
  const set = (key: string, value: unknown): void => {
    if (value === undefined || value === '' || value === false) delete rule[key];
    else rule[key] = value;
  };
  set('language', row.language);
  set('split', row.split);
  set('lookup', readLookup(row.lookup));
  if (canBeWorded(name)) set('worded', row.worded === 'yes' ? true : row.worded);
  return { name, rule: rule as Rule };
}

/**
 * A mapping from the rows of a form. `begun`: the one that the form was made of; what rows cannot say is kept from it. Rules keep its order, and new ones
 * follow, so that of several rules for a field the first stays first. Columns without a place are named in `ignores`, since what is left out is left out on purpose.
 */
export function mappingOfRows(
  begun: Mapping,
  { rows, id, language, unread }: { rows: readonly RuleRow[]; id: string; language: string; unread: string },
): Mapping {
  const old = rulesOf(begun);
  const order = ({ basis }: RuleRow): number => basis ?? Number.MAX_SAFE_INTEGER;
  const fields: Record<string, Rule[]> = {};
  const used = new Set<string>();
  for (const row of rows.toSorted((one, other) => order(one) - order(other))) {
    const made = ruleOfRow(row, old);
    if (!made) continue;
    used.add(row.from);
    fields[made.name] = [...(fields[made.name] ?? []), made.rule];
  }
  const key = readOrigin(id);
  const left = rows.filter(({ from, constant }) => constant === undefined && from !== '' && !used.has(from));
  const ignores = {
    ...Object.fromEntries(Object.entries(begun.ignores ?? {}).filter(([path]) => !used.has(path))),
    ...Object.fromEntries(
      left
        .filter(({ from }) => from !== id && !from.startsWith('["') && begun.ignores?.[from] === undefined)
        .map(({ from }) => [from, unread]),
    ),
  };
  const { language: _, ignores: __, ...rest } = begun;
  return {
    ...rest,
    ...(language && { language }),
    id: key,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, rules]) => [name, rules.length === 1 ? rules[0] : rules]),
    ) as FieldRules,
    ...(Object.keys(ignores).length && { ignores }),
  };
}
