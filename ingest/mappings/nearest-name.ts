/** How many letters must change to get from one word to another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** The name of `names` that was probably meant, or undefined: spaces and capitals aside, one letter in three may differ. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const wanted = plain(name).slice(0, 40);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of names) {
    const far = distance(wanted, plain(candidate));
    if (far <= Math.max(1, candidate.length / 3) && (!best || far < best.distance))
      best = { name: candidate, distance: far };
  }
  return best?.name;
}
