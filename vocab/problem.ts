/**
 * What is wrong with input, where, and the remedy. `error`: the record is refused; `warning`: it is taken, with the value set aside
 * or kept in a weaker form, as the message says. `path` points into the record (`date[0].edtf`).
 */
export type Problem = {
  code: string;
  severity: 'error' | 'warning';
  path: string;
  value?: string;
  message: string;
  remedy: string;
};

/** A problem with its place in the source: `row` counts records from 1, `column` is a heading or a path. */
export type SourceProblem = Problem & { row: number; column?: string; id?: string };
