import type { Store } from 'oxigraph';
import type { Engine } from './load-oxigraph.ts';
import { type ImageHeader, prepareMemory } from './memory-image.ts';

/**
 * Copies a store's memory from one worker into another through a small shared window: no file, and no third
 * copy of some gigabytes. Both sides block meanwhile; a side that hears nothing for ten seconds gives up.
 */
export type CopyWindow = { control: SharedArrayBuffer; halves: [SharedArrayBuffer, SharedArrayBuffer] };

const HALF = 8 * 1024 * 1024;
const PATIENCE = 10_000;
/** control[0], control[1]: bytes waiting in each half; 0 when it is free to be filled. */
export function openCopyWindow(): CopyWindow {
  const half = () => new SharedArrayBuffer(HALF);
  return { control: new SharedArrayBuffer(8), halves: [half(), half()] };
}

/** The header goes first, as JSON; then the memory. */
export function sendMemory(args: { engine: Engine; header: ImageHeader; window: CopyWindow }): void {
  const { engine, header, window } = args;
  if (engine.memory === null) throw new Error('this build of Oxigraph has no memory image');
  const memory = new Uint8Array(engine.memory.linear.buffer);
  const { next } = turns(window);
  const put = (bytes: Uint8Array) => {
    const { control, index, half } = next();
    waitWhile(control, index, (value) => value !== 0);
    half.set(bytes);
    Atomics.store(control, index, bytes.length);
    Atomics.notify(control, index);
  };
  put(new TextEncoder().encode(JSON.stringify(header)));
  for (let at = 0; at < memory.length; at += HALF) put(memory.subarray(at, at + HALF));
}

/** @returns null when the sender's build is another; nothing has been written then. */
export function receiveMemory(args: { engine: Engine; window: CopyWindow }) {
  const { engine, window } = args;
  const { next } = turns(window);
  const take = (use: (bytes: Uint8Array) => void) => {
    const { control, index, half } = next();
    waitWhile(control, index, (value) => value === 0);
    use(half.subarray(0, Atomics.load(control, index)));
    Atomics.store(control, index, 0);
    Atomics.notify(control, index);
  };
  let json = '';
  take((bytes) => {
    json = Buffer.from(bytes).toString('utf8');
  });
  const header = JSON.parse(json) as ImageHeader;
  const room = prepareMemory({ engine, header });
  if (room === null) return null;
  for (let at = 0; at < room.bytes.length; at += HALF) take((bytes) => room.bytes.set(bytes, at));
  const store: Store = room.finish();
  return { store, header };
}

function turns({ control, halves }: CopyWindow) {
  const words = new Int32Array(control);
  const views = halves.map((half) => new Uint8Array(half));
  let turn = 0;
  const next = () => {
    const index = turn++ % 2;
    return { control: words, index, half: views[index]! };
  };
  return { next };
}

function waitWhile(control: Int32Array<SharedArrayBuffer>, index: number, unwanted: (v: number) => boolean) {
  for (;;) {
    const value = Atomics.load(control, index);
    if (!unwanted(value)) return;
    if (Atomics.wait(control, index, value, PATIENCE) === 'timed-out') {
      throw new Error('the other replica stopped answering while its memory was copied');
    }
  }
}
