import { existsSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  countRow,
  noRows,
  type RowCounts,
  type RowKind,
  type RowPreview,
  rowMarks,
  rowOutcomes,
} from '../../../deposit/row-preview.ts';
import type { RowShown } from '../../../deposit/selection.ts';

/** A row as it is listed: `n` is its number in the list. */
export type ListedRow = { n: number } & RowPreview;

/**
 * Where a line begins (6 bytes), its length (4), and what kind of row it is (4, a bit each): what makes a page of any kind of rows quick to find in a
 * list of any length.
 */
const entrySize = 14;
const bits: readonly string[] = [...rowOutcomes, ...rowMarks];
const bitOf = (name: string) => 1 << bits.indexOf(name);
const maskOf = (kind: RowKind) => (kind === 'conflict' ? bitOf('edited') | bitOf('differs') : bitOf(kind));
const kindsOf = ({ outcome, marks }: RowPreview) =>
  marks.reduce((mask, mark) => mask | bitOf(mark), bitOf(outcome));

/** What a preview showed, and what came of it. */
export type RowList = 'preview' | 'taken';
const rowsFile = (folder: string, list: RowList) => join(folder, `${list}.ndjson`);
const indexFile = (folder: string, list: RowList) => join(folder, `${list}.index`);

/** Writes a list of rows anew. What was added can be read at once: lines are there before the index tells of them. */
export async function writeRows(folder: string, list: RowList) {
  const lines = await open(rowsFile(folder, list), 'w', 0o600);
  const index = await open(indexFile(folder, list), 'w', 0o600);
  let offset = 0;
  return {
    async add(rows: readonly RowPreview[]): Promise<void> {
      if (rows.length === 0) return;
      const entries = Buffer.alloc(rows.length * entrySize);
      const texts: Buffer[] = [];
      for (const [at, row] of rows.entries()) {
        const text = Buffer.from(`${JSON.stringify(row)}\n`);
        entries.writeUIntBE(offset, at * entrySize, 6);
        entries.writeUInt32BE(text.length, at * entrySize + 6);
        entries.writeUInt32BE(kindsOf(row), at * entrySize + 10);
        offset += text.length;
        texts.push(text);
      }
      await lines.appendFile(Buffer.concat(texts));
      await index.appendFile(entries);
    },
    async end(): Promise<void> {
      await lines.close();
      await index.close();
    },
  };
}
export type RowWriter = Awaited<ReturnType<typeof writeRows>>;

/** Entries of the index that are read at once. */
const chunk = 4096;

/** Numbers and places of the rows of a kind that follow one, at most `limit`. */
async function findEntries(
  index: FileHandle,
  { after, limit, kind }: { after: number; limit: number; kind: RowKind | undefined },
): Promise<{ n: number; offset: number; length: number }[]> {
  const mask = kind === undefined ? undefined : maskOf(kind);
  const found: { n: number; offset: number; length: number }[] = [];
  const buffer = Buffer.alloc(chunk * entrySize);
  for (let n = after + 1; ; ) {
    const { bytesRead } = await index.read(buffer, 0, buffer.length, n * entrySize);
    const count = Math.floor(bytesRead / entrySize);
    for (let at = 0; at < count; at += 1, n += 1) {
      if (mask !== undefined && (buffer.readUInt32BE(at * entrySize + 10) & mask) === 0) continue;
      const offset = buffer.readUIntBE(at * entrySize, 6);
      found.push({ n, offset, length: buffer.readUInt32BE(at * entrySize + 6) });
      if (found.length === limit) return found;
    }
    if (count < chunk) return found;
  }
}

const openIf = (path: string): Promise<FileHandle | undefined> =>
  open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Both files of a list; undefined where there is none, as while it is begun anew. */
async function openList(
  folder: string,
  list: RowList,
): Promise<{ index: FileHandle; lines: FileHandle } | undefined> {
  const index = await openIf(indexFile(folder, list));
  const lines = index && (await openIf(rowsFile(folder, list)));
  if (lines) return { index, lines };
  await index?.close();
  return undefined;
}

/**
 * A page of rows, of one kind or all, after the row numbered so (-1: from the first). `next`: the number to go on after, where there is more by now.
 */
export async function readRows(
  folder: string,
  list: RowList,
  { after = -1, limit, kind }: { after?: number; limit: number; kind?: RowKind | undefined },
): Promise<{ entries: ListedRow[]; next?: number }> {
  const files = await openList(folder, list);
  if (!files) return { entries: [] };
  const { index, lines } = files;
  try {
    const found = await findEntries(index, { after, limit: limit + 1, kind });
    const entries: ListedRow[] = [];
    for (const { n, offset, length } of found.slice(0, limit)) {
      const { buffer } = await lines.read(Buffer.alloc(length), 0, length, offset);
      entries.push({ n, ...(JSON.parse(buffer.toString()) as RowPreview) });
    }
    return { entries, ...(found.length > limit && { next: entries.at(-1)!.n }) };
  } catch (error) {
    // The list was begun anew between its two files: there is nothing of it yet.
    if (error instanceof SyntaxError) return { entries: [] };
    throw error;
  } finally {
    await lines.close();
    await index.close();
  }
}

/** All rows, one at a time. */
export async function* allRows(folder: string, list: RowList): AsyncGenerator<RowPreview> {
  if (!existsSync(rowsFile(folder, list))) return;
  const lines = await open(rowsFile(folder, list), 'r');
  for await (const line of lines.readLines()) yield JSON.parse(line) as RowPreview;
}

/** How each row was shown, in their order: read off the index, which is a hundredth of the list. */
export async function* shownRows(folder: string, list: RowList): AsyncGenerator<RowShown> {
  if (!existsSync(indexFile(folder, list))) return;
  const index = await open(indexFile(folder, list), 'r');
  try {
    const buffer = Buffer.alloc(chunk * entrySize);
    for (let n = 0; ; n += chunk) {
      const { bytesRead } = await index.read(buffer, 0, buffer.length, n * entrySize);
      const count = Math.floor(bytesRead / entrySize);
      for (let at = 0; at < count; at += 1) {
        const mask = buffer.readUInt32BE(at * entrySize + 10);
        const named = (name: string) => (mask & bitOf(name)) !== 0;
        yield { outcome: rowOutcomes.find(named)!, marks: rowMarks.filter(named) };
      }
      if (count < chunk) return;
    }
  } finally {
    await index.close();
  }
}

/** Counts a list, which its index suffices for. */
export async function countRows(folder: string, list: RowList): Promise<RowCounts> {
  const counts = noRows();
  for await (const shown of shownRows(folder, list))
    countRow(counts, { ...shown, row: shown.outcome === 'absent' ? 0 : 1 });
  return counts;
}

export const hasRows = (folder: string, list: RowList): boolean => existsSync(indexFile(folder, list));

export const removeRows = async (folder: string, list: RowList): Promise<void> => {
  await rm(rowsFile(folder, list), { force: true });
  await rm(indexFile(folder, list), { force: true });
};
