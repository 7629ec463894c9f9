export type ImageAddress =
  | { state: 'base'; id: string; rawId: string }
  | { state: 'info'; id: string; rawId: string }
  | { state: 'image'; id: string; rawId: string; segments: [string, string, string, string] }
  /** No address that the Image API knows. */
  | { state: 'unknown' }
  /** Percent signs that stand for no character. */
  | { state: 'malformed' };

/**
 * Takes the path behind the service's mount point apart. Each segment is decoded once, after splitting, so
 * that an id may hold an encoded slash (Image API 3.0, section 9). `rawId` is the id as it was sent.
 */
export function splitPath(path: string): ImageAddress {
  const raw = path.slice(1).split('/');
  const decoded = raw.map(decode);
  if (decoded.includes(undefined)) return { state: 'malformed' };
  const [id, first, second, third, fourth] = decoded;
  const rawId = raw[0]!;
  if (!id) return { state: 'unknown' };
  if (raw.length === 1 || (raw.length === 2 && first === '')) return { state: 'base', id, rawId };
  if (raw.length === 2 && first === 'info.json') return { state: 'info', id, rawId };
  if (raw.length !== 5) return { state: 'unknown' };
  return { state: 'image', id, rawId, segments: [first!, second!, third!, fourth!] };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
