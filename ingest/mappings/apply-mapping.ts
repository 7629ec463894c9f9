import { isDeepStrictEqual } from 'node:util';
import type { Draft } from '../../vocab/draft.ts';
import { type FieldName, field, type RecordContent } from '../../vocab/fields.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import type { Concept } from '../../vocab/record/record.ts';
import type { SourceRow } from '../readers/source-row.ts';
import { compileRelation, compileUri } from './build-address.ts';
import { compileAgent, compileCredit, compileTerm } from './build-term.ts';
import { compileDates, compileDimension, compileEvent, compileMedia } from './build-value.ts';
import { isElementPath, noteReading } from './element-path.ts';
import type { Mapping, Rule, RuleByType } from './mapping.ts';
import { nameLanguage } from './name-language.ts';
import { compileEntries, type Defaults, type RowContext, warn } from './read-entries.ts';
import { type Columns, compileText, groupColumns } from './read-path.ts';
import { reportColumns } from './report-columns.ts';
import { reportElements } from './report-elements.ts';
import { tellFields } from './tell-fields.ts';

/** A draft, and where the values of each field stood: the nth value of `material` in the column `origins.material[n]`. */
export type Mapped = { draft: Draft; problems: SourceProblem[]; origins: Origins };
export type Origins = Readonly<Record<string, readonly string[]>>;

/** A draft in the making. */
type Making = {
  content: Record<string, unknown>;
  concepts: Concept[];
  relatedRows: string[];
  origins: Record<string, string[]>;
  /** Whether a value that is there already is left out: XML says much twice. */
  distinct: boolean;
};
type Fill = (context: RowContext, making: Making) => void;

/** Adds a value, noting the column it came from. */
function addValue({
  making,
  name,
  value,
  column,
}: {
  making: Making;
  name: FieldName;
  value: unknown;
  column: string;
}): void {
  const values = making.content[name] as unknown[] | undefined;
  if (values) {
    if (making.distinct && values.some((known) => isDeepStrictEqual(known, value))) return;
    values.push(value);
    making.origins[name]!.push(column);
  } else {
    making.content[name] = [value];
    making.origins[name] = [column];
  }
}

function compileTextField(name: FieldName, rule: RuleByType['text'], defaults: Defaults): Fill {
  const read = compileEntries(rule, defaults);
  const { within } = rule;
  return (context, making) => {
    for (const { texts, column } of read(context)) {
      const map = (making.content[name] ?? {}) as Record<string, string[]>;
      making.content[name] = map;
      making.origins[name] = [column];
      for (const { language, value } of texts) {
        const text = within === undefined ? value : within.replace('{}', () => value);
        const texts = map[language];
        if (!texts) map[language] = [text];
        else if (!texts.includes(text)) texts.push(text);
      }
    }
  };
}

function compileRule(name: FieldName, rule: Rule, defaults: Defaults): Fill {
  if ('constant' in rule)
    return (_, making) => {
      if (field(name).type === 'text') making.content[name] = rule.constant;
      else addValue({ making, name, value: rule.constant, column: name });
    };
  const { type } = field(name);
  const add = (making: Making, value: unknown, column: string) =>
    value !== undefined && addValue({ making, name, value, column });
  if (type === 'text') return compileTextField(name, rule as RuleByType['text'], defaults);
  if (type === 'date') {
    const dates = compileDates(rule as RuleByType['date'], defaults);
    const column = [rule.from].flat()[0]!;
    return (context, making) => {
      for (const date of dates(context)) add(making, date, column);
    };
  }
  if (type === 'media') {
    const media = compileMedia(rule as RuleByType['media'], defaults);
    return (context, making) => {
      for (const { value, column } of media(context)) add(making, value, column);
    };
  }
  const read = compileEntries(rule, defaults);
  const build = compileBuilder(name, rule, defaults);
  return (context, making) => {
    for (const entry of read(context))
      for (const value of build(entry, context, making)) add(making, value, entry.column);
  };
}

type Builder = (
  entry: ReturnType<ReturnType<typeof compileEntries>>[number],
  context: RowContext,
  making: Making,
) => unknown[];

function compileBuilder(
  name: FieldName,
  rule: Exclude<Rule, { constant: unknown }>,
  defaults: Defaults,
): Builder {
  switch (field(name).type) {
    case 'term': {
      const build = compileTerm(rule as RuleByType['term'], defaults);
      return (entry, _, making) => build(entry, making.concepts);
    }
    case 'agent': {
      const build = compileAgent(rule as RuleByType['agent']);
      return (entry) => [build(entry)];
    }
    case 'credit': {
      const build = compileCredit(rule as RuleByType['credit'], defaults);
      return (entry, context) => build(entry, context);
    }
    case 'dimension':
      return compileDimension(rule as RuleByType['dimension'], defaults);
    case 'event':
      return compileEvent(rule as RuleByType['event'], defaults);
    case 'identifier': {
      const { kind } = rule as RuleByType['identifier'];
      return (entry) => entry.texts.map(({ value }) => ({ value, kind }));
    }
    case 'relation': {
      const build = compileRelation(rule as RuleByType['relation']);
      return (entry, _, making) => build(entry, making.relatedRows);
    }
    case 'uri':
      return compileUri(rule as RuleByType['uri']);
    case 'language': {
      const { named } = rule as RuleByType['language'];
      return (entry, context) =>
        entry.texts.flatMap(({ value }) => {
          const tag = named ? nameLanguage(value) : value;
          if (tag !== undefined) return [tag];
          warn(context, {
            code: 'language.unknown',
            path: 'language',
            column: entry.column,
            value: value.slice(0, 80),
            message: 'This is neither a code nor a name of a language; it was set aside.',
            remedy: 'Write a code of ISO 639, such as ara or ar.',
          });
          return [];
        });
    }
    default:
      return (entry) => entry.texts.map(({ value }) => value);
  }
}

/** Groups the columns of a row; those of a table once. */
function keepColumns(): (row: SourceRow) => Columns {
  let headings: readonly string[] | undefined;
  let columns: Columns = new Map();
  return (row) => {
    if (row.headings === undefined || row.headings !== headings)
      columns = groupColumns(row.headings ?? Object.keys(row.values));
    headings = row.headings;
    return columns;
  };
}

/**
 * Makes a function of a mapping: its rules are read once, not with each row. `language` is that of texts whose language neither the source nor the
 * mapping tells (`und` without it). The drafts are not yet checked; concepts may be shared between them, so nobody may change one.
 */
export function compileMapping({
  mapping,
  language = 'und',
}: {
  mapping: Mapping;
  language?: string | undefined;
}): (row: SourceRow) => Mapped {
  const defaults = { language: mapping.language ?? language, nothing: mapping.nothing ?? [] };
  const fills = Object.entries(mapping.fields).flatMap(([name, rules]) =>
    ([rules].flat() as Rule[]).map((rule) => compileRule(name as FieldName, rule, defaults)),
  );
  const paired = JSON.stringify(mapping.fields).includes('@"');
  const columnsOf = keepColumns();
  const report = reportColumns(mapping);
  const reportUnread = [mapping.id].flat().some(isElementPath) ? reportElements(mapping) : undefined;
  const speaksOf = tellFields(mapping, defaults.language);
  const id = compileText(mapping.id);
  const item = mapping.item === undefined ? undefined : compileText(mapping.item);

  return (row) => {
    const problems = report(row);
    const columns: Columns = paired ? columnsOf(row) : new Map();
    const context: RowContext = { values: row.values, columns, problems, row: row.row };
    const making: Making = {
      content: {},
      concepts: [],
      relatedRows: [],
      origins: {},
      distinct: reportUnread !== undefined,
    };
    const { read, result: key } = noteReading(() => {
      for (const fill of fills) fill(context, making);
      return id(row.values);
    });
    if (reportUnread) problems.push(...reportUnread(row.values, read));
    const described = item?.(row.values);
    const told = speaksOf?.(row);
    const draft: Draft = {
      id: key ?? '',
      ...(told && { speaksOf: told }),
      ...(described !== undefined && { item: described }),
      content: making.content as RecordContent,
      ...(making.concepts.length && { concepts: making.concepts }),
      ...(making.relatedRows.length && { relatedRows: making.relatedRows }),
      row: row.row,
    };
    return { draft, problems, origins: making.origins };
  };
}
