/** The text from a place in it on. */
export async function* textFrom(text: AsyncIterable<string>, at: number): AsyncGenerator<string> {
  let skipped = 0;
  for await (const part of text) {
    if (skipped >= at) yield part;
    else if (skipped + part.length > at) yield part.slice(at - skipped);
    skipped += part.length;
  }
}
