export type Row = Record<string, unknown>;

/** A row as an object: names with capitals, texts of JSON read, what is null left out. */
export function fromRow<T>(row: Row | undefined, json: readonly string[] = []): T | undefined {
  if (row === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === null ? [] : [[name, json.includes(name) ? JSON.parse(value as string) : value]],
    ),
  ) as T;
}

/** All rows, read alike. */
export const many = <T>(rows: Row[], read: (row: Row) => T | undefined): T[] => rows.map((row) => read(row)!);
