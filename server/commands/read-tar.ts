import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const block = 512;

/** Names that a backup may have: nothing else is unpacked, whatever a file says. */
const known = /^(?:archive\.sqlite|secret|media\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

const textOf = (field: Buffer): string => {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString();
};
const sizeOf = (field: Buffer): number =>
  field[0]! & 0x80 ? Number(field.readBigUInt64BE(4)) : Number.parseInt(textOf(field).trim(), 8);

/** A backup that cannot be unpacked: the message says why. */
export class BadBackup extends Error {}

/** Unpacks a backup into a folder and says what it held. A file that is none, or breaks off, is refused. */
export async function unpackBackup(file: string, folder: string): Promise<string[]> {
  const handle = await open(file);
  const names: string[] = [];
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(block);
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(head, 0, block, at);
      if (bytesRead < block) throw new BadBackup('The file breaks off: it is no whole backup.');
      if (head.every((byte) => byte === 0)) return names;
      if (head.toString('latin1', 257, 262) !== 'ustar')
        throw new BadBackup('The file is no backup of an archive.');
      const prefix = textOf(head.subarray(345, 500));
      const name = (prefix === '' ? '' : `${prefix}/`) + textOf(head.subarray(0, 100));
      const bytes = sizeOf(head.subarray(124, 136));
      if (!known.test(name)) throw new BadBackup(`The file holds “${name}”, which no backup does.`);
      const from = at + block;
      if (!(from + bytes <= size)) throw new BadBackup('The file breaks off: it is no whole backup.');
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      const out = createWriteStream(target, { mode: 0o600, flush: true });
      if (bytes > 0) {
        const part = handle.createReadStream({ start: from, end: from + bytes - 1, autoClose: false });
        await pipeline(part, out);
      } else out.end();
      names.push(name);
      at = from + bytes + ((block - (bytes % block)) % block);
    }
  } finally {
    await handle.close();
  }
}
