import type { QuadFormat } from './read-quads.ts';

const line =
  /^(?:<[^<>\s]{3,}>|_:\S{1,100})\s+<[^<>\s]{3,}>\s+(?:<[^<>\s]*>|_:\S+|"(?:[^"\\]|\\.){0,20000}"\S*)\s*(<[^<>\s]+>|_:\S+)?\s*\.\s*(?:#.*)?$/;
const directive = /^(?:@prefix|@base|prefix|base)\s/i;

/** The form of RDF that a text begins like, if any. TriG and N-Quads are read as what they are; their parsers take Turtle and N-Triples too. */
export function formatOfRdf(sample: string): QuadFormat | undefined {
  for (const text of sample.split(/\r?\n/, 50)) {
    const plain = text.trim();
    if (plain === '' || plain.startsWith('#')) continue;
    if (directive.test(plain)) return /^[^#"]*\{\s*$/m.test(sample) ? 'trig' : 'turtle';
    const match = line.exec(plain);
    if (!match) return undefined;
    return match[1] === undefined ? 'ntriples' : 'nquads';
  }
  return undefined;
}
