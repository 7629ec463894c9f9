import { isAscii, isUtf8 } from 'node:buffer';
import { guessEncoding } from './guess-encoding.ts';
import { peek } from './peek.ts';
import { notice, type RowProblem, Unreadable } from './source-row.ts';
import { declaredEncoding } from './xml/declared-encoding.ts';

export type Decoded = { text: string; notices: RowProblem[] };

const sampleSize = 64 * 1024;
const noticesKept = 20;

/** The encoding that a byte order mark or the pattern of zero bytes shows; undefined for what is ASCII, UTF-8 or an eight-bit encoding. */
export function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  // Separators, digits and line ends have a zero byte in UTF-16 even where the text is Chinese; a stray NUL in UTF-8 is far rarer.
  const [even, odd] = zeros as [number, number];
  if (even + odd < 4 || even + odd < bytes.length / 100) return undefined;
  if (odd > even * 9) return 'utf-16le';
  return even > odd * 9 ? 'utf-16be' : undefined;
}

/** How many bytes at the end begin a UTF-8 sequence that is not complete. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** By the WHATWG's table (https://encoding.spec.whatwg.org/#windows-1252) the five bytes without a character become C1 controls. */
const windows1252 = (bytes: Uint8Array): string => {
  const text = new TextDecoder('windows-1252').decode(bytes);
  if (/[\u0080-\u009f]/.test(text))
    throw new Unreadable({
      code: 'encoding.unknown',
      message: 'The file is neither UTF-8 nor Windows-1252.',
      remedy: 'Save it as UTF-8, or state its encoding (for instance shift_jis, gb18030, windows-1256).',
    });
  return text;
};

const guessed = (says: string): RowProblem =>
  notice({
    code: 'encoding.guessed',
    message: `The file is not UTF-8; it was read as ${says}.`,
    remedy: 'Check the letters; if they are wrong, save the file as UTF-8 or state its encoding.',
  });

const mixed = (text: string): RowProblem =>
  notice({
    code: 'encoding.mixed',
    value: text.slice(0, 80),
    message: 'A line of this UTF-8 file is not UTF-8; it was read as Windows-1252.',
    remedy: 'Check the accented letters of this line, and save the whole file as UTF-8.',
  });

/** Bytes that are looked at before an encoding is guessed. */
const enough = 8192;

/** What a guess is made of: everything from the first line on that is no UTF-8. */
function decodeGuessed(bytes: Uint8Array): {
  step: (bytes: Uint8Array, last?: true) => string;
  says: string;
} {
  const guess = guessEncoding(bytes.subarray(0, 4 * enough));
  if (!guess) return { step: windows1252, says: 'Windows-1252 (Western European)' };
  const decoder = new TextDecoder(guess.label, { fatal: true });
  return {
    says: guess.says,
    step: (part, last) => {
      try {
        return decoder.decode(part, { stream: !last });
      } catch {
        throw new Unreadable({
          code: 'encoding.unknown',
          message: `The file is not UTF-8; it seemed to be ${guess.says}, but holds bytes that this has no letter for.`,
          remedy: 'Save it as UTF-8, or state its encoding.',
        });
      }
    },
  };
}

/**
 * UTF-8 as long as it is that. Bytes that are not, after ASCII alone, show that the whole file is in another encoding, which is guessed by what comes out: what was given
 * out so far stands. After other UTF-8, only the line that holds them is read as Windows-1252.
 */
async function* decodeDetected(source: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  let carry: Uint8Array = new Uint8Array();
  let ascii = true;
  /** What waits to be guessed, once it is known that it is no UTF-8; then how it is read. */
  let waiting: Uint8Array | undefined;
  let other: ReturnType<typeof decodeGuessed> | undefined;
  let told = 0;

  function decodeLines(bytes: Uint8Array): Decoded {
    const notices: RowProblem[] = [];
    let text = '';
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(10, start) + 1 || bytes.length;
      const line = bytes.subarray(start, end);
      if (isUtf8(line)) {
        ascii &&= isAscii(line);
        text += Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8');
        start = end;
        continue;
      }
      if (ascii) {
        waiting = bytes.subarray(start);
        return { text, notices };
      }
      const read = windows1252(line);
      text += read;
      if (told++ < noticesKept) notices.push(mixed(read));
      start = end;
    }
    return { text, notices };
  }

  function decode(bytes: Buffer): Decoded {
    if (other) return { text: other.step(bytes), notices: [] };
    if (waiting) {
      waiting = Buffer.concat([waiting, bytes]);
      return waiting.length < enough ? { text: '', notices: [] } : settle();
    }
    if (!isUtf8(bytes)) {
      const lines = decodeLines(bytes);
      if (waiting === undefined || (waiting as Uint8Array).length < enough) return lines;
      const settled = settle();
      return { text: lines.text + settled.text, notices: [...lines.notices, ...settled.notices] };
    }
    ascii &&= isAscii(bytes);
    return { text: bytes.toString('utf8'), notices: [] };
  }

  function settle(): Decoded {
    other = decodeGuessed(waiting!);
    return { text: other.step(waiting!), notices: [guessed(other.says)] };
  }

  for await (const part of source) {
    const bytes = Buffer.concat([carry, part]);
    const keep = other || waiting ? 0 : unfinished(bytes);
    carry = bytes.subarray(bytes.length - keep);
    yield decode(bytes.subarray(0, bytes.length - keep));
  }
  if (carry.length) yield decode(Buffer.from(carry));
  if (waiting && !other) yield settle();
  if (other) yield { text: other.step(new Uint8Array(), true), notices: [] };
}

async function* decodeAs(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
  fatal: boolean,
): AsyncGenerator<Decoded> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal });
  } catch {
    throw new Unreadable({
      code: 'encoding.name',
      value: encoding,
      message: `“${encoding}” is no encoding that is known here.`,
      remedy: 'Use a name of the Encoding Standard, such as utf-8, utf-16le, windows-1252 or shift_jis.',
    });
  }
  const step = (part?: Uint8Array): string => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode();
    } catch {
      throw new Unreadable({
        code: 'encoding.wrong',
        value: encoding,
        message: `The file holds bytes that ${encoding} has no meaning for.`,
        remedy: 'State the right encoding, or leave it out to have it found.',
      });
    }
  };
  for await (const part of source) yield { text: step(part), notices: [] };
  yield { text: step(), notices: [] };
}

/**
 * Text from bytes, with what there is to know about their encoding. `encoding`: a label of the Encoding Standard; without it an XML declaration is believed; else UTF-8 and UTF-16 (with or
 * without byte order mark) and Windows-1252 are told apart. Ends with an {@link Unreadable} rather than with wrong letters.
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array>,
  encoding?: string,
): AsyncGenerator<Decoded> {
  const { head, all } = await peek(source, sampleSize);
  const sample = Buffer.concat(head);
  const utf16 = encoding === undefined ? detectUtf16(sample) : undefined;
  const stated = encoding ?? declaredEncoding(sample);
  // Half a surrogate pair in UTF-16 costs one character (which is reported with its row), not the file.
  const decoded = utf16
    ? decodeAs(all, utf16, false)
    : stated !== undefined
      ? decodeAs(all, stated, true)
      : decodeDetected(all);
  try {
    let first = true;
    for await (const part of decoded) {
      if (part.text === '' && part.notices.length === 0) continue;
      // TextDecoder takes the mark away, Buffer leaves it.
      yield first && part.text.startsWith('\ufeff') ? { ...part, text: part.text.slice(1) } : part;
      first = false;
    }
  } finally {
    await all.return();
  }
}
