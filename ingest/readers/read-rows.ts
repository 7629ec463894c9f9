import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectFormat } from './detect-format.ts';
import { openBytes } from './open-bytes.ts';
import { peek } from './peek.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { readTable } from './read-table.ts';
import { type Format, notice, type RowOutcome, type RowProblem, Unreadable } from './source-row.ts';

/**
 * What to read. `file`: a path, or a stream of bytes (then `name` may say what it was called). `format`, `encoding` (a label of the Encoding Standard)
 * and `delimiter` are found where they are not told.
 */
export type Source = {
  file: string | AsyncIterable<Uint8Array>;
  name?: string | undefined;
  format?: Format | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
};

const sampleSize = 64 * 1024;

/** The text alone; what there is to say about its encoding is put aside in `notices`. */
async function* textOf(source: Source, notices: RowProblem[]): AsyncGenerator<string> {
  for await (const part of decodeText(openBytes(source.file), source.encoding)) {
    notices.push(...part.notices);
    yield part.text;
  }
}

const misnamed = (name: string, format: Format): RowProblem =>
  notice({
    code: 'format.name',
    value: name,
    message: `The file's name does not fit its content, which was read as ${format.toUpperCase()}.`,
    remedy: 'Nothing, if that is right; otherwise state the format.',
  });

async function* read(source: Source): AsyncGenerator<RowOutcome> {
  const notices: RowProblem[] = [];
  const { head, all } = await peek(textOf(source, notices), sampleSize);
  try {
    const sample = head.join('');
    if (sample.trim() === '')
      throw new Unreadable({
        code: 'file.empty',
        message: 'The file is empty.',
        remedy: 'Send a file with a row of headings, or with JSON objects.',
      });
    const name = source.name ?? (typeof source.file === 'string' ? source.file : undefined);
    const detected = detectFormat({ sample, name });
    const format = source.format ?? detected.format;
    if (detected.misnamed && name !== undefined && source.format === undefined)
      yield misnamed(name.split(/[\\/]/).at(-1)!, format);
    const delimiter = source.delimiter ?? (format === 'tsv' ? '\t' : detectDelimiter(sample));
    const rows =
      format === 'json'
        ? readJson({ text: all })
        : format === 'ndjson'
          ? readJsonLines({ text: all })
          : readTable({ text: all, delimiter });
    for await (const outcome of rows) {
      if (notices.length) yield* notices.splice(0);
      yield outcome;
    }
    yield* notices;
  } finally {
    await all.return();
  }
}

/**
 * Reads a source row by row, never holding more than one part of it. A row that cannot be read is a `problem`, and the others go on; what ends the
 * reading is a `failure`, the last outcome. Throws for outages alone (a disk that fails).
 */
export async function* readRows(source: Source): AsyncGenerator<RowOutcome> {
  try {
    yield* read(source);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield error.outcome;
  }
}
