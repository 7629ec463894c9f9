/**
 * Where a text stops being SPARQL; `line` and `column` count from 1, and are absent when the fault has no one
 * place.
 */
export type SyntaxFault = { kind: 'malformed'; message: string; line?: number; column?: number };

/** Reads the parser's three ways of saying where; its lists of tokens are left out as they help nobody. */
export function readSyntaxError({ text, message }: { text: string; message: string }): SyntaxFault {
  const character = /^unexpected character: ->(.+)<- at offset: (\d+)/s.exec(message);
  if (character !== null) {
    const at = placeOf({ text, offset: Number(character[2]) });
    const [found] = character[1]!;
    return { kind: 'malformed', message: `unexpected character ${JSON.stringify(found)}`, ...at };
  }
  const drawn = /^Parse error on line (\d+)\n[^\n]*\n(-*)\^/.exec(message);
  const found = /found(?::| -->) '(.*?)'(?:$|\s)/s.exec(message)?.[1];
  if (drawn !== null) {
    const what = found === undefined ? 'unexpected text' : `unexpected ${JSON.stringify(found)}`;
    return { kind: 'malformed', message: what, line: Number(drawn[1]), column: drawn[2]!.length + 1 };
  }
  if (message.startsWith('Parse error') && (found === '' || found === undefined)) {
    const expected = /Expecting --> (.*?) <--/.exec(message)?.[1];
    const what = `the query ends too early${expected === undefined ? '' : `: "${expected}" is missing`}`;
    return { kind: 'malformed', message: what, ...placeOf({ text, offset: text.length }) };
  }
  const [first = message] = message.split('\n');
  return { kind: 'malformed', message: first };
}

/** Line and column of a place in a text, both from 1. */
export function placeOf({ text, offset }: { text: string; offset: number }) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
