import { describeDamage, looksDamaged } from '../find-damage.ts';
import { type RowOutcome, type RowProblem, Unreadable } from '../source-row.ts';
import { isElement, textIn } from './element.ts';
import { describeTooLarge, TooLarge } from './grow-tree.ts';
import type { Name } from './namespaces.ts';
import { watchEnvelope } from './oai/watch-envelope.ts';
import { type OpenTag, parseXml } from './parse-xml.ts';
import type { RecordReader, RowValues } from './record-reader.ts';
import { readerOf, type XmlFormat } from './xml-formats.ts';

/** The first text in an element that shows traces of a wrong decoding. */
function damagedText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    for (const child of value) {
      const found = damagedText(child);
      if (found !== undefined) return found;
    }
  } else if (isElement(value)) {
    const text = textIn(value);
    if (text !== undefined && looksDamaged(text)) return text;
    for (const child of Object.values(value))
      if (typeof child !== 'string') {
        const found = damagedText(child);
        if (found !== undefined) return found;
      }
  }
  return undefined;
}

type Open = { reader: RecordReader | undefined; depth: number; line: number };

/** The records of a document, wherever in it they begin; what is around them is looked at for what an OAI-PMH answer says. */
function gatherRecords(format: XmlFormat | undefined) {
  const found: RowOutcome[] = [];
  const around: Name[] = [];
  const envelope = watchEnvelope();
  let open: Open | undefined;
  let row = 0;
  let records = 0;
  let damaged = false;

  const emit = {
    row(values: RowValues, line: number) {
      row++;
      records++;
      const header = envelope.header();
      const whole = header ? { ...values, 'oai:header': [header] } : values;
      const text = damaged ? damagedText(Object.values(values)) : undefined;
      const damage = text === undefined ? undefined : describeDamage({ text, row });
      if (damage) found.push(damage);
      found.push({ kind: 'row', row, line, values: whole });
    },
    problem(problem: (row: number) => RowProblem) {
      found.push(problem(row));
    },
    refused(problem: (row: number) => RowProblem) {
      records++;
      found.push(problem(++row));
    },
  };

  /** What a record's own reader does; one that grows past all bounds is left there, and the others go on. */
  function guard(step: (reader: RecordReader) => void): void {
    if (!open?.reader) return;
    try {
      step(open.reader);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      const { line } = open;
      emit.refused((row) => describeTooLarge({ error, row, line }));
      open.reader = undefined;
    }
  }

  return {
    handler: {
      row: () => (open ? row + 1 : row),
      open(tag: OpenTag) {
        if (open) {
          open.depth++;
          return guard((reader) => reader.open(tag));
        }
        const make = readerOf(tag.name, around.at(-1), format);
        if (make) {
          open = { reader: make(emit), depth: 1, line: tag.line };
          guard((reader) => reader.open(tag));
        } else {
          around.push(tag.name);
          envelope.open(tag);
        }
      },
      text(text: string) {
        if (open) guard((reader) => reader.text(text));
        else envelope.text(text);
      },
      close() {
        if (!open) {
          around.pop();
          const said = envelope.close();
          if (said) found.push(said.deleted ? said.problem(++row) : said.problem(row));
          if (said) records++;
          return;
        }
        guard((reader) => reader.close());
        if (--open.depth === 0) open = undefined;
      },
    },
    /** What was found since this was last asked. */
    take: () => found.splice(0),
    /** To look at texts more closely from here on. */
    suspect(text: string) {
      damaged = looksDamaged(text) || (damaged && open !== undefined);
    },
    count: () => records,
  };
}

/** Characters that are read before what they hold is given out. */
const portion = 16 * 1024;

const without = (format: XmlFormat | undefined, root: string): Unreadable =>
  new Unreadable({
    code: 'xml.records',
    value: root,
    message: `The file is XML (its root is <${root}>), but there is no ${format ?? 'record of a known format'} in it.`,
    remedy: 'Send LIDO, MODS, EAD, MARCXML, Dublin Core or EDM, alone or in an OAI-PMH answer.',
  });

/**
 * The records of an XML document, each as soon as it ends; never more than one is held. What is not well-formed ends the reading, and what stood before it is
 * given out.
 */
export async function* readXml({
  text,
  format,
}: {
  text: AsyncIterable<string>;
  format?: XmlFormat | undefined;
}): AsyncGenerator<RowOutcome> {
  const records = gatherRecords(format);
  let root = '';
  const parser = parseXml({
    ...records.handler,
    open(tag) {
      root ||= tag.name.key;
      records.handler.open(tag);
    },
  });
  try {
    for await (const part of text) {
      records.suspect(part);
      // A few records at a time, so that they are gone again before memory is cleared up.
      for (let at = 0; at < part.length; at += portion) {
        parser.push(part.slice(at, at + portion));
        yield* records.take();
      }
    }
    parser.end();
  } catch (error) {
    yield* records.take();
    throw error;
  }
  yield* records.take();
  if (records.count() === 0) throw without(format, root);
}
