import { type FieldName, field, fieldNames } from '../../../vocab/fields.ts';
import type { FieldRules, Mapping, Rule } from '../mapping.ts';
import { fieldOfHeading, type Named, speaksOfOtherThings } from './field-of-heading.ts';
import { groupSample, liftMembers, type SampledColumn } from './group-columns.ts';
import { type Look, lookAtValues } from './look-at-values.ts';
import { plainRoles, ruleOfGroup } from './rule-of-group.ts';

/**
 * What one column may be. `is`: a field, the key of its rows (`id`), the item they describe (`item`), or none. `rule`: how it would be read; several for a measurement’s wording. `confidence` from 0
 * to 1; below a half a person should look.
 */
export type Suggestion = {
  heading: string;
  is?: FieldName | 'id' | 'item';
  rule?: Rule;
  confidence: number;
  reason: string;
};

export type SuggestedMapping = { mapping: Mapping; suggestions: Suggestion[] };

/** Rows that are looked at; more tell nothing new. */
const looked = 200;

type Column = SampledColumn & { look: Look; named?: Named | undefined };

/** What values alone show, where the heading says nothing. */
function fieldOfValues(look: Look): Omit<Named, 'language'> | undefined {
  if (look.filled === 0) return undefined;
  if (look.licences > 0.5)
    return { is: 'rights', sure: 0.7, reason: 'its values are licences or rights statements' };
  if (look.pictures > 0.7)
    return { is: 'media', sure: 0.75, reason: 'its values are names or addresses of pictures' };
  if (look.addresses > 0.8) return { is: 'source', sure: 0.5, reason: 'its values are web addresses' };
  if (look.dimensions > 0.6 && look.numbers < 0.5)
    return { is: 'dimension', sure: 0.7, reason: 'its values are measurements' };
  if (look.dates > 0.8)
    return { is: 'date', sure: look.numbers > 0.9 ? 0.35 : 0.55, reason: 'its values are dates' };
  if (look.length > 150) return { is: 'description', sure: 0.4, reason: 'its values are long texts' };
  return undefined;
}

/** Brings together what the heading says and what the values look like. */
function weigh(column: Column): Omit<Named, 'language'> | undefined {
  const { named, look } = column;
  const seen = speaksOfOtherThings(column.heading) ? undefined : fieldOfValues(look);
  if (!named) return seen;
  if (column.members || column.byLanguage) return named;
  if (look.filled === 0)
    return { ...named, sure: named.sure * 0.8, reason: `${named.reason}; the sample has no values` };
  const fits: Partial<Record<Named['is'], number>> = {
    date: look.dates,
    dimension: look.dimensions,
    media: Math.max(look.pictures, look.addresses),
    source: look.addresses,
    rights: look.licences,
    firstYear: look.years,
    lastYear: look.years,
    item: look.addresses,
  };
  if (named.is === 'extent' && look.dimensions > 0.5)
    return {
      ...named,
      is: 'dimension',
      sure: 0.9,
      reason: `${named.reason}, and its values are measurements`,
    };
  const share = fits[named.is];
  if (share === undefined) return named;
  if (share > 0.6)
    return {
      ...named,
      sure: Math.min(0.98, named.sure + 0.1),
      reason: `${named.reason}, and its values look like it`,
    };
  // Terms of use that are no licence are words about rights.
  if (named.is === 'rights')
    return {
      ...named,
      is: 'creditLine',
      sure: 0.5,
      reason: 'it speaks of rights, but its values are no known licences',
    };
  if (seen && seen.is !== named.is && seen.sure > 0.6)
    return { ...seen, sure: 0.5, reason: `${seen.reason}, though the heading says otherwise` };
  return {
    ...named,
    sure: named.sure * (0.5 + share / 2),
    reason: `${named.reason}, but few of its values look like it`,
  };
}

/** Headings of words that stand for themselves, with commas between them. */
const ofTags =
  /keyword|tag|palabras|schlag|mots|trefw|parole|palavras|cuvinte|ключев|anahtar|کلید|الكلمات|キーワード|关键|關鍵|핵심/i;

/** A column with what its heading and values say; of objects that mean nothing as a whole, what they hold. */
function columnsOf(column: SampledColumn): Column[] {
  const named = fieldOfHeading(column.heading);
  const whole =
    !column.members || (named !== undefined && isField(named.is) && ruleOfGroup(named.is, column));
  if (whole) return [{ ...column, named, look: lookAtValues(column.cells) }];
  return liftMembers(column).flatMap(columnsOf);
}

const isField = (is: Named['is']): is is FieldName => (fieldNames as string[]).includes(is);

const sides = ['height', 'width', 'depth'] as const;

function ruleOf(
  name: FieldName,
  column: Column,
  more: { years?: readonly [string, string] | undefined; columns: readonly Column[] },
): Rule {
  const { look, named, path } = column;
  const group = column.members && ruleOfGroup(name, column);
  if (group) return group;
  const split = look.split === undefined ? {} : { split: look.split };
  const language = named?.language === undefined ? {} : { language: named.language };
  const origin = { from: path };
  switch (field(name).type) {
    case 'text':
      return { ...origin, ...language };
    case 'term': {
      const comma =
        look.split === undefined && look.listed && name === 'subject' && ofTags.test(column.heading)
          ? { split: look.listed }
          : split;
      return { ...origin, ...comma, ...language };
    }
    case 'credit':
      return creditRule(column, more.columns) ?? { ...origin, ...split, ...language, worded: true };
    case 'agent':
      return { ...origin, ...split, ...language, worded: true };
    case 'date':
      return { ...origin, worded: true, ...(more.years && { between: more.years }) };
    case 'dimension':
      return { ...origin, worded: true, order: sides, whole: [], ...(named?.unit && { unit: named.unit }) };
    case 'identifier':
      return { ...origin, kind: 'accession' };
    case 'uri':
      return { ...origin, only: /ights$/.test(name) ? 'rights' : 'addresses' } as Rule;
    case 'language':
      return { ...origin, ...split, named: true };
    default:
      return { ...origin, ...split };
  }
}

/** A maker whose dates and role stand in columns of their own, as `Artist Display Bio` and `Artist Role`; not where a cell holds several. */
function creditRule(column: Column, columns: readonly Column[]): Rule | undefined {
  if (column.look.split !== undefined || column.byLanguage || /[[\].@]/.test(column.path)) return undefined;
  const [first] = column.heading.split(/(?<=\p{Ll})(?=\p{Lu})|[\s_.]+/u);
  const beside = (form: RegExp) =>
    columns.find(
      ({ heading, members, path }) =>
        path !== column.path &&
        !members &&
        !/[[\].@]/.test(path) &&
        heading.startsWith(first!) &&
        form.test(heading),
    );
  const dates = beside(/bio$|dates$|lifespan$/i);
  const role = beside(/role$/i);
  if (!dates && !role) return undefined;
  return {
    from: '.',
    label: column.path,
    worded: true,
    ...(dates && { dates: dates.path }),
    ...(role && { role: role.path, plainRole: plainRoles }),
  } as Rule;
}

/** The column whose values can name rows: by its heading, else the first whose values are all different and short. */
function keyOf(columns: readonly Column[]): { column: Column; sure: number; reason: string } | undefined {
  const unique = ({ look, path, members }: Column): boolean =>
    !members && look.distinct === 1 && look.filled > 0.99 && !/\[\]|@$/.test(path);
  const named = (is: Named['is']) =>
    columns.find((column) => column.named?.is === is && (column.look.filled === 0 || unique(column)));
  const byName = named('id') ?? named('identifier');
  if (byName)
    return { column: byName, sure: 0.9, reason: 'its heading names a key, and no value comes twice' };
  const address = columns.find(
    (column) => unique(column) && column.look.addresses > 0.9 && column.look.pictures < 0.5,
  );
  const short = columns.find(
    (column) =>
      unique(column) && column.look.length < 40 && column.look.dates < 0.9 && column.named?.is !== 'title',
  );
  const found = short ?? address;
  return found && { column: found, sure: 0.5, reason: 'no value of it comes twice' };
}

/**
 * Proposes how a table could be read: for each heading a field and a rule, with how sure that is and why, and the mapping that they make. Pure; `rows` is a sample, the
 * first 200 of which are looked at.
 */
export function suggestMapping({
  headings,
  rows = [],
  name = 'suggested',
}: {
  headings: readonly string[];
  rows?: readonly Readonly<Record<string, unknown>>[];
  name?: string;
}): SuggestedMapping {
  const sample = rows.slice(0, looked);
  const columns = groupSample(headings, sample).flatMap(columnsOf);
  const key = keyOf(columns);
  const headed = (is: Named['is']) => columns.find(({ named }) => named?.is === is)?.path;
  const [first, last] = [headed('firstYear'), headed('lastYear')];
  const years: [string, string] | undefined =
    first === undefined || last === undefined ? undefined : [first, last];
  const words = columns.find((column) => weigh(column)?.is === 'date');
  const fields: Record<string, Rule[]> = {};
  const ignores: Record<string, string> = {};
  const add = (field: FieldName, rule: Rule): void => {
    fields[field] = [...(fields[field] ?? []), rule];
  };

  const titled = columns.some((column) => column.named?.is === 'title' && column.named.sure > 0.8);

  const suggest = (column: Column): Suggestion => {
    const { path: heading, named } = column;
    const found = weigh(column);
    if (column === key?.column) {
      const kind = named?.is === 'identifier' ? 'accession' : 'local';
      add('identifier', { from: heading, kind });
      return { heading, is: 'id', rule: { from: heading, kind }, confidence: key.sure, reason: key.reason };
    }
    if (!found || (found.is === 'title' && found.sure <= 0.6 && titled)) return unknown(column);
    // “Owner URL” beside “Owner” speaks of the owner, and not of the thing.
    const other = headings.find(
      (name) => name.length > 2 && name !== heading && heading.toLowerCase().startsWith(name.toLowerCase()),
    );
    const beside = other !== undefined && found.sure <= 0.6;
    const told = {
      confidence: Number((beside ? found.sure / 2 : found.sure).toFixed(2)),
      reason: beside ? `${found.reason}; but it may speak of “${other}”` : found.reason,
    };
    if (found.is === 'item') return { heading, is: 'item', ...told };
    if (found.is === 'measure') {
      const rule = { from: heading, kind: named!.kind!, ...(named!.unit && { unit: named!.unit }) };
      add('dimension', rule);
      return { heading, is: 'dimension', rule, ...told };
    }
    if (found.is === 'firstYear' || found.is === 'lastYear') {
      if (found.is === 'firstYear' && !words && years) {
        const rule = { from: heading, worded: true, between: years } as const;
        add('date', rule);
        return { heading, is: 'date', rule, ...told };
      }
      return {
        heading,
        is: 'date',
        ...told,
        reason: `${told.reason}; it stands in where the words of the date come to nothing`,
      };
    }
    const is: FieldName = found.is === 'id' ? 'identifier' : found.is;
    const rule = ruleOf(is, column, { years: column === words ? years : undefined, columns });
    add(is, rule);
    if (is === 'dimension' && 'worded' in rule) add('extent', { from: heading });
    return { heading, is, rule, ...told };
  };

  /** What nothing is known of is kept in words, under its heading; what only counts, marks or points within another system is not. */
  function unknown({ path: heading, heading: called, look, members }: Column): Suggestion {
    if (members || look.filled === 0 || look.numbers > 0.5 || look.marks > 0.8 || look.addresses > 0.5) {
      if (!heading.includes('.') && !heading.includes('[')) ignores[heading] = 'not told apart; look at it';
      return { heading, confidence: 0, reason: 'neither its heading nor its values tell what it is' };
    }
    const rule: Rule = { from: heading, within: `${called.replaceAll(/[{}]/g, '')}: {}` };
    add('description', rule);
    return {
      heading,
      is: 'description',
      rule,
      confidence: 0.2,
      reason: 'neither its heading nor its values tell what it is; it is kept as a note',
    };
  }

  const suggestions = columns.map(suggest);
  nameRecords(fields, columns, key?.column.path);
  const item = suggestions.find(({ is }) => is === 'item')?.heading;
  const nothing = [...new Set(columns.flatMap(({ look }) => look.nothing))].slice(0, 20);
  const mapping: Mapping = {
    name,
    formats: ['csv', 'tsv', 'xlsx', 'ods', 'json', 'ndjson'],
    recognises: [],
    ...(nothing.length && { nothing }),
    id: key?.column.path ?? headings[0] ?? 'id',
    ...(item !== undefined && { item }),
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, rules]) => [field, rules.length === 1 ? rules[0] : rules]),
    ) as FieldRules,
    ...(Object.keys(ignores).length && { ignores }),
  };
  return { mapping, suggestions };
}

/** Sees to it that records have titles: where the column of titles has gaps, or there is none, by what kind of thing it is. */
function nameRecords(
  fields: Record<string, Rule[]>,
  columns: readonly Column[],
  key: string | undefined,
): void {
  const kinds = (fields.type ?? []).flatMap((rule) =>
    'from' in rule && typeof rule.from === 'string' && !('label' in rule) ? [rule.from] : [],
  );
  const [title, ...others] = fields.title ?? [];
  const columnOf = (path: unknown) => columns.find((column) => column.path === path);
  if (title && 'from' in title && others.length === 0 && kinds.length > 0) {
    const look = columnOf(title.from)?.look;
    if (look && look.filled < 1 && look.filled > 0)
      fields.title = [{ ...title, from: [title.from as string, ...kinds] } as Rule];
  }
  if (title || columns.length === 0) return;
  const [kind] = kinds;
  const parts = [kind, key].filter((part) => part !== undefined);
  if (parts.length > 0) fields.title = [{ from: '.', label: { join: parts, with: ' ' } } as Rule];
}
