import { Parser, Writer } from 'n3';
import { turtlePrefixes } from '../../../vocab/terms/languages.ts';

/** Triples of a graph with a name, or of the default graph, as N-Triples without blank nodes. */
export type NamedTriples = { graph?: string; ntriples: string };

/** N-Triples without repeated lines, in their order. */
export const union = (parts: readonly string[]): string => {
  const lines = new Set(parts.flatMap((part) => part.split('\n')));
  lines.delete('');
  return lines.size ? `${[...lines].join('\n')}\n` : '';
};

/** N-Quads: each triple with its graph's name (https://www.w3.org/TR/n-quads/). */
export const toNQuads = (graphs: readonly NamedTriples[]): string =>
  graphs
    .map(({ graph, ntriples }) =>
      graph === undefined ? ntriples : ntriples.replaceAll(' .\n', ` <${graph}> .\n`),
    )
    .join('');

/** Turtle with the archive's prefixes; TriG where several graphs have names. */
export function toTurtle(
  text: string,
  base: string,
  furtherPrefixes: Readonly<Record<string, string>> = {},
): string {
  const trig = /> <[^>]*> \.\n/.test(text);
  const writer = new Writer({
    format: trig ? 'application/trig' : 'text/turtle',
    prefixes: { ...turtlePrefixes(base), ...furtherPrefixes },
  });
  writer.addQuads(new Parser({ format: 'application/n-quads' }).parse(text));
  let out = '';
  writer.end((_error, result) => {
    out = result;
  });
  return out;
}
