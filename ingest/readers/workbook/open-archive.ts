import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Unreadable } from '../source-row.ts';

/** A ZIP archive, of which single parts are read as streams. */
export type Archive = {
  names: readonly string[];
  has(name: string): boolean;
  /** Unpacked size in bytes, as the directory states it (and the reading enforces it). */
  sizeOf(name: string): number;
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

/** No workbook comes near these; what does was made to fill a disk. Parts are never held whole, so that the bounds are on time rather than on memory. */
const bounds = { parts: 20_000, unpacked: 8_000_000_000, small: 64_000_000, ratio: 300 } as const;

const damaged = (reason: string): Unreadable =>
  new Unreadable({
    code: 'zip.broken',
    message: `The workbook’s archive is damaged or was cut short (${reason.slice(0, 120)}).`,
    remedy: 'Open it in a spreadsheet program, save it again, and send it whole.',
  });

const unsafe = (name: string, reason: string): Unreadable =>
  new Unreadable({
    code: 'zip.path',
    value: name.slice(0, 80),
    message: `The archive names a part that leads out of it (${reason.slice(0, 80)}); it was not read.`,
    remedy: 'Save the workbook again with a spreadsheet program.',
  });

const bomb = (name: string): Unreadable =>
  new Unreadable({
    code: 'zip.bomb',
    value: name.slice(0, 80),
    message: 'Unpacked, the archive would be hundreds of times its size; it was not read.',
    remedy: 'Delete empty formatted rows and columns, or save the sheet as “CSV UTF-8”.',
  });

const locked = (): Unreadable =>
  new Unreadable({
    code: 'workbook.encrypted',
    message: 'The workbook is protected by a password.',
    remedy: 'Take the password off (save it anew without encryption) and send it again.',
  });

function checkEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw locked();
  const { uncompressedSize: size, compressedSize: packed, fileName: name } = entry;
  if (size > bounds.unpacked || (size > bounds.small && size > packed * bounds.ratio)) throw bomb(name);
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > bounds.parts) throw damaged(`it lists ${zip.entryCount} parts`);
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^\//, ''), entry);
  return entries;
}

const explain = (error: unknown): unknown => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Unreadable || (error as NodeJS.ErrnoException).code?.startsWith('E')) return error;
  if (/relative path|absolute path|invalid characters in fileName/i.test(message)) return unsafe('', message);
  return damaged(message);
};

/**
 * Opens a ZIP archive (APPNOTE 6.3, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). Nothing is ever unpacked to disk. Ends with an
 * {@link Unreadable} for what is damaged, encrypted, or would unpack to an absurd size.
 */
export async function openArchive(path: string): Promise<Archive> {
  let zip: ZipFile | undefined;
  try {
    const opened = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: false });
    zip = opened;
    const entries = await readDirectory(opened);
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      async *read(name) {
        const entry = entries.get(name);
        if (!entry) throw damaged(`the part ${name} is missing`);
        checkEntry(entry);
        try {
          const stream: Readable = await opened.openReadStreamPromise(entry);
          yield* stream as AsyncIterable<Buffer>;
        } catch (error) {
          throw explain(error);
        }
      },
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    throw explain(error);
  }
}
