/**
 * A function of a text that keeps its answers, for texts that come again and again: `make` must always give the same one. All are forgotten
 * when there are `most`.
 */
export function remember<T>(make: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const old = known.get(text);
    if (old !== undefined || known.has(text)) return old as T;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
