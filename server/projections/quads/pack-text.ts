import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Compressed UTF-8 in memory that all threads see: handing it on costs nothing. */
export type PackedText = Uint8Array<SharedArrayBuffer>;

const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * N-Triples say everything again and again: they shrink ten to fifty times, at 1 to 2 GB a second, so that
 * what waits for a replica, or is kept for its restart, takes little room.
 */
export function packText(text: string | Uint8Array): PackedText {
  const packed = zstdCompressSync(text, FASTEST);
  const shared = new Uint8Array(new SharedArrayBuffer(packed.length));
  shared.set(packed);
  return shared;
}

export function unpackText(packed: PackedText): Buffer {
  return zstdDecompressSync(packed);
}
