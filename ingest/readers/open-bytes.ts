import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { peek } from './peek.ts';
import { Unreadable } from './source-row.ts';

const partSize = 256 * 1024;

/** Other kinds of file that people upload, by their first bytes. */
const strangers: [name: string, magic: number[], remedy: string][] = [
  ['a ZIP archive within another', [0x50, 0x4b, 3, 4], 'Unpack it, and upload the file that holds the data.'],
  [
    'an old Excel workbook (XLS), or one protected by a password',
    [0xd0, 0xcf, 0x11, 0xe0],
    'Save it as XLSX without a password and upload that.',
  ],
  ['a PDF', [0x25, 0x50, 0x44, 0x46], 'Upload the data as CSV or JSON.'],
  ['a picture', [0xff, 0xd8, 0xff], 'Name pictures in the column media of a table.'],
  ['a picture', [0x89, 0x50, 0x4e, 0x47], 'Name pictures in the column media of a table.'],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd], 'Unpack it, or compress it with gzip.'],
  ['a bzip2 archive', [0x42, 0x5a, 0x68], 'Unpack it, or compress it with gzip.'],
];

const begins = (bytes: Uint8Array, magic: number[]): boolean => magic.every((b, i) => bytes[i] === b);

/** What an error of the file system or of zlib means for who sent the file; undefined for an outage. */
function explain(error: unknown): Unreadable | undefined {
  const code = (error as NodeJS.ErrnoException)?.code;
  const message = (error as Error)?.message;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
    return new Unreadable({
      code: 'file.missing',
      message: code === 'EISDIR' ? 'This is a folder.' : 'There is no file here that may be read.',
      remedy: 'Give the path of a file.',
    });
  if (code === 'Z_BUF_ERROR')
    return new Unreadable({
      code: 'gzip.cut',
      message: 'The compressed file ends before its end; the transfer was cut short.',
      remedy: 'Send the file again.',
    });
  if (code?.startsWith('Z_') || message === 'incorrect header check')
    return new Unreadable({
      code: 'gzip.broken',
      message: `The compressed file is damaged (${message}).`,
      remedy: 'Compress it again with gzip, or send it uncompressed.',
    });
  return undefined;
}

async function* explained(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw explain(error) ?? error;
  }
}

/**
 * The bytes of a file (a path) or stream, unpacked where it is gzip (by its first bytes, whatever its name). Ends with an {@link Unreadable} for what
 * is missing, damaged, or of another kind.
 */
export async function* openBytes(file: string | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = typeof file === 'string' ? createReadStream(file, { highWaterMark: partSize }) : file;
  const { head, all } = await peek(explained(source), 4);
  const first = Buffer.concat(head);
  const stranger = strangers.find(([, magic]) => begins(first, magic));
  if (stranger) {
    await all.return();
    throw new Unreadable({
      code: 'format.unknown',
      message: `The file is ${stranger[0]}.`,
      remedy: stranger[2],
    });
  }
  if (!begins(first, [0x1f, 0x8b])) return yield* all;
  const gunzip = createGunzip({ chunkSize: partSize });
  // The callback is empty since the error reaches the reader through `gunzip` itself.
  pipeline(Readable.from(all, { objectMode: false }), gunzip, () => {});
  yield* explained(gunzip);
}
