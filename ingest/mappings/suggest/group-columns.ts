import { isLanguageTag } from '../../../vocab/record/language-map.ts';

/**
 * A column of a table, or a path within objects (`artists[].name`), with its values from a sample, one a row. `heading`: the words by which it is known.
 * `members`: what the objects at the path hold, with paths from there; `byLanguage`: they are texts by language.
 */
export type SampledColumn = {
  path: string;
  heading: string;
  cells: string[];
  members?: SampledColumn[];
  byLanguage?: true;
};

type Values = Readonly<Record<string, unknown>>;

const deepest = 4;
const mostColumns = 2000;
/** Objects of one path that are looked at, and how much of each text. */
const mostObjects = 1000;
const longest = 1000;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value.slice(0, longest)
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tags that mean a language, and hardly ever another thing, as the keys of an object. */
const usualTags = new Set('en fr de es ar ja zh und it nl pt ru fa ko sw gez am'.split(' '));

const isLanguageMap = (value: Values): boolean => {
  const keys = Object.keys(value);
  return (
    keys.length > 0 &&
    keys.every((key) => /^[a-z]{2,3}(?:-|$)/.test(key) && isLanguageTag(key)) &&
    keys.some((key) => usualTags.has(key.split('-')[0]!)) &&
    Object.values(value).every((one) => typeof one === 'string' || Array.isArray(one))
  );
};

/** The columns of objects: texts and lists of texts by their path, objects and lists of objects with what they hold. */
function columnsWithin(rows: readonly Values[], depth: number): SampledColumn[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, mostColumns);
  return keys.flatMap((key): SampledColumn[] => {
    const values = rows.map((row) => (Object.hasOwn(row, key) ? row[key] : undefined));
    const isList = values.some(Array.isArray);
    const elements = values.map((value) => (Array.isArray(value) ? value : value == null ? [] : [value]));
    const path = isList ? `${key}[]` : key;
    const objects = elements.flat().filter(isObject).slice(0, mostObjects);
    if (objects.length > 0) {
      // A list that one row has and another gives as an object cannot be read by one path.
      const mixed = isList && values.some(isObject);
      if (objects.every(isLanguageMap))
        return [{ path: `${key}@`, heading: key, cells: [], byLanguage: true }];
      if (depth >= deepest || mixed || key.includes('.')) return [];
      return [{ path, heading: key, cells: [], members: columnsWithin(objects, depth + 1) }];
    }
    const texts = elements.map((list) => list.flatMap((value) => textOf(value) ?? []));
    return [{ path, heading: key, cells: isList ? texts.flat() : texts.map(([text = '']) => text) }];
  });
}

/** The columns of a sample: by its headings, where they are told; else by what the rows hold. */
export function groupSample(headings: readonly string[], rows: readonly Values[]): SampledColumn[] {
  if (!rows.some((row) => Object.values(row).some((value) => typeof value === 'object' && value !== null)))
    return headings.slice(0, mostColumns).map((heading) => ({
      path: heading,
      heading: heading.replaceAll('[]', ''),
      cells: rows.map((row) => textOf(Object.hasOwn(row, heading) ? row[heading] : undefined) ?? ''),
    }));
  return columnsWithin(rows, 0);
}

/** What says of a member no more than that it is the name of what it stands in. */
const plainMember = /(?:^|[_.\s])(?:name|title|label|value|content|text|term)$/i;

/** A column within an object that has no meaning as a whole, as one of its own: `dates.created`; `time.time_name` is called by what it is the name of. */
export function liftMembers(column: SampledColumn): SampledColumn[] {
  return (column.members ?? []).map((member) => {
    const [stem] = member.heading.split(plainMember);
    const repeats = stem === '' || column.heading.toLowerCase().includes(stem!.toLowerCase());
    const heading = plainMember.test(member.heading) && repeats ? column.heading : member.heading;
    return { ...member, path: `${column.path}.${member.path}`, heading };
  });
}
