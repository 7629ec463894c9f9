import type { Router } from 'express';
import { html } from 'ghtml';
import { textFor } from '../../../../vocab/record/language-map.ts';
import { normaliseRights } from '../../../../vocab/rights.ts';
import { proposeAgreement } from '../../../acts/propose-agreement.ts';
import type { Agreement, Collection } from '../../../archive/archive.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill } from '../../words/fill.ts';
import { accessFields, partnerOptions, readAccess } from '../items/show-access.ts';
import { openProposals } from '../proposals/find-proposals.ts';
import { proposalEntry } from '../proposals/proposal-routes.ts';
import { agreementFacts } from '../proposals/show-matter.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { section, showCollection, showFacts, showList } from '../shell/show-things.ts';
import { linkWithin, textOf, textsOf } from '../shell/visit.ts';

/** The form in which another agreement is proposed; it begins with the one in force. */
function agreementForm(visit: PartnerVisit, { id, agreement, partners, licence }: Collection): string {
  const { words } = visit;
  const fields = formFields(visit, 'agreement');
  const count = visit.ports.archive.reader.partners().length;
  const approvals = [
    ...Array.from({ length: count }, (_, n) => [String(n + 1), String(n + 1)] as const),
    ['all', words.allOfThem] as const,
  ];
  return showForm(visit, {
    name: 'agreement',
    action: `/workspace/collections/${encodeURIComponent(id)}`,
    fields: [
      fields.checks({
        name: 'partners',
        label: words.partnersTogether,
        hint: words.partnersTogetherHint,
        options: partnerOptions(visit),
        values: partners,
      }),
      fields.select({
        name: 'approvals',
        label: words.approvalsNeeded,
        hint: words.approvalsHint,
        options: approvals,
        value: String(agreement.approvals),
      }),
      fields.checks({
        name: 'veto',
        label: words.vetoHolders,
        hint: words.vetoHint,
        options: partnerOptions(visit),
        values: agreement.veto,
      }),
      fields.text({
        name: 'days',
        label: words.daysToAnswer,
        type: 'number',
        value: String(agreement.days),
        required: true,
        ltr: true,
      }),
      fields.radios({
        name: 'silence',
        label: words.silenceMeans,
        required: true,
        value: agreement.silence,
        options: (['hold', 'publish'] as const).map((kind) => [kind, words[`silence.${kind}`]] as const),
      }),
      accessFields(visit, fields, agreement.access),
      fields.text({ name: 'licence', label: words.licence, value: licence, ltr: true }),
      fields.text({
        name: 'mediaRights',
        label: words.mediaRights,
        hint: words.mediaRightsHint,
        value: agreement.mediaRights,
        ltr: true,
      }),
    ].join(''),
    button: words.proposeAgreement,
  });
}

function sendCollection(
  visit: PartnerVisit,
  collection: Collection,
  answer: { message?: Message; status?: number } = {},
): void {
  const { words, reader, ports } = visit;
  const { id, name } = collection;
  const waiting = openProposals(visit)
    .filter((proposal) => proposal.collection === id && proposal.kind === 'agreement')
    .map((proposal) => proposalEntry(visit, proposal));
  const versions = ports.archive.curation
    .agreements(id)
    .toReversed()
    .map(
      ({ version, partners, content, since }) =>
        html`<details><summary>${fill(words.versionNumber, { n: version })}, !${showMoment(reader, since)}</summary>!${showFacts(agreementFacts(visit, { agreement: { ...collection.agreement, ...content }, partners }))}</details>`,
    );
  const editor =
    visit.role === 'reader'
      ? ''
      : section(
          'change',
          words.changeAgreement,
          html`<p>${words.changeAgreementText}</p>` + agreementForm(visit, collection),
        );
  sendWorkspacePage(visit, {
    title: textFor(name, reader.language) || id,
    ...answer,
    body:
      section('in-force', words.agreement, showFacts(agreementFacts(visit, collection))) +
      section('waiting', words.otherOpen, showList(waiting, words.none)) +
      editor +
      section('versions', words.versions, showList(versions, words.none)),
  });
}

/** The agreement that a form says, with the partners and licence; rights are brought to their canonical addresses. */
function readAgreement(
  typed: PartnerVisit['typed'],
): { agreement: Agreement; partners: string[]; licence: string } | undefined {
  const access = readAccess(typed);
  const approvals = textOf(typed, 'approvals');
  const silence = textOf(typed, 'silence');
  const [licence, rights] = ['licence', 'mediaRights'].map((name) => textOf(typed, name));
  const known = normaliseRights(licence!);
  const media = rights ? normaliseRights(rights) : undefined;
  if (!access || (silence !== 'hold' && silence !== 'publish') || !known || (rights && !media))
    return undefined;
  return {
    agreement: {
      approvals: approvals === 'all' ? 'all' : Number(approvals),
      veto: textsOf(typed, 'veto'),
      days: Number(textOf(typed, 'days')),
      silence,
      access,
      ...(media && { mediaRights: media }),
    },
    partners: textsOf(typed, 'partners').sort(),
    licence: known,
  };
}

/** The collections of the partner, their agreements, and proposing another. */
export function collectionRoutes(router: Router, asPartner: AsPartner): void {
  router.get(
    '/collections',
    asPartner((visit) => {
      const { words, ports, partner } = visit;
      const own = ports.archive.reader.collections().filter(({ partners }) => partners.includes(partner));
      const entries = own.map(
        ({ id, partners }) =>
          html`<a href="${linkWithin(visit, `/workspace/collections/${encodeURIComponent(id)}`)}">!${showCollection(visit, id)}</a> <span class="minor">${fill(words.partnersCounted, { n: partners.length })}</span>`,
      );
      sendWorkspacePage(visit, { title: words.collections, body: showList(entries, words.none) });
    }),
  );
  const known =
    (act: (visit: PartnerVisit, collection: Collection) => unknown) =>
    (visit: PartnerVisit): unknown => {
      const collection = visit.ports.archive.reader.collection(String(visit.req.params.id));
      return collection?.partners.includes(visit.partner) ? act(visit, collection) : sendMissing(visit);
    };
  router.get('/collections/:id', asPartner(known((visit, collection) => sendCollection(visit, collection))));
  router.post(
    '/collections/:id',
    asPartner(
      known((visit, collection) => {
        const { ports, typed, actor, time, words } = visit;
        const wish = readAgreement(typed);
        if (!wish)
          return sendCollection(visit, collection, {
            status: 422,
            message: { kind: 'fault', text: words.agreementFault },
          });
        const outcome = proposeAgreement(ports.archive, { collection: collection.id, ...wish, actor, time });
        if (outcome.outcome === 'refused')
          return sendCollection(visit, ports.archive.reader.collection(collection.id)!, {
            status: refusalStatus(outcome),
            message: refusalMessage(outcome),
          });
        return outcome.effective
          ? goOn(visit, `/workspace/collections/${encodeURIComponent(collection.id)}`, 'done.saved')
          : goOn(visit, `/workspace/proposals/${outcome.proposal}`, 'done.proposed');
      }),
    ),
  );
}
