import type { DescribedRecord } from '../../../vocab/crosswalks/described-record.ts';
import { edmEnd, edmStart, writeEdm } from '../../../vocab/crosswalks/edm/to-edm.ts';
import { publishedDocuments } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import type { RecordView } from '../../curation/view.ts';
import { recordDocument } from '../graphs/record-graph.ts';
import { csvLine, templateRow } from './write-row.ts';

/** What the forms are written with. `headings`: the columns of CSV, the same in all collections. */
export type FormContext = {
  base: string;
  describe: (record: RecordView) => DescribedRecord;
  headings: readonly string[];
};

/** A form of a dump in which each record is written by itself. `start` and `end` stand around all of them. */
export type DumpForm = {
  form: 'linked-art' | 'edm' | 'csv';
  suffix: string;
  mediaType: string;
  start(context: FormContext): string;
  end: string;
  write(record: RecordView, context: FormContext): string;
};

export const recordForms: readonly DumpForm[] = [
  {
    form: 'linked-art',
    suffix: 'linked-art.ndjson',
    mediaType: 'application/x-ndjson',
    start: () => '',
    end: '',
    write: (record, { base }) =>
      publishedDocuments(recordDocument(record, base), base)
        .map((document) => `${JSON.stringify(document)}\n`)
        .join(''),
  },
  {
    form: 'edm',
    suffix: 'edm.xml',
    mediaType: 'application/rdf+xml',
    start: () => `<?xml version="1.0" encoding="UTF-8"?>\n${edmStart}\n`,
    end: `${edmEnd}\n`,
    write: (record, { describe }) => `${writeEdm(record.content, describe(record))}\n`,
  },
  {
    form: 'csv',
    suffix: 'csv',
    mediaType: 'text/csv',
    start: ({ headings }) => `\ufeff${headings.join(',')}\r\n`,
    end: '',
    write: (record, { base, headings }) => csvLine(templateRow(record, base), headings),
  },
];
export const quadsForm = { form: 'n-quads', suffix: 'nq', mediaType: 'application/n-quads' } as const;
