import { limits } from './source-row.ts';

/**
 * A record of a table. `fault`: why its cells cannot be trusted. `line` is where it begins, from 1. `damaged` text is looked for in `raw`.
 */
export type TableRecord = {
  cells: string[];
  line: number;
  raw: string;
  fault?: 'quote.open' | 'quote.stray' | 'cell.size';
};

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines || (text.includes('\r') ? text.split('\r').length - 1 : 0);
};

/**
 * Cuts text into records (RFC 4180, any delimiter, any line end): `push` what arrives, `end` once. Written here because the usual library
 * reaches half the rows a second that are wanted, and stops at the first stray quote. A quote that does not close by the limit or the end of the file
 * spoils its own row only: reading goes on at the next line.
 */
export function parseTable({ delimiter }: { delimiter: string }): {
  push(text: string): TableRecord[];
  end(): TableRecord[];
} {
  const separator = delimiter.charCodeAt(0);
  // In files with tabs a quote at the beginning of a cell is mostly just a quote.
  const literalQuotes = delimiter === '\t';
  let buffer = '';
  let line = 1;
  let wanted = 0;

  /** One record from `start`; a number is where to go on, undefined means that more text is needed. */
  function readRecord(start: number, final: boolean, into: TableRecord): number | undefined {
    const size = buffer.length;
    let at = start;
    for (;;) {
      let cell: string;
      if (buffer.charCodeAt(at) === quote) {
        let close = at;
        for (;;) {
          close = buffer.indexOf('"', close + 1);
          if (close === -1) return undefined;
          if (buffer.charCodeAt(close + 1) !== quote) break;
          close++;
        }
        if (close + 1 >= size && !final) return undefined;
        cell = buffer.slice(at + 1, close);
        if (cell.includes('""')) cell = cell.replaceAll('""', '"');
        const after = close + 1;
        const code = after >= size ? lineFeed : buffer.charCodeAt(after);
        if (code === separator || code === lineFeed || code === carriageReturn) at = after;
        else {
          if (!literalQuotes) into.fault = 'quote.stray';
          const end = endOfPlain(literalQuotes ? at : after);
          if (end === size && !final) return undefined;
          cell = literalQuotes ? buffer.slice(at, end) : cell + buffer.slice(after, end);
          at = end;
        }
      } else {
        const end = endOfPlain(at);
        if (end === size && !final) return undefined;
        cell = buffer.slice(at, end);
        at = end;
      }
      if (cell.length > limits.cell) {
        into.fault = 'cell.size';
        cell = cell.slice(0, 80);
      }
      into.cells.push(cell);
      if (at >= size) return size;
      const code = buffer.charCodeAt(at);
      if (code === separator) {
        at++;
        continue;
      }
      if (code === lineFeed) return at + 1;
      // A carriage return at the end of what has arrived may be half a line end.
      if (at + 1 >= size && !final) return undefined;
      return buffer.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    }
  }

  function endOfPlain(from: number): number {
    let at = from;
    for (; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at);
      if (code === separator || code === lineFeed || code === carriageReturn) break;
    }
    return at;
  }

  /** The line in which a quote opened and never closed, alone. */
  function openRecord(start: number): { record: TableRecord; next: number } {
    const found = buffer.slice(start).search(/[\r\n]/);
    const end = found === -1 ? buffer.length : start + found;
    const next = end + (buffer.startsWith('\r\n', end) ? 2 : 1);
    const raw = buffer.slice(start, Math.min(end, start + limits.cell));
    return { record: { cells: [], line, raw, fault: 'quote.open' }, next: Math.min(next, buffer.length) };
  }

  function drain(final: boolean): TableRecord[] {
    const records: TableRecord[] = [];
    let start = 0;
    while (start < buffer.length) {
      const record: TableRecord = { cells: [], line, raw: '' };
      let next = readRecord(start, final, record);
      if (next === undefined) {
        if (!final && buffer.length - start < limits.element) break;
        const open = openRecord(start);
        records.push(open.record);
        next = open.next;
      } else {
        record.raw = buffer.slice(start, next);
        records.push(record);
      }
      line += countLines(buffer.slice(start, next));
      start = next;
    }
    buffer = buffer.slice(start);
    // A record that goes on is read again when twice as much of it is there, so that long ones cost no more than twice their length.
    wanted = buffer.length * 2;
    return records;
  }

  return {
    push(text) {
      buffer += text;
      return buffer.length < wanted ? [] : drain(false);
    },
    end: () => drain(true),
  };
}
