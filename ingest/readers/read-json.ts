import { describeDamage, looksDamaged } from './find-damage.ts';
import { broken, limits, type RowOutcome, Unreadable } from './source-row.ts';
import { type JsonPart, Oversized, splitJson } from './split-json.ts';

const oversized = (line: number) =>
  new Unreadable({
    code: 'json.size',
    message: `The value that begins in line ${line} holds more than ${limits.element} characters.`,
    remedy: 'Give one object for each record, in an array or one a line.',
  });

/** Objects and lists within one another that no record has; what walks through deeper ones would run out of stack. */
const deepest = 2000;

function isDeeper(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  if (Array.isArray(value)) return value.some((one) => isDeeper(one, left - 1));
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], left - 1)) return true;
  return false;
}

/** The row of one JSON text, or what is wrong with it. */
function* readPart({ text, line, cut }: JsonPart, row: number): Generator<RowOutcome> {
  const value = text.slice(0, 80);
  if (cut)
    throw new Unreadable({
      row,
      code: 'json.cut',
      value,
      message: `The file ends within the object that begins in line ${line}.`,
      remedy: 'Send the file again, whole.',
    });
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    return yield broken({
      row,
      code: 'json.syntax',
      value,
      message: `The object in line ${line} is no JSON: ${(error as Error).message.slice(0, 200)}.`,
      remedy: 'Write the record again with a JSON library.',
    });
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    return yield broken({
      row,
      code: 'json.kind',
      value,
      message: `In line ${line} there is no JSON object.`,
      remedy: 'Give one object for each record: {"id": …, "title": …}.',
    });
  // What is deeper has more brackets than that.
  if (text.length > 2 * deepest && isDeeper(values))
    return yield broken({
      row,
      code: 'json.depth',
      value,
      message: `In the object that begins in line ${line} more than ${deepest} objects and lists stand within one another.`,
      remedy: 'Give the record with its values, not the whole tree that it stands in.',
    });
  if (looksDamaged(text)) {
    const damage = describeDamage({ text, row });
    if (damage) yield damage;
  }
  yield { kind: 'row', row, line, values: values as Record<string, unknown> };
}

/** The objects of a JSON array, or of a file of one object or several. `list`: the text begins with the list, and what comes behind it is no record. */
export async function* readJson({
  text,
  list = false,
}: {
  text: AsyncIterable<string>;
  list?: boolean;
}): AsyncGenerator<RowOutcome> {
  const splitter = splitJson({ once: list });
  let row = 0;
  try {
    for await (const part of text) for (const piece of splitter.push(part)) yield* readPart(piece, ++row);
    for (const piece of splitter.end()) yield* readPart(piece, ++row);
  } catch (error) {
    throw error instanceof Oversized ? oversized(error.line) : error;
  }
}

/** The objects of a file that has one a line (https://github.com/ndjson/ndjson-spec); a broken line is a problem of its own. */
export async function* readJsonLines({ text }: { text: AsyncIterable<string> }): AsyncGenerator<RowOutcome> {
  let rest = '';
  let row = 0;
  for await (const part of text) {
    rest += part;
    let start = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
      const line = rest.slice(start, end).trim();
      start = end + 1;
      row++;
      if (line !== '') yield* readPart({ text: line, line: row }, row);
    }
    rest = rest.slice(start);
    if (rest.length > limits.element) throw oversized(row + 1);
  }
  if (rest.trim() !== '') yield* readPart({ text: rest.trim(), line: row + 1 }, row + 1);
}
