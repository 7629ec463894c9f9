import type { Store } from 'oxigraph';
import type { Engine } from './load-oxigraph.ts';

/**
 * A store IS the linear memory of its WebAssembly instance, plus the JavaScript values that Rust refers to by
 * number. Laid back into a fresh instance of the same binary, it answers as before: 1 to 2 seconds for 2 GB,
 * where loading the quads takes 20. This file describes and moves such a memory; where it comes from is the
 * callers' affair.
 */
export type ImageHeader = {
  format: 2;
  /** Package version and hash of the binary. */
  build: string;
  /** Address of the store within the memory. */
  pointer: number;
  bytes: number;
  tableLength: number;
  /** Values in the table of references beyond those a new instance has; only strings are known to occur. */
  strings: [index: number, value: string][];
  quads: number;
  /** The same for images of the two stores that were taken together. */
  pair: string;
  /** The caller's own mark for what the memory has. */
  cursor: string;
};

type Raw = { __wbg_ptr: number };

/** A new instance's memory has these references: undefined, null, true, false at fixed places. */
const isPlain = (value: unknown) => value === undefined || value === null || typeof value === 'boolean';

/** Describes the memory of a store that is at rest; null when it holds what an image cannot carry. */
export function describeMemory(args: {
  engine: Engine;
  store: Store;
  quads: number;
  pair: string;
  cursor: string;
}): ImageHeader | null {
  const { engine, store, ...rest } = args;
  const pointer = (store as unknown as Partial<Raw>).__wbg_ptr;
  if (engine.memory === null || typeof pointer !== 'number' || pointer === 0) return null;
  const { linear, references, build } = engine.memory;
  const strings: ImageHeader['strings'] = [];
  for (let index = 0; index < references.length; index++) {
    const value: unknown = references.get(index);
    if (typeof value === 'string') strings.push([index, value]);
    else if (!isPlain(value)) return null;
  }
  const bytes = linear.buffer.byteLength;
  return { format: 2, build, pointer, bytes, tableLength: references.length, strings, ...rest };
}

/**
 * Makes room for a memory and returns a function that, once its bytes are laid in, gives the store.
 * @returns null when the header is of another build: nothing has been touched then.
 */
export function prepareMemory({ engine, header }: { engine: Engine; header: ImageHeader }) {
  if (engine.memory === null || header.format !== 2 || header.build !== engine.memory.build) return null;
  const { linear, references } = engine.memory;
  const more = header.bytes - linear.buffer.byteLength;
  if (more < 0 || more % 65_536 !== 0 || header.tableLength < references.length) return null;
  linear.grow(more / 65_536);
  references.grow(header.tableLength - references.length);
  const bytes = new Uint8Array(linear.buffer);
  const finish = (): Store => {
    for (const [index, value] of header.strings) references.set(index, value);
    const store = Object.create(engine.oxigraph.Store.prototype) as Store & Raw;
    store.__wbg_ptr = header.pointer;
    return store;
  };
  return { bytes, finish };
}
