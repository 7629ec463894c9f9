import { ns } from '../../../vocab/terms/namespaces.ts';
import type { DepositEntry } from '../../archive/curation-reader.ts';
import { collectionIri, depositIri, partnerIri } from './addresses.ts';
import { tripleText } from './triple-text.ts';

const { prov, rdf } = ns;

/** A deposit as the activity that records come from (PROV-O), as N-Triples: whose it was, and when. Names of files and notes are left to the history of records. */
export function depositTriples(deposit: DepositEntry, base: string): string {
  const out = tripleText();
  const iri = depositIri(base, deposit.id);
  out.link(iri, `${rdf}type`, `${prov}Activity`);
  out.link(iri, `${rdf}type`, `${base}ns/Deposit`);
  out.link(iri, `${prov}wasAssociatedWith`, partnerIri(base, deposit.partner));
  out.link(iri, `${base}ns/inCollection`, collectionIri(base, deposit.collection));
  out.time(iri, `${prov}startedAtTime`, deposit.started);
  if (deposit.finished !== undefined) out.time(iri, `${prov}endedAtTime`, deposit.finished);
  return out.toString();
}
