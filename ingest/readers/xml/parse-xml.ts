import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { limits, Unreadable } from '../source-row.ts';
import { makeScope, type Name, type Scope } from './namespaces.ts';

/** An element that opens. `attributes` as they are written; `line` is where the tag ends. */
export type OpenTag = {
  name: Name;
  attributes: Readonly<Record<string, string>>;
  scope: Scope;
  line: number;
};

/** Takes what a document says, in its order. `row` is the number of the record at hand, for what goes wrong in it. */
export type XmlHandler = {
  open(tag: OpenTag): void;
  text(text: string): void;
  close(line: number): void;
  row(): number;
};

/** Elements within one another that no document has, though a hostile one may. */
const deepest = 10_000;

const syntax = (reason: string, line: number, row: number): Unreadable =>
  new Unreadable({
    row,
    code: 'xml.syntax',
    message: `The XML is not well-formed in line ${line}: ${reason.slice(0, 200)}.`,
    remedy: 'Write the file again with an XML library. What stands before that line was read.',
  });

const cut = (reason: string, line: number, row: number): Unreadable =>
  new Unreadable({
    row,
    code: 'xml.cut',
    message: `The file ends in line ${line} before its elements do (${reason.slice(0, 100)}).`,
    remedy: 'Send the file again, whole.',
  });

/**
 * EAD 2002 files name their DTD, which is not needed and never fetched. All other DTDs are refused, since what they declare (entities, defaults) would change
 * what a document says.
 */
function checkDoctype(text: string, line: number): void {
  if (/^\s*ead\b[^[]*(?:\[\s*\]\s*)?$/.test(text)) return;
  throw new Unreadable({
    code: 'xml.doctype',
    value: text.trim().slice(0, 80),
    message: `The file declares a document type (DTD) in line ${line}; it was not read.`,
    remedy: 'Write the file without <!DOCTYPE …>, with characters instead of entities.',
  });
}

/** saxes puts the place before the reason. */
const reasonOf = (error: Error): string =>
  error.message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, '').replace(/\.$/, '');

/**
 * A parser that text is pushed into, part by part. No DTD is read and no entity is known but the five of XML; nothing is fetched. Throws an {@link Unreadable}
 * where a document is not well-formed, or holds a text or tag of more than 16 MB.
 */
export function parseXml(handler: XmlHandler): { push(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const scopes: Scope[] = [makeScope()];
  let ending = false;
  /** Characters since something was last given out: what the parser holds back. */
  let waiting = 0;

  // With more kinds of event than these the parser's own fields become slow to find, and reading takes four times as long.
  parser.on('error', (error) => {
    throw (ending ? cut : syntax)(reasonOf(error), parser.line, handler.row());
  });
  parser.on('doctype', (text) => checkDoctype(text, parser.line));
  parser.on('opentag', (tag: SaxesTagPlain) => {
    waiting = 0;
    const outer = scopes.at(-1)!;
    const attributes: Record<string, string> = tag.attributes;
    let scope = outer;
    let columns = 0;
    for (const name in attributes) {
      if (name.startsWith('xmlns') && scope === outer) scope = outer.bind(attributes);
      columns++;
    }
    if (columns > limits.columns)
      throw syntax(`a tag of more than ${limits.columns} attributes`, parser.line, handler.row());
    if (scopes.length > deepest)
      throw syntax(`more than ${deepest} elements within one another`, parser.line, handler.row());
    scopes.push(scope);
    handler.open({ name: scope.element(tag.name), attributes, scope, line: parser.line });
  });
  parser.on('closetag', () => {
    waiting = 0;
    scopes.pop();
    handler.close(parser.line);
  });
  const text = (text: string): void => {
    waiting = 0;
    handler.text(text);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  return {
    push(text) {
      waiting += text.length;
      parser.write(text);
      // What came out on the way set it to 0; the rest of the part may be all that waits, which is close enough.
      if (waiting > limits.element)
        throw new Unreadable({
          row: handler.row(),
          code: 'xml.size',
          message: `A single text or tag before line ${parser.line} holds more than ${limits.element} characters.`,
          remedy: 'Take out what is embedded (pictures, whole texts), and send the file again.',
        });
    },
    end() {
      ending = true;
      parser.close();
    },
  };
}
