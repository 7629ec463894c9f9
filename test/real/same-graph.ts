import { hash } from 'node:crypto';

const line = /^(\S+) (<[^>]*>) (.*) \.$/;

/**
 * Triples (N-Triples) with each node that `isBlank` named by what is said of it, so that two graphs can be compared whose blank nodes form no circles: as
 * sorted lines, each once.
 */
export function namedByContent(ntriples: string, isBlank: (term: string) => boolean): string[] {
  const said = new Map<string, [predicate: string, object: string][]>();
  for (const one of ntriples.split('\n')) {
    const [, subject, predicate, object] = line.exec(one) ?? [];
    if (subject === undefined) continue;
    const all = said.get(subject) ?? [];
    // What one writer escapes another may write as it is.
    all.push([
      predicate!,
      object!.replace(/\\u([0-9A-F]{4})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    ]);
    said.set(subject, all);
  }
  const names = new Map<string, string>();
  const nameOf = (term: string): string => {
    if (!isBlank(term)) return term;
    const known = names.get(term);
    if (known !== undefined) return known;
    const lines = (said.get(term) ?? []).map(([predicate, object]) => `${predicate} ${nameOf(object)}`);
    const name = `_:${hash('sha1', [...new Set(lines)].sort().join('\n'), 'hex')}`;
    names.set(term, name);
    return name;
  };
  const lines = new Set<string>();
  for (const [subject, all] of said)
    for (const [predicate, object] of all) lines.add(`${nameOf(subject)} ${predicate} ${nameOf(object)}`);
  return [...lines].sort();
}
