import { createReadStream } from 'node:fs';
import type { BagEntry } from './write-bag.ts';

const block = 512;

/** A number in octal digits, or where they are too few, in GNU's binary form. */
function numeric(value: number, length: number): Buffer {
  const digits = value.toString(8);
  const field = Buffer.alloc(length);
  if (digits.length < length) {
    field.write(digits.padStart(length - 1, '0'), 'latin1');
    return field;
  }
  field.writeBigUInt64BE(BigInt(value), length - 8);
  field[0] = 0x80;
  return field;
}

/** The header of a file in the ustar format (POSIX.1-2017, pax, "ustar Interchange Format"). `time` is seconds since 1970. */
function header(path: string, bytes: number, time: number): Buffer {
  const cut = path.lastIndexOf('/');
  const [prefix, name] =
    Buffer.byteLength(path) <= 100 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
  const head = Buffer.alloc(block);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  numeric(bytes, 12).copy(head, 124);
  numeric(time, 12).copy(head, 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257, 'latin1');
  head.write(prefix, 345, 155);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return head;
}

const padding = (bytes: number): number => (block - (bytes % block)) % block;

/** How large a tar file of some entries is, in bytes. */
export const tarSize = (entries: readonly BagEntry[]): number =>
  entries.reduce((sum, { bytes }) => sum + block + bytes + padding(bytes), 2 * block);

/** A tar file, piece by piece; no file is held in memory. A file that has another size than was told breaks it off. */
export async function* writeTar(entries: readonly BagEntry[], made: string): AsyncGenerator<Buffer> {
  const time = Math.floor(Date.parse(made) / 1000);
  for (const entry of entries) {
    yield header(entry.path, entry.bytes, time);
    let sent = 0;
    if ('text' in entry) {
      yield Buffer.from(entry.text);
      sent = entry.bytes;
    } else
      for await (const chunk of createReadStream(entry.file, { highWaterMark: 1 << 18 })) {
        sent += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
    if (sent !== entry.bytes) throw new Error(`${entry.path} is not of the size that the dump tells.`);
    yield Buffer.alloc(padding(entry.bytes));
  }
  yield Buffer.alloc(2 * block);
}
