import { connect } from 'node:net';

/** FastCGI 1.0, section 8: the types of records used here. */
const BEGIN = 1;
const END = 3;
const PARAMS = 4;
const STDIN = 5;
const STDOUT = 6;

/** Asks a FastCGI responder once and gives what it wrote, headers included. One connection each, as it closes them. */
export async function askFastCgi(ask: { port: number; params: Record<string, string> }): Promise<Buffer> {
  const socket = connect(ask.port, '127.0.0.1');
  socket.setNoDelay(true);
  const params = Buffer.concat(Object.entries(ask.params).map(([name, value]) => pair(name, value)));
  socket.end(
    Buffer.concat([
      record(BEGIN, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])),
      record(PARAMS, params),
      record(PARAMS, Buffer.alloc(0)),
      record(STDIN, Buffer.alloc(0)),
    ]),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return readOutput(Buffer.concat(chunks));
}

function record(type: number, content: Buffer): Buffer {
  const head = Buffer.from([1, type, 0, 1, 0, 0, 0, 0]);
  head.writeUInt16BE(content.length, 4);
  return Buffer.concat([head, content]);
}

function pair(name: string, value: string): Buffer {
  return Buffer.concat([lengthOf(name), lengthOf(value), Buffer.from(name), Buffer.from(value)]);
}

function lengthOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length < 128) return Buffer.from([length]);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((length | 0x80000000) >>> 0);
  return bytes;
}

function readOutput(bytes: Buffer): Buffer {
  const output: Buffer[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const type = bytes[at + 1];
    const length = bytes.readUInt16BE(at + 4);
    if (type === STDOUT) output.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === END) break;
    at += 8 + length + bytes[at + 6]!;
  }
  return Buffer.concat(output);
}
