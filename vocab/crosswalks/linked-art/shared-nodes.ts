import type { LinkedArtNode } from './node.ts';

/** Nodes that come again and again in the documents of one archive. Nobody may change one. */
export type SharedNodes = {
  /** The node by this key, made the first time. */
  node(key: string, make: () => LinkedArtNode): LinkedArtNode;
};

const most = 20_000;
/** What is longer hardly ever comes twice. */
const longestKey = 300;

/** What shared nodes come to as triples; `undefined` until they are written for the first time. */
const written = new WeakMap<LinkedArtNode, KeptTriples>();
type KeptTriples = { text: string | undefined };

/** Where the triples of a node are kept, if it is shared. */
export const keptTriples = (node: LinkedArtNode): KeptTriples | undefined => written.get(node);

const known = new Map<string, LinkedArtNode>();
let knownBase = '';

/** Forgets them, as the erasure of what they say demands. */
export const forgetSharedNodes = (): void => known.clear();

/**
 * The shared nodes of documents below a base: references to concepts, people and places, texts such as credit lines, dates. A few thousand of
 * them make up most of a large source, and their identifiers are digests.
 */
export function sharedNodes(base: string): SharedNodes {
  if (base !== knownBase) known.clear();
  knownBase = base;
  return {
    node(key, make) {
      const old = known.get(key);
      if (old) return old;
      const node = make();
      if (key.length > longestKey) return node;
      if (known.size >= most) known.clear();
      known.set(key, node);
      written.set(node, { text: undefined });
      return node;
    },
  };
}
