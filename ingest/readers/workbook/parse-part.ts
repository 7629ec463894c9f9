import { SaxesParser } from 'saxes';
import { decodeText } from '../decode-text.ts';
import { limits, Unreadable } from '../source-row.ts';

/** Takes what a part says, in its order. Names are local: a part's namespaces are fixed by where it stands. */
export type PartHandler = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
};

const deepest = 1000;

const broken = (name: string, reason: string): Unreadable =>
  new Unreadable({
    code: 'workbook.xml',
    value: name.slice(0, 80),
    message: `A part of the workbook is not well-formed (${reason.slice(0, 160)}).`,
    remedy: 'Open the workbook in a spreadsheet program, save it again, and send that.',
  });

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Shortens what stands between two tags to little more than a cell may hold, so that no text grows in memory without bound; whoever reads it sees that it is
 * too long, and the cells after it are read.
 */
function boundRuns(): (text: string) => string {
  const most = limits.cell + 20;
  let run = 0;
  return (text) => {
    const begins = text.indexOf('<');
    if (run + (begins === -1 ? text.length : begins) <= most) {
      run = begins === -1 ? run + text.length : text.length - text.lastIndexOf('<');
      return text;
    }
    let kept = '';
    for (let at = 0; at < text.length; ) {
      const next = text.indexOf('<', at + 1);
      const end = next === -1 ? text.length : next;
      if (text[at] === '<') run = 0;
      const room = Math.max(0, most - run);
      const piece = text.slice(at, Math.min(end, at + room));
      // Half a character reference would be a fault of its own.
      kept += piece.length < end - at ? piece.replace(/&[^;]{0,10}$/, '') : piece;
      run += end - at;
      at = end;
    }
    return kept;
  };
}

/**
 * Reads a part of a workbook as XML, part by part; after each, `taken` gives what the handler has gathered. No DTD is read, no entity known but the five of XML.
 */
export async function* parsePart<T>({
  name,
  bytes,
  handler,
  taken,
}: {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  handler: PartHandler;
  taken: () => Iterable<T>;
}): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw broken(name, error.message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, ''));
  });
  parser.on('doctype', () => {
    throw broken(name, 'it declares a document type, DTD, which no workbook has');
  });
  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw broken(name, `more than ${deepest} elements within one another`);
    handler.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handler.close(local(tag.name));
  });
  const text = (text: string): void => handler.text(text);
  parser.on('text', text);
  parser.on('cdata', text);
  const bound = boundRuns();
  for await (const decoded of decodeText(bytes)) {
    parser.write(bound(decoded.text));
    yield* taken();
  }
  parser.close();
  yield* taken();
}

/** Reads a small part for what its handler gathers. */
export async function readPart(part: {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  handler: PartHandler;
}): Promise<void> {
  for await (const _ of parsePart({ ...part, taken: () => [] }));
}
