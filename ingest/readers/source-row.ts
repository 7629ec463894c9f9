import type { SourceProblem } from '../../vocab/problem.ts';

/** `xml` is whichever of the formats after it a document holds. */
export const formats = [
  'csv',
  'tsv',
  'json',
  'ndjson',
  'xlsx',
  'ods',
  'jsonld',
  'turtle',
  'ntriples',
  'nquads',
  'trig',
  'xml',
  'lido',
  'mods',
  'ead',
  'marcxml',
  'dc',
  'edm',
] as const;
export type Format = (typeof formats)[number];

/**
 * One row of a source. `row` counts from 1, headings aside and empty rows included, so that a spreadsheet shows it at `row + 1` and a
 * file of JSON lines at `row`; `line` is where it begins in the text. A table gives strings, and the same array of `headings`
 * with each row; JSON gives the object as it was parsed, XML the record's element under the name of its format (`xml/element.ts`).
 */
export type SourceRow = {
  kind: 'row';
  row: number;
  line?: number;
  headings?: readonly string[];
  values: Readonly<Record<string, unknown>>;
};

/** What is wrong with one row, or (row 0) with the file, while reading goes on. */
export type RowProblem = { kind: 'problem'; problem: SourceProblem };

/** Why nothing more can be read: always the last outcome. */
export type ReadFailure = { kind: 'failure'; problem: SourceProblem };

export type RowOutcome = SourceRow | RowProblem | ReadFailure;

/** Bounds on what one row may hold; past them it is a problem of the row, or of the file where no row's end can be found. */
export const limits = { cell: 1_000_000, columns: 2000, element: 16_000_000 } as const;

type Fault = Omit<SourceProblem, 'severity' | 'path' | 'row'> & { row?: number };

/** The value of a problem by itself: a part of a text would keep the whole of it in memory for as long as the problem is kept. */
const alone = ({ value }: { value?: string }): { value?: string } =>
  value === undefined ? {} : { value: Buffer.from(value).toString() };

/** A row that is refused. */
export const broken = ({ row = 0, ...fault }: Fault): RowProblem => ({
  kind: 'problem',
  problem: { ...fault, ...alone(fault), row, path: '', severity: 'error' },
});

/** Something to know about a row or the file, which is taken all the same. */
export const notice = ({ row = 0, ...fault }: Fault): RowProblem => ({
  kind: 'problem',
  problem: { ...fault, ...alone(fault), row, path: '', severity: 'warning' },
});

export const failure = ({ row = 0, ...fault }: Fault): ReadFailure => ({
  kind: 'failure',
  problem: { ...fault, row, path: '', severity: 'error' },
});

/** Thrown between the steps of reading, and turned into a {@link ReadFailure} where they meet. */
export class Unreadable extends Error {
  readonly outcome: ReadFailure;
  constructor(fault: Fault) {
    super(fault.message);
    this.outcome = failure(fault);
  }
}
