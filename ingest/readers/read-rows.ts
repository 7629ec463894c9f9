import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectFormat } from './detect-format.ts';
import { findList } from './find-list.ts';
import { openBytes } from './open-bytes.ts';
import { peek } from './peek.ts';
import { findGraph } from './rdf/find-graph.ts';
import type { Contexts } from './rdf/known-contexts.ts';
import { readGraph } from './rdf/read-graph.ts';
import { isQuadFormat, readQuads } from './rdf/read-quads.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { readLinkedJson } from './read-linked-json.ts';
import { readTable } from './read-table.ts';
import { type Format, notice, type RowOutcome, type RowProblem, Unreadable } from './source-row.ts';
import { textFrom } from './text-from.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { takeWorkbook } from './workbook/take-workbook.ts';
import { readXml } from './xml/read-xml.ts';
import { isXmlFormat } from './xml/xml-formats.ts';

/**
 * What to read. `file`: a path, or a stream of bytes (then `name` may say what it was called). `format`, `encoding` (a label of the Encoding Standard)
 * and `delimiter` are found where they are not told; `sheet` names one of a workbook’s, whose first with headings is read without it.
 */
export type Source = {
  file: string | AsyncIterable<Uint8Array>;
  name?: string | undefined;
  format?: Format | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
  /** Contexts of JSON-LD that are kept for documents which name them, by address; none is fetched. */
  contexts?: Contexts | undefined;
};

const sampleSize = 64 * 1024;

/** The text alone; what there is to say about its encoding is put aside in `notices`. */
async function* textOf(source: Source, notices: RowProblem[]): AsyncGenerator<string> {
  for await (const part of decodeText(openBytes(source.file), source.encoding)) {
    notices.push(...part.notices);
    yield part.text;
  }
}

const misnamed = (name: string, format: Format | 'workbook'): RowProblem =>
  notice({
    code: 'format.name',
    value: name,
    message: `The file's name does not fit its content, which was read as ${format.toUpperCase()}.`,
    remedy: 'Nothing, if that is right; otherwise state the format.',
  });

/** The reader of a format, on the text of a file that begins like `sample`. */
function rowsIn({
  format,
  sample,
  text,
  source,
}: {
  format: Format;
  sample: string;
  text: AsyncIterable<string>;
  source: Source;
}): AsyncIterable<RowOutcome> {
  const { contexts } = source;
  if (format === 'xml' || isXmlFormat(format))
    return readXml({ text, format: format === 'xml' ? undefined : format });
  if (isQuadFormat(format)) return readQuads({ text, format });
  if (format === 'json' || format === 'jsonld') {
    const graph = findGraph(sample);
    if (graph) return readGraph({ text, ...graph, contexts });
    const list = findList(sample);
    const rows = list ? readJson({ text: textFrom(text, list.at), list: true }) : readJson({ text });
    return readLinkedJson(rows, contexts);
  }
  if (format === 'ndjson') return readLinkedJson(readJsonLines({ text }), contexts);
  const delimiter = source.delimiter ?? (format === 'tsv' ? '\t' : detectDelimiter(sample));
  return readTable({ text, delimiter });
}

async function* readAsText(source: Source): AsyncGenerator<RowOutcome> {
  const notices: RowProblem[] = [];
  const { head, all } = await peek(textOf(source, notices), sampleSize);
  try {
    const sample = head.join('');
    if (sample.trim() === '')
      throw new Unreadable({
        code: 'file.empty',
        message: 'The file is empty.',
        remedy: 'Send a file with a row of headings, with JSON objects, or of XML.',
      });
    const name = source.name ?? (typeof source.file === 'string' ? source.file : undefined);
    const detected = detectFormat({ sample, name });
    const format = source.format ?? detected.format;
    if (detected.misnamed && name !== undefined && source.format === undefined)
      yield misnamed(name.split(/[\\/]/).at(-1)!, format);
    if (format === 'xlsx' || format === 'ods')
      throw new Unreadable({
        code: 'format.unknown',
        message: 'The file is no workbook (XLSX, ODS).',
        remedy: 'Leave the format out to have it found, or send the workbook.',
      });
    const rows = rowsIn({ format, sample, text: all, source });
    for await (const outcome of rows) {
      if (notices.length) yield* notices.splice(0);
      yield outcome;
    }
    yield* notices;
  } finally {
    await all.return();
  }
}

const nameOf = ({ name, file }: Source): string | undefined =>
  (name ?? (typeof file === 'string' ? file : undefined))?.split(/[\\/]/).at(-1);

async function* read(source: Source): AsyncGenerator<RowOutcome> {
  const taken = await takeWorkbook(source.file);
  if (!('workbook' in taken)) return yield* readAsText({ ...source, file: taken.other });
  const { path, remove } = taken.workbook;
  try {
    const name = nameOf(source);
    if (name !== undefined && /\.(?:csv|tsv|tab|txt|json|ndjson|jsonl|xml)$/i.test(name))
      yield misnamed(name, 'workbook');
    yield* readWorkbook({ path, sheet: source.sheet });
  } finally {
    await remove();
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
