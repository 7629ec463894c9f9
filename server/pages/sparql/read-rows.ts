import { isNumber, type Term } from './show-term.ts';

/** A result of rows: its columns, and its rows by column. */
export type Rows = { names: string[]; rows: Record<string, Term | undefined>[] };
export type View = 'table' | 'chart' | 'timeline' | 'map';

/** Columns that a chart is made of: what each bar is called, and how long it is. */
export type ChartColumns = { name: string; value: string };
/** Columns of a timeline: what each line is called, and when it begins and ends, which may be the same. */
export type TimelineColumns = { name: string; begin: string; end: string };
/** Columns of a map; `size` where there is a number besides. */
export type MapColumns = { name: string; latitude: string; longitude: string; size: string | undefined };

const isTime = (term: Term | undefined): boolean =>
  term?.type === 'literal' && /#(?:dateTime|date|gYear|gYearMonth)$/.test(term.datatype ?? '');

/** The columns all of whose values, where there are any, are of a kind. */
function columnsOf({ names, rows }: Rows, isOfKind: (term: Term | undefined) => boolean): string[] {
  return names.filter((name) => {
    const values = rows.map((row) => row[name]).filter((term) => term !== undefined);
    return values.length > 0 && values.every(isOfKind);
  });
}

/** What each row is called: by a column of texts, best one that is called a name; else by its first column. */
function naming({ names, rows }: Rows, others: readonly (string | undefined)[]): string | undefined {
  const left = names.filter((name) => !others.includes(name));
  const texts = left.filter((name) => rows.some((row) => row[name]?.type === 'literal'));
  return texts.find((name) => /name|label|title/i.test(name)) ?? left[0];
}

export function chartColumns(result: Rows): ChartColumns | undefined {
  const numbers = columnsOf(result, isNumber).filter((name) => !/^(?:lat|long|lng|lon|rank)/i.test(name));
  const value = numbers[0];
  const name = naming(result, [...columnsOf(result, isNumber), ...columnsOf(result, isTime)]);
  return result.rows.length > 1 && value !== undefined && name !== undefined ? { name, value } : undefined;
}

export function timelineColumns(result: Rows): TimelineColumns | undefined {
  const times = columnsOf(result, isTime);
  const [begin, end = begin] = times;
  const name = naming(result, [...times, ...columnsOf(result, isNumber)]);
  return begin !== undefined && end !== undefined && name !== undefined && result.rows.length > 1
    ? { name, begin, end }
    : undefined;
}

export function mapColumns(result: Rows): MapColumns | undefined {
  const numbers = columnsOf(result, isNumber);
  const latitude = numbers.find((name) => /^lat/i.test(name));
  const longitude = numbers.find((name) => /^(?:long|lng|lon)/i.test(name));
  if (latitude === undefined || longitude === undefined) return undefined;
  const size = numbers.find((name) => name !== latitude && name !== longitude);
  const name = naming(result, [latitude, longitude, size]);
  return name === undefined ? undefined : { name, latitude, longitude, size };
}

/** The ways in which a result can be seen. */
export function viewsOf(result: Rows): View[] {
  return [
    'table',
    ...(chartColumns(result) ? (['chart'] as const) : []),
    ...(timelineColumns(result) ? (['timeline'] as const) : []),
    ...(mapColumns(result) ? (['map'] as const) : []),
  ];
}
