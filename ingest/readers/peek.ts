/**
 * Looks at the beginning of a stream: `head` holds the first parts, together at least `size` long where there is so much; `all` gives the stream
 * from its beginning, once. Whoever does not read `all` to its end closes it (`all.return()`), since the source is open by now.
 */
export async function peek<T extends { length: number }>(
  source: AsyncIterable<T>,
  size: number,
): Promise<{ head: T[]; all: AsyncIterableIterator<T> & { return(): Promise<IteratorResult<T>> } }> {
  const iterator = source[Symbol.asyncIterator]();
  const head: T[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
  }
  const waiting = [...head];
  const all = {
    next: async (): Promise<IteratorResult<T>> =>
      waiting.length ? { done: false, value: waiting.shift()! } : iterator.next(),
    return: async (): Promise<IteratorResult<T>> => {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => all,
  };
  return { head, all };
}
