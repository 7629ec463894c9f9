import type { Archive } from '../../archive/open-archive.ts';
import { vocabularyReader } from '../../archive/vocabulary-reader.ts';
import { publicDecisions } from '../../curation/public/public-decisions.ts';
import { publicDisputeOf } from '../../curation/public/public-dispute-of.ts';
import { depositIri, disputeIri } from '../graphs/addresses.ts';
import { decisionsIri, decisionTriples, entriesAGraph, graphStart } from '../graphs/decision-graph.ts';
import { depositTriples } from '../graphs/deposit-graph.ts';
import { disputeTriples } from '../graphs/dispute-graph.ts';
import { schemeGraphs, withAncestors } from '../graphs/scheme-graphs.ts';
import type { NamedGraph } from '../graphs/triple-text.ts';

/** What records name, gathered while they are written: identifiers of concepts and agents, and numbers of deposits. */
export type Named = { references: Set<string>; deposits: Set<number> };

/**
 * What stands in the store of quads beside the graphs of records: concepts, decisions, disputes, deposits. Not what partners say of people and places: no dump
 * is recalled when such a description is taken back. One graph at a time.
 */
export function* contextGraphs(archive: Archive, base: string, named: Named): Generator<NamedGraph> {
  const vocabulary = vocabularyReader(archive.db);
  const concepts = archive.reader.publicConcepts();
  const used = new Set(concepts.flatMap(({ id }) => (named.references.has(id) ? id : [])));
  const visible = withAncestors(concepts, used);
  yield* schemeGraphs(
    visible.map((concept) => vocabulary.concept(concept.id) ?? concept),
    base,
  );

  const disputes = new Set<string>();
  for (let start = 0; ; ) {
    const next = archive.curation.decisionsAfter(start - 1, 1)[0];
    if (!next) break;
    start = graphStart(next.seq);
    const decisions = archive.curation
      .decisionsAfter(start - 1, entriesAGraph)
      .filter(({ seq }) => seq < start + entriesAGraph);
    for (const { detail } of decisions) if (typeof detail.dispute === 'string') disputes.add(detail.dispute);
    yield {
      graph: decisionsIri(base, start),
      ntriples: decisionTriples(publicDecisions(archive, decisions), base),
    };
    start += entriesAGraph;
  }
  for (const number of disputes) {
    const dispute = publicDisputeOf(archive, number);
    if (dispute) yield { graph: disputeIri(base, number), ntriples: disputeTriples(dispute, base) };
  }
  for (const id of named.deposits) {
    const deposit = archive.curation.deposit(id);
    if (deposit) yield { graph: depositIri(base, id), ntriples: depositTriples(deposit, base) };
  }
}
