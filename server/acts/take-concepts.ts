import { absolute, referenceOf } from '../../vocab/concept-id.ts';
import { type FieldName, field, type RecordContent } from '../../vocab/fields.ts';
import type { Credit, Term } from '../../vocab/record/record.ts';
import { statementsOf } from '../../vocab/record/statement.ts';
import type { Transaction } from '../archive/writer.ts';

/** The ids of the terms and agents that a content names. */
export const conceptsIn = (content: RecordContent): string[] =>
  statementsOf(content).flatMap(({ field: name, value }) => {
    const { type } = field(name as FieldName);
    if (type === 'term' || type === 'agent') return absolute('', referenceOf(name, value as Term));
    if (type !== 'credit') return [];
    const { agent, role } = value as Credit;
    return [agent, ...(role ? [role] : [])].map((term) => absolute('', referenceOf(name, term)));
  });

/** Concepts that came with a proposal become known with a public record that names them, and those above them. */
export function takeConcepts(
  tx: Transaction,
  { proposal, record, content }: { proposal: number; record: number; content: RecordContent },
): void {
  const waiting = conceptsIn(content);
  const seen = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const concept = tx.proposedConcept(proposal, id);
    if (!concept) continue;
    tx.concept(concept, record);
    waiting.push(...(concept.broader ?? []));
  }
}
