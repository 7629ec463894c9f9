/** One text in the languages of the archive, in their order: so no language can lack it. `{name}` is filled in. */
export type Row = readonly [en: string, fr: string, es: string, ar: string, zh: string, sw: string];

/** Rows by key; the type keeps the keys. */
export const table = <K extends string>(rows: Record<K, Row>): Record<K, Row> => rows;
