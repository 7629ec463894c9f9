import { absolute, referenceOf } from '../../../vocab/concept-id.ts';
import { literal } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import { field } from '../../../vocab/fields.ts';
import type {
  Credit,
  DateValue,
  Dimension,
  Identifier,
  Media,
  ProvenanceEvent,
  Relation,
  Term,
} from '../../../vocab/record/record.ts';
import { type Statement, statementId } from '../../../vocab/record/statement.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import { compareStatements } from '../../curation/compare-statements.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView } from '../../curation/view.ts';
import { disputeIri, itemIri, partnerIri, recordIri } from './addresses.ts';

/** The value of a statement as one RDF term: the address of a concept, place or agent, or a literal. */
function valueTerm(s: Statement, base: string): string {
  if (s.language !== undefined)
    return s.language === 'und' ? literal(s.value as string) : `${literal(s.value as string)}@${s.language}`;
  const iri = (reference: string) => `<${absolute(base, reference)}>`;
  switch (field(s.field).type) {
    case 'term':
    case 'agent':
      return iri(referenceOf(s.field, s.value as Term));
    case 'credit':
      return iri(referenceOf(s.field, (s.value as Credit).agent));
    case 'uri':
      return iri(s.value as string);
    case 'relation':
      return iri((s.value as Relation).target);
    case 'date': {
      const { edtf, display } = s.value as DateValue;
      return literal(edtf ?? Object.values(display ?? {})[0]?.[0] ?? '');
    }
    case 'dimension': {
      const d = s.value as Dimension;
      return literal(`${d.kind} ${d.value} ${d.unit}`);
    }
    case 'identifier':
      return literal((s.value as Identifier).value);
    case 'event':
      return literal(Object.values((s.value as ProvenanceEvent).text)[0]?.[0] ?? '');
    case 'media':
      return literal((s.value as Media).file ?? (s.value as Media).url ?? '');
    default:
      return literal(s.value as string);
  }
}

/**
 * Who asserts what of an item, as N-Triples: each claim an attribute assignment (CIDOC CRM E13) with its partner, time, property and
 * value, and how the value stands: agreed, sole, differing or contested; then by which dispute.
 */
export function claimsTriples(view: ItemView, base: string, disputes: readonly ContestedBy[] = []): string {
  let out = '';
  const item = itemIri(base, view.id);
  for (const { statement, standing, claims } of compareStatements(view.records))
    for (const claim of claims) {
      const subject = `<${recordIri(base, { item: view.id, name: claim.record })}#${statementId(statement)}>`;
      const say = (predicate: string, object: string) => {
        out += `${subject} <${predicate}> ${object} .\n`;
      };
      say(`${ns.rdf}type`, `<${ns.crm}E13_Attribute_Assignment>`);
      say(`${ns.crm}P140_assigned_attribute_to`, `<${item}>`);
      say(`${ns.crm}P177_assigned_property_of_type`, `<${base}ns/${statement.field}>`);
      say(`${ns.rdf}value`, valueTerm(statement, base));
      say(`${ns.crm}P14_carried_out_by`, `<${partnerIri(base, claim.partner)}>`);
      say(`${ns.prov}generatedAtTime`, `"${claim.time}"^^<${ns.xsd}dateTime>`);
      say(`${base}ns/standing`, `<${base}ns/${standing}>`);
      for (const { number, record, statement: contested } of disputes)
        if (record === claim.record && contested === statementId(statement))
          say(`${base}ns/contestedIn`, `<${disputeIri(base, number)}>`);
    }
  return out;
}
