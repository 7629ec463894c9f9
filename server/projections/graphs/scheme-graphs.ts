import { absolute } from '../../../vocab/concept-id.ts';
import { literal } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import type { Concept } from '../../../vocab/record/record.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';

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

/** One graph for each scheme (SKOS, https://www.w3.org/TR/skos-reference/): labels, broader concepts, and the scheme that they are in. */
export function schemeGraphs(
  concepts: readonly Concept[],
  base: string,
): { graph: string; ntriples: string }[] {
  const schemes = Map.groupBy(concepts, (concept) => concept.scheme);
  return [...schemes].map(([scheme, members]) => {
    const graph = `${base}ns/scheme/${scheme}`;
    let ntriples = `<${graph}> <${ns.rdf}type> <${ns.skos}ConceptScheme> .\n`;
    for (const concept of members) {
      const subject = `<${absolute(base, concept.id)}>`;
      ntriples += `${subject} <${ns.rdf}type> <${ns.skos}Concept> .\n${subject} <${ns.skos}inScheme> <${graph}> .\n`;
      for (const [tag, [label]] of Object.entries(concept.label))
        ntriples += `${subject} <${ns.skos}prefLabel> ${literal(label!)}${tag === 'und' ? '' : `@${tag}`} .\n`;
      for (const broader of concept.broader ?? [])
        ntriples += `${subject} <${ns.skos}broader> <${absolute(base, broader)}> .\n`;
    }
    return { graph, ntriples };
  });
}
