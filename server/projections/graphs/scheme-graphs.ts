import { absolute } from '../../../vocab/concept-id.ts';
import { literal } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { Concept } from '../../../vocab/record/record.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import type { NamedGraph } from './triple-text.ts';

/** The concepts that are used, and everything above them: what may be shown of the schemes. Circles among them do no harm. */
export function withAncestors(concepts: readonly Concept[], used: ReadonlySet<string>): Concept[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const reached = new Set<string>();
  const waiting = [...used];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(byId.get(id)?.broader ?? []));
  }
  return concepts.filter((concept) => reached.has(concept.id));
}

/** A concept with what a loaded scheme knows of it besides: its other labels, and the same or similar ones in other schemes. */
export type KnownConcept = Concept & {
  alternative?: LanguageMap;
  mappings?: readonly { kind: 'exact' | 'close' | 'broad' | 'narrow' | 'related'; target: string }[];
};

/**
 * One graph for each scheme (SKOS, https://www.w3.org/TR/skos-reference/): labels, broader concepts, matches in other schemes, and the
 * scheme that they are in.
 */
export function schemeGraphs(concepts: readonly KnownConcept[], base: string): NamedGraph[] {
  const schemes = Map.groupBy(concepts, (concept) => concept.scheme);
  return [...schemes].map(([scheme, members]) => {
    const graph = `${base}ns/scheme/${scheme}`;
    let ntriples = `<${graph}> <${ns.rdf}type> <${ns.skos}ConceptScheme> .\n`;
    for (const concept of members) {
      const subject = `<${absolute(base, concept.id)}>`;
      ntriples += `${subject} <${ns.rdf}type> <${ns.skos}Concept> .\n${subject} <${ns.skos}inScheme> <${graph}> .\n`;
      for (const [tag, [label]] of Object.entries(concept.label))
        ntriples += `${subject} <${ns.skos}prefLabel> ${literal(label!)}${tag === 'und' ? '' : `@${tag}`} .\n`;
      for (const [tag, labels] of Object.entries(concept.alternative ?? {}))
        for (const label of labels)
          ntriples += `${subject} <${ns.skos}altLabel> ${literal(label)}${tag === 'und' ? '' : `@${tag}`} .\n`;
      for (const { kind, target } of concept.mappings ?? [])
        ntriples += `${subject} <${ns.skos}${kind}Match> <${absolute(base, target)}> .\n`;
      for (const broader of concept.broader ?? [])
        ntriples += `${subject} <${ns.skos}broader> <${absolute(base, broader)}> .\n`;
    }
    return { graph, ntriples };
  });
}
