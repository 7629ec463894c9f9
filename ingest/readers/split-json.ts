import { limits } from './source-row.ts';

/** A value of the outermost array, or of the file itself: its text, and the line (from 1) in which it begins. `cut`: the file ends within it. */
export type JsonPart = { text: string; line: number; cut?: true };

/** A value that is longer than is allowed. */
export class Oversized extends Error {
  readonly line: number;
  constructor(line: number) {
    super();
    this.line = line;
  }
}

const lineFeed = 10;
const quote = 34;
const backslash = 92;
const open = new Set(['{', '[']);

/**
 * Cuts JSON text (RFC 8259) into the elements of its outermost array, or into its outermost objects one after another, without parsing them. A broken
 * element ends where its brackets say, or its line, so that the ones after it are found. `once`: what follows the outermost array is left.
 */
export function splitJson({ once = false } = {}): { push(text: string): JsonPart[]; end(): JsonPart[] } {
  let buffer = '';
  let at = 0;
  let line = 1;
  let start = -1;
  let startLine = 1;
  let inString = false;
  let opened = 0;
  let outer = false;
  let over = false;
  const stack: number[] = [];

  const breaksLine = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (buffer.charCodeAt(i) === lineFeed) return true;
    return false;
  };

  /** Goes to the end of the string that `at` is in; false when its end has not arrived. */
  function leaveString(): boolean {
    for (;;) {
      const close = buffer.indexOf('"', at);
      // No string may hold a line break: one that does lacks its closing mark, and what it hid of its line is looked at again.
      if (breaksLine(at, close === -1 ? buffer.length : close)) {
        at = opened + 1;
        return true;
      }
      if (close === -1) {
        at = buffer.length;
        return false;
      }
      let slashes = 0;
      while (buffer.charCodeAt(close - 1 - slashes) === backslash) slashes++;
      at = close + 1;
      if (slashes % 2 === 0) return true;
    }
  }

  function scan(final: boolean): JsonPart[] {
    const parts: JsonPart[] = [];
    const finish = (): void => {
      parts.push({ text: buffer.slice(start, at), line: startLine });
      start = -1;
    };
    while (at < buffer.length) {
      if (inString) {
        if (!leaveString()) break;
        inString = false;
        continue;
      }
      const code = buffer.charCodeAt(at);
      if (start === -1) {
        if (code === lineFeed) line++;
        const character = buffer[at]!;
        at++;
        if (/[\s,]/.test(character)) continue;
        if (!outer && character === '[') outer = true;
        else if (outer && character === ']') {
          outer = false;
          over = once;
          if (over) break;
        } else {
          at--;
          start = at;
          startLine = line;
          stack.length = 0;
        }
        continue;
      }
      const plain = stack.length === 0;
      if (plain && at > start && (code === 44 || code === 93 || code === lineFeed)) {
        finish();
        continue;
      }
      at++;
      if (code === quote) {
        inString = true;
        opened = at - 1;
      } else if (code === lineFeed) line++;
      else if (code === 123 || code === 91) stack.push(code);
      else if (code === 125 || code === 93) {
        // A bracket that was forgotten is taken as closed with the brace around it.
        while (stack.length && stack.pop() !== code - 2);
        if (stack.length === 0) finish();
      }
    }
    if (start === -1 || over) {
      buffer = '';
      at = 0;
      return parts;
    }
    buffer = buffer.slice(start);
    at -= start;
    opened -= start;
    start = 0;
    if (buffer.length > limits.element) throw new Oversized(startLine);
    if (final && buffer.trim() !== '')
      parts.push({ text: buffer.trim(), line: startLine, ...(open.has(buffer[0]!) && { cut: true }) });
    return parts;
  }

  return {
    push(text) {
      if (over) return [];
      buffer += text;
      return scan(false);
    },
    end: () => (over ? [] : scan(true)),
  };
}
