import { ns } from '../../../vocab/terms/namespaces.ts';
import type { PublicDispute, PublicOutcome, PublicPanel } from '../../curation/disputes/public-dispute.ts';
import type { PublicStep } from '../../curation/disputes/public-steps.ts';
import type { Subject } from '../../curation/disputes/types.ts';
import { disputeIri, itemIri, partnerIri, recordIri } from './addresses.ts';
import { kindTerm } from './decision-graph.ts';
import { type TripleText, tripleText } from './triple-text.ts';

const { dcterms, prov, rdf, rdfs } = ns;

/** The address of what a dispute is about: an item, a record, or a statement by the IRI that it bears in the claims. */
function subjectIri(subject: Subject, base: string): string {
  if (subject.kind === 'item') return itemIri(base, subject.item);
  const record = recordIri(base, { item: subject.item, name: subject.record });
  return subject.kind === 'statement' ? `${record}#${subject.statement}` : record;
}

/** Whether an address may stand in N-Triples as it is (IRIREF). */
const isIri = (url: string): boolean => /^https?:[^\s<>"{}|\\^`]+$/.test(url);

type Context = { out: TripleText; iri: string; base: string };

/** Who did something: a partner, or the part that somebody plays who is none. */
function writeWho({ out, base }: Context, subject: string, who: string): void {
  const roles = ['claimant', 'mediator', 'operator', 'deadline', 'person'];
  if (roles.includes(who)) out.link(subject, `${base}ns/byRole`, `${base}ns/${who}`);
  else out.link(subject, `${prov}wasAssociatedWith`, partnerIri(base, who));
}

/** A panel, and how it was drawn: anybody can order the candidates again by the seed. */
function writePanel({ out, iri, base }: Context, panel: PublicPanel): void {
  const own = `${iri}#panel-${panel.round}`;
  const draw = `${iri}#draw-${panel.round}`;
  out.link(iri, `${base}ns/panel`, own);
  out.link(own, `${rdf}type`, `${base}ns/Panel`);
  out.number(own, `${base}ns/round`, panel.round);
  out.flag(own, `${base}ns/dissolved`, panel.dissolved);
  for (const partner of panel.partners) out.link(own, `${base}ns/member`, partnerIri(base, partner));
  out.link(own, `${base}ns/draw`, draw);
  out.link(draw, `${rdf}type`, `${rdf}Seq`);
  panel.ranked.forEach((partner, index) => {
    out.link(draw, `${rdf}_${index + 1}`, partnerIri(base, partner));
  });
}

function writeOutcome({ out, iri, base }: Context, outcome: PublicOutcome): void {
  const own = `${iri}#outcome-${outcome.round}`;
  out.link(iri, `${prov}wasInformedBy`, own);
  out.link(own, `${rdf}type`, `${prov}Activity`);
  out.link(own, `${rdf}type`, `${base}ns/Outcome`);
  out.link(own, `${base}ns/outcome`, `${base}ns/${outcome.outcome}`);
  out.link(own, `${base}ns/way`, `${base}ns/way-${outcome.way}`);
  out.number(own, `${base}ns/round`, outcome.round);
  out.flag(own, `${base}ns/final`, outcome.final);
  out.time(own, `${prov}endedAtTime`, outcome.at);
  out.texts(own, `${rdfs}comment`, outcome.reasons);
  if (outcome.final) out.link(iri, `${base}ns/outcome`, `${base}ns/${outcome.outcome}`);
  for (const vote of outcome.votes) {
    const cast = `${iri}#vote-${outcome.round}-${vote.partner}`;
    out.link(own, `${prov}wasInformedBy`, cast);
    out.link(cast, `${rdf}type`, `${prov}Activity`);
    out.link(cast, `${rdf}type`, `${base}ns/Vote`);
    out.link(cast, `${prov}wasAssociatedWith`, partnerIri(base, vote.partner));
    out.link(cast, `${base}ns/outcome`, `${base}ns/${vote.outcome}`);
    out.flag(cast, `${base}ns/dissent`, vote.dissent);
    out.texts(cast, `${rdfs}comment`, vote.reasons);
  }
}

function writeStep(context: Context, step: PublicStep, number: number): void {
  const { out, iri, base } = context;
  const own = `${iri}#step-${number}`;
  out.link(iri, `${base}ns/step`, own);
  out.link(own, `${rdf}type`, `${prov}Activity`);
  out.link(own, `${dcterms}type`, `${base}ns/${kindTerm(`dispute.${step.kind}`)}`);
  out.number(own, `${base}ns/position`, number);
  out.time(own, `${prov}endedAtTime`, step.at);
  for (const who of [step.by, step.who, step.partner]) if (who !== undefined) writeWho(context, own, who);
  for (const partner of step.partners ?? []) out.link(own, `${base}ns/party`, partnerIri(base, partner));
  if (step.answer !== undefined) out.link(own, `${base}ns/answer`, `${base}ns/answer-${step.answer}`);
  if (step.outcome !== undefined) out.link(own, `${base}ns/outcome`, `${base}ns/${step.outcome}`);
  if (step.institution !== undefined) out.text(own, `${base}ns/institution`, step.institution);
  if (step.due !== undefined) out.time(own, `${base}ns/due`, step.due);
  out.texts(own, `${rdfs}comment`, step.reasons);
  for (const { text, url } of step.evidence ?? []) {
    out.texts(own, `${base}ns/evidence`, text);
    if (url !== undefined && isIri(url)) out.link(own, `${dcterms}references`, url);
  }
}

/**
 * A dispute as everyone may see it (`publicDisputeOf`), as N-Triples: an activity (PROV-O) with its ground, its sides, its panels and how they were drawn, votes with
 * dissent, outcomes and every step; what is contested points to it.
 */
export function disputeTriples(dispute: PublicDispute, base: string): string {
  const out = tripleText();
  const iri = disputeIri(base, dispute.id);
  const context: Context = { out, iri, base };
  const subject = subjectIri(dispute.subject, base);
  out.link(iri, `${rdf}type`, `${prov}Activity`);
  out.link(iri, `${rdf}type`, `${base}ns/Dispute`);
  out.text(iri, `${dcterms}identifier`, dispute.id);
  out.text(iri, `${rdfs}label`, `Dispute ${dispute.id}`, 'en');
  out.link(iri, `${base}ns/about`, subject);
  out.link(iri, `${base}ns/about`, itemIri(base, dispute.subject.item));
  out.link(iri, `${base}ns/ground`, `${base}ns/ground-${dispute.ground}`);
  out.link(iri, `${base}ns/phase`, `${base}ns/phase-${dispute.phase}`);
  out.time(iri, `${prov}startedAtTime`, dispute.filed);
  out.flag(iri, `${base}ns/open`, dispute.open);
  out.flag(iri, `${base}ns/heldBack`, dispute.held);
  if (dispute.asks) out.link(iri, `${base}ns/asksFor`, `${base}ns/asks-${dispute.asks}`);
  if (dispute.claimant.kind === 'partner') {
    out.link(iri, `${base}ns/claimedBy`, partnerIri(base, dispute.claimant.partner));
    out.link(iri, `${prov}wasAssociatedWith`, partnerIri(base, dispute.claimant.partner));
  } else out.link(iri, `${base}ns/claimedBy`, `${base}ns/person`);
  for (const partner of dispute.respondents) {
    out.link(iri, `${base}ns/respondent`, partnerIri(base, partner));
    out.link(iri, `${prov}wasAssociatedWith`, partnerIri(base, partner));
  }
  if (dispute.seed !== undefined) out.text(iri, `${base}ns/seed`, dispute.seed);
  if (dispute.contested) out.link(subject, `${base}ns/contestedIn`, iri);
  for (const panel of dispute.panels) writePanel(context, panel);
  for (const outcome of dispute.outcomes) writeOutcome(context, outcome);
  dispute.steps.forEach((step, index) => {
    writeStep(context, step, index + 1);
    if (step.kind === 'appealed') out.link(iri, `${base}ns/appeal`, `${iri}#step-${index + 1}`);
  });
  return out.toString();
}
