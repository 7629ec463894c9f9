import type { RowProblem } from '../source-row.ts';
import type { XmlElement } from './element.ts';
import type { OpenTag } from './parse-xml.ts';

/** The values of a row, under the name of its format: `{ lido: [element] }`. */
export type RowValues = Record<string, XmlElement[]>;

/** Where a reader of records gives them out. `line`: where the record begins. */
export type Emit = {
  row(values: RowValues, line: number): void;
  /** Something to say of the row that was given out last; `refused`, of one that takes the place of a row. */
  problem(problem: (row: number) => RowProblem): void;
  refused(problem: (row: number) => RowProblem): void;
};

/** Takes what is within a record element, from its own tag to its end, and gives out the rows that it holds: one, or many (EAD, RDF). */
export type RecordReader = {
  open(tag: OpenTag): void;
  text(text: string): void;
  close(): void;
};

export type MakeReader = (emit: Emit) => RecordReader;
