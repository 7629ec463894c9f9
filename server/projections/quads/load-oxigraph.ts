import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Oxigraph from 'oxigraph';

/**
 * What we touch of the WebAssembly JavaScript interface; the compiler's library has it only together with the
 * DOM.
 */
type Memory = { buffer: ArrayBuffer; grow(pages: number): number };
type Table = {
  length: number;
  get(index: number): unknown;
  set(index: number, value: unknown): void;
  grow(by: number): number;
};
type Instance = { exports: Record<string, unknown> };
type Constructors = {
  Instance: new (...args: unknown[]) => Instance;
  Memory: new (...args: unknown[]) => Memory;
  Table: new (...args: unknown[]) => Table;
};
const wasm = (globalThis as unknown as { WebAssembly: Constructors }).WebAssembly;

/** What of the WebAssembly instance a memory image needs. */
export type Engine = {
  oxigraph: typeof Oxigraph;
  /** Null when the package is built otherwise than we know it: then there are no images, all else works. */
  memory: { linear: Memory; references: Table; build: string } | null;
};

/**
 * Loads Oxigraph and keeps hold of its WebAssembly instance, which the package makes while it is required and
 * does not export. `build` names the exact binary: an image is valid for no other.
 */
export function loadOxigraph(): Engine {
  const require = createRequire(import.meta.url);
  const instances: Instance[] = [];
  const Original = wasm.Instance;
  wasm.Instance = new Proxy(Original, {
    construct(target, args) {
      const instance = Reflect.construct(target, args) as Instance;
      instances.push(instance);
      return instance;
    },
  });
  let oxigraph: typeof Oxigraph;
  try {
    oxigraph = require('oxigraph') as typeof Oxigraph;
  } finally {
    wasm.Instance = Original;
  }
  const linear = instances[0]?.exports.memory;
  const references = instances[0]?.exports.__wbindgen_externrefs;
  if (!(linear instanceof wasm.Memory) || !(references instanceof wasm.Table)) {
    return { oxigraph, memory: null };
  }
  const folder = dirname(require.resolve('oxigraph'));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'node_bg.wasm')))
    .digest('hex');
  return { oxigraph, memory: { linear, references, build: `oxigraph ${version} ${hash}` } };
}
