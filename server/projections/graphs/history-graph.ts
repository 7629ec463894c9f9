import { ns } from '../../../vocab/terms/namespaces.ts';
import type { ItemHistory, PastRevision } from '../../curation/history.ts';
import type { RecordView } from '../../curation/view.ts';
import { depositIri, partnerIri, recordIri, revisionIri } from './addresses.ts';
import { hasHistory } from './record-graph.ts';
import { type TripleText, tripleText } from './triple-text.ts';

const { prov, rdf } = ns;

/** Each approval is an activity of the partner who gave it; silence, where it counted as consent, is said of the revision. */
function writeApprovals(out: TripleText, revision: string, { decided }: PastRevision, base: string): void {
  for (const partner of decided?.approvals ?? []) {
    const approval = `${revision}-approved-by-${partner}`;
    out.link(approval, `${rdf}type`, `${prov}Activity`);
    out.link(approval, `${rdf}type`, `${base}ns/Approval`);
    out.link(approval, `${prov}wasAssociatedWith`, partnerIri(base, partner));
    out.link(approval, `${prov}used`, revision);
    out.link(revision, `${base}ns/approvedBy`, partnerIri(base, partner));
  }
  if (decided?.silence) out.flag(revision, `${base}ns/bySilence`, true);
}

function writeRecord(
  out: TripleText,
  record: RecordView,
  revisions: readonly PastRevision[],
  base: string,
): void {
  let before: string | undefined;
  for (const revision of revisions.filter(({ withdrawn }) => !withdrawn)) {
    const { number, published, ended, deposit } = revision;
    const iri = revisionIri(base, record, number);
    out.link(iri, `${rdf}type`, `${prov}Entity`);
    out.link(iri, `${prov}specializationOf`, recordIri(base, record));
    out.link(iri, `${prov}wasAttributedTo`, partnerIri(base, record.partner));
    out.time(iri, `${prov}generatedAtTime`, published);
    if (ended !== undefined) out.time(iri, `${prov}invalidatedAtTime`, ended);
    out.link(iri, `${prov}wasGeneratedBy`, depositIri(base, deposit));
    if (before !== undefined) out.link(iri, `${prov}wasRevisionOf`, before);
    writeApprovals(out, iri, revision, base);
    before = iri;
  }
}

/**
 * How an item's records came to be (PROV-O), as N-Triples: the chain of published revisions, the deposit that brought each, who approved it. Records of
 * one revision that nobody had to approve are left out: all there is to tell of them is said of the record itself.
 */
export function historyTriples({ records }: ItemHistory, base: string): string {
  const out = tripleText();
  for (const one of records)
    if (one.kind === 'record' && hasHistory(one.record)) writeRecord(out, one.record, one.revisions, base);
  return out.toString();
}
