import { type FieldName, field } from '../../vocab/fields.ts';
import type { Parts, SpeaksOf } from '../../vocab/speaks-of.ts';
import type { SourceRow } from '../readers/source-row.ts';
import { isElementPath } from './element-path.ts';
import type { Label, Mapping, Path, Rule } from './mapping.ts';
import { type Columns, groupColumns } from './read-path.ts';

/** What a row has: columns by base name, and whether one holds a map of languages, which is all that the source says of it. */
type Has = { columns: Columns; keys: ReadonlySet<string>; isMap: (key: string) => boolean };
type Tell = (has: Has) => Parts | undefined;

const keyOf = (path: Path): string => path.split('.')[0]!.replace(/@$|\[\]$/, '');
// A heading may have dots or a language of its own.
const hasPath = (path: Path, { columns, keys }: Has): boolean => keys.has(path) || columns.has(keyOf(path));

/** Whether a row has the columns that a name is made of: all that are put together, one of those that stand in for each other. */
function hasLabel(label: Label, has: Has): boolean {
  if (typeof label === 'string') return hasPath(label, has);
  if (Array.isArray(label)) return label.some((one) => hasLabel(one, has));
  return (label as { join: readonly Label[] }).join.every((one) => hasLabel(one, has));
}

const hasOrigin = (rule: Exclude<Rule, { constant: unknown }>, has: Has): boolean => {
  if (rule.from === '.') return !('label' in rule) || rule.label === undefined || hasLabel(rule.label, has);
  return [rule.from].flat().some((path) => hasPath(path, has));
};

/** The languages of the columns at a path that ends in `@`; of a plain column, that of the rule. What no language is known of is `und`. */
function languagesAt(path: Path, language: string, { columns, isMap }: Has): Parts {
  const found = columns.get(keyOf(path)) ?? [];
  if (found.some(({ key }) => isMap(key))) return 'all';
  return [...new Set(found.flatMap((column) => column.language ?? [language, 'und']))];
}

const joined = (one: Parts, other: Parts): Parts =>
  one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];

function compileDate(rule: Rule<'date'>, language: string): Tell {
  if ('constant' in rule || rule.display === undefined) return () => 'all';
  const { display } = rule;
  return (has) => {
    const shown = hasPath(display, has);
    const dated = hasOrigin(rule, has) ? ['edtf'] : [];
    const words = shown && display.endsWith('@') ? languagesAt(display, language, has) : [];
    return words === 'all' || (shown && !display.endsWith('@')) ? 'all' : [...dated, ...words];
  };
}

function compileTell(name: FieldName, rule: Rule, defaultLanguage: string): Tell {
  if ('constant' in rule) return () => 'all';
  const { type } = field(name);
  const language = rule.language ?? defaultLanguage;
  const paths = [rule.from].flat() as Path[];
  const also = [
    ...('between' in rule ? (rule.between ?? []) : []),
    ...('display' in rule && rule.display !== undefined ? [rule.display] : []),
  ];
  const there = (has: Has): boolean => hasOrigin(rule, has) || also.some((path) => hasPath(path, has));
  const parts: Tell =
    type === 'date'
      ? compileDate(rule as Rule<'date'>, language)
      : 'kind' in rule && typeof rule.kind === 'string'
        ? () => [rule.kind as string]
        : paths.every((path) => path.endsWith('@'))
          ? (has) => paths.map((path) => languagesAt(path, language, has)).reduce<Parts>(joined, [])
          : type === 'text' && !rule.languageFrom && !rule.byScript && !('label' in rule)
            ? ({ isMap }) => (paths.some((path) => isMap(keyOf(path))) ? 'all' : [language, 'und'])
            : () => 'all';
  return (has) => (there(has) ? parts(has) : undefined);
}

/**
 * Says what the rows of a source can speak of: the fields whose columns (or keys) are there, filled or not. Undefined for sources whose record is the whole of what
 * they say (XML, RDF, IIIF). A table's headings are looked at once, and so is each set of keys that objects have.
 */
export function tellFields(
  mapping: Mapping,
  language: string,
): ((row: SourceRow) => SpeaksOf | undefined) | undefined {
  if ([mapping.id].flat().some(isElementPath)) return undefined;
  const tells = Object.entries(mapping.fields).map(([name, rules]) => ({
    name: name as FieldName,
    rules: ([rules].flat() as Rule[]).map((rule) => compileTell(name as FieldName, rule, language)),
  }));

  const tell = (headings: Iterable<string>, isMap: Has['isMap']): SpeaksOf => {
    const keys = new Set(headings);
    const has = { columns: groupColumns(keys), keys, isMap };
    const told: Partial<Record<FieldName, Parts>> = {};
    for (const { name, rules } of tells) {
      const parts = rules
        .map((rule) => rule(has))
        .reduce<Parts | undefined>(
          (all, one) => (one === undefined ? all : joined(all ?? [], one)),
          undefined,
        );
      if (parts !== undefined) told[name] = parts;
    }
    return told;
  };

  let headings: readonly string[] | undefined;
  let ofTable: SpeaksOf | undefined;
  const known = new Map<string, SpeaksOf>();
  return (row) => {
    if (row.headings !== undefined) {
      if (row.headings !== headings) ofTable = tell(row.headings, () => false);
      headings = row.headings;
      return ofTable;
    }
    const isMap = (key: string): boolean => typeof row.values[key] === 'object' && row.values[key] !== null;
    let form = '';
    for (const key in row.values) form += isMap(key) ? `${key}{\n` : `${key}\n`;
    const old = known.get(form);
    if (old) return old;
    if (known.size >= 1000) known.clear();
    const told = tell(Object.keys(row.values), isMap);
    known.set(form, told);
    return told;
  };
}
