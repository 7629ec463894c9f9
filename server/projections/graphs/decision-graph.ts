import { absolute } from '../../../vocab/concept-id.ts';
import { labelKinds } from '../../../vocab/terms/cultural-labels.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import type { PublicDecision } from '../../archive/curation-reader.ts';
import {
  collectionIri,
  decisionIri,
  depositIri,
  disputeIri,
  itemIri,
  partnerIri,
  recordIri,
} from './addresses.ts';
import { type TripleText, tripleText } from './triple-text.ts';

const { dcterms, prov, rdf, rdfs } = ns;

/** Entries of the log whose decisions share a graph: no graph grows beyond so many decisions, and none is written again for one far away. */
export const entriesAGraph = 250;

/** The first entry of the log in whose graph a decision stands. */
export const graphStart = (seq: number): number => Math.floor(seq / entriesAGraph) * entriesAGraph;

/** The graph of the decisions at the entries of the log from a start on. */
export const decisionsIri = (base: string, start: number): string => `${base}decisions/${start}`;

/** A kind of decision as a term of our own: `record.withdrawn` is `ns/record-withdrawn`. */
export const kindTerm = (kind: string): string => kind.replaceAll('.', '-');

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What a decision was about, as far as it is one thing. */
function writeSubject(out: TripleText, iri: string, d: PublicDecision, base: string): void {
  const { item, record, collection } = d;
  if (item !== undefined) out.link(iri, `${base}ns/about`, itemIri(base, item));
  if (item !== undefined && record !== undefined)
    out.link(iri, `${base}ns/about`, recordIri(base, { item, name: record }));
  const { reference, into } = d.detail;
  if (typeof reference === 'string') out.link(iri, `${base}ns/about`, absolute(base, reference));
  if (typeof into === 'string') out.link(iri, `${prov}used`, absolute(base, into));
  if (collection !== undefined) out.link(iri, `${base}ns/inCollection`, collectionIri(base, collection));
}

function writeApprovals(out: TripleText, iri: string, { detail, time }: PublicDecision, base: string): void {
  for (const partner of strings(detail.approvals)) {
    const approval = `${iri}#approval-${partner}`;
    out.link(iri, `${base}ns/approvedBy`, partnerIri(base, partner));
    out.link(iri, `${prov}wasInformedBy`, approval);
    out.link(approval, `${rdf}type`, `${prov}Activity`);
    out.link(approval, `${rdf}type`, `${base}ns/Approval`);
    out.link(approval, `${prov}wasAssociatedWith`, partnerIri(base, partner));
    out.time(approval, `${dcterms}dateAccepted`, time);
  }
  if (detail.silence === true) out.flag(iri, `${base}ns/bySilence`, true);
}

/** What came of it, by its kind: names of partners, terms of ours, numbers and addresses. */
function writeDetail(out: TripleText, iri: string, { detail }: PublicDecision, base: string): void {
  const term = (name: string) => `${base}ns/${name}`;
  const word = (key: string, prefix = '') => {
    if (typeof detail[key] === 'string') out.link(iri, term(key), term(`${prefix}${detail[key]}`));
  };
  word('outcome');
  word('way', 'way-');
  word('silenceMeans', 'silence-');
  if (typeof detail.ground === 'string')
    out.link(iri, term('erasureGround'), term(`erasure-${detail.ground}`));
  if (typeof detail.from === 'string') out.link(iri, `${prov}used`, itemIri(base, detail.from));
  if (typeof detail.deposit === 'number') out.link(iri, `${prov}used`, depositIri(base, detail.deposit));
  if (typeof detail.dispute === 'string') out.link(iri, term('dispute'), disputeIri(base, detail.dispute));
  if (typeof detail.days === 'number') out.number(iri, term('daysToAnswer'), detail.days);
  if (detail.approvalsNeeded !== undefined)
    out.text(iri, term('approvalsNeeded'), String(detail.approvalsNeeded));
  for (const partner of strings(detail.partners)) out.link(iri, term('party'), partnerIri(base, partner));
  for (const partner of strings(detail.veto)) out.link(iri, term('vetoHolder'), partnerIri(base, partner));
  if (typeof detail.code === 'string') {
    out.text(iri, term('labelCode'), detail.code);
    const page = labelKinds.get(detail.code)?.page;
    if (page) out.link(iri, term('label'), page);
  }
}

/**
 * Public decisions, as `publicDecisions` lets them be known, as N-Triples (PROV-O, https://www.w3.org/TR/prov-o/): each an activity with its kind, moment,
 * partner, subject, approvals and outcome.
 */
export function decisionTriples(decisions: readonly PublicDecision[], base: string): string {
  const out = tripleText();
  for (const decision of decisions) {
    const { seq, time, kind, partner } = decision;
    const iri = decisionIri(base, seq);
    out.link(iri, `${rdf}type`, `${prov}Activity`);
    out.link(iri, `${rdf}type`, `${base}ns/Decision`);
    out.link(iri, `${dcterms}type`, `${base}ns/${kindTerm(kind)}`);
    out.text(iri, `${rdfs}label`, kind.replace(/[.-]/g, ' '), 'en');
    out.time(iri, `${prov}startedAtTime`, time);
    out.time(iri, `${prov}endedAtTime`, time);
    if (partner !== undefined) out.link(iri, `${prov}wasAssociatedWith`, partnerIri(base, partner));
    writeSubject(out, iri, decision, base);
    writeApprovals(out, iri, decision, base);
    writeDetail(out, iri, decision, base);
  }
  return out.toString();
}
