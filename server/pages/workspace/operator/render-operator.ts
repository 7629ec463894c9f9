import { html } from 'ghtml';
import { erasedDescription } from '../../../acts/authorities/erase-description.ts';
import { operatorInbox } from '../../../acts/tell.ts';
import type { Erasure } from '../../../archive/curation-reader.ts';
import { showMoment } from '../../show/show-date.ts';
import { partnerName, partnerPlace } from '../../show/show-partner.ts';
import { plainName } from '../authorities/see-authority.ts';
import { disputeEntry } from '../disputes/dispute-routes.ts';
import { disputesOf } from '../disputes/find-disputes.ts';
import { showNotice } from '../home/notices.ts';
import { partnerOptions } from '../items/show-access.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { section, showCollection, showList, showParties } from '../shell/show-things.ts';
import type { Visit } from '../shell/visit.ts';
import { collectionForm, partnerForm } from './member-forms.ts';

/** Erasures that this person could confirm or has asked for: all for an operator, those of their records for a steward. */
export function erasuresFor(visit: Visit): (Erasure & { partner?: string; name?: string })[] {
  const { curation } = visit.ports.archive;
  return curation.erasures().flatMap((erasure) => {
    const revision = curation
      .revisionsOfItem(erasure.item)
      .find(({ record }) => record === Number(erasure.record));
    const described = erasedDescription(erasure);
    const owner = revision?.partner ?? described?.partner;
    const stewards = visit.principal.memberships.some(
      ({ partner, role }) => partner === owner && role === 'steward',
    );
    if (!visit.principal.operator && !stewards) return [];
    if (described)
      return { ...erasure, item: plainName(visit, described.reference), partner: described.partner };
    return { ...erasure, ...(revision && { partner: revision.partner, name: revision.name }) };
  });
}

function showErasures(visit: Visit): string {
  const { words, reader, principal } = visit;
  const entries = erasuresFor(visit).map((erasure) => {
    const ground = erasure.ground as 'law' | 'takedown' | 'harm';
    const own = erasure.askedBy === principal.id;
    const form = `erasure-${erasure.id}`;
    const confirm =
      erasure.confirmed === undefined && !own
        ? showForm(visit, {
            name: form,
            action: `/workspace/operator/erasures/${erasure.id}`,
            fields: formFields(visit, form).check({
              name: 'confirm',
              label: words.erasureConfirm,
              required: true,
            }),
            button: words.erase,
            weight: 'grave',
          })
        : '';
    const state = erasure.confirmed
      ? html`${words.erasedOn} !${showMoment(reader, erasure.confirmed)}`
      : own
        ? html`${words.erasureOwn}`
        : html`${words.erasureWaits}`;
    return html`<bdi>${erasure.item}</bdi> <bdi>${erasure.name ?? ''}</bdi> · ${words[`erased.${ground}`]} <span class="minor">!${showMoment(reader, erasure.asked)} · !${state}</span>!${confirm}`;
  });
  return showList(entries, words.none);
}

function showInvite(visit: Visit): string {
  const { words, accountWords } = visit;
  const fields = formFields(visit, 'invite-any');
  return showForm(visit, {
    name: 'invite-any',
    action: '/workspace/operator/invitations',
    fields: [
      fields.text({
        name: 'email',
        label: accountWords.email,
        hint: words.emailHint,
        type: 'email',
        ltr: true,
      }),
      fields.select({
        name: 'partner',
        label: words.inviteTo,
        options: [['', words.inviteOperator], ...partnerOptions(visit)],
      }),
      fields.select({
        name: 'role',
        label: words.role,
        options: (['steward', 'curator', 'reader'] as const).map(
          (role) => [role, accountWords[role]] as const,
        ),
      }),
    ].join(''),
    button: words.invite,
  });
}

/** Marks what the operators' inbox shows as read. */
function showRead(visit: Visit): string {
  const { curation } = visit.ports.archive;
  const [newest] = curation.inbox(operatorInbox, Number.MAX_SAFE_INTEGER, 1);
  return newest && curation.unread(operatorInbox)
    ? showForm(visit, {
        name: 'read',
        action: '/workspace/operator/read',
        hidden: { upTo: String(newest.id) },
        button: visit.words.markRead,
        weight: 'plain',
      })
    : '';
}

/** What those who keep the archive look after. Stewards see the erasures of their partner's records here. */
export function sendOperator(
  visit: Visit,
  answer: { message?: Message; status?: number; made?: string } = {},
) {
  const { words, ports, reader, principal } = visit;
  const { made = '', ...rest } = answer;
  const erasures = section(
    'erasures',
    words.erasures,
    html`<p>${words.erasuresText}</p>` + showErasures(visit),
  );
  if (!principal.operator)
    return sendWorkspacePage(visit, { title: words.erasures, ...rest, body: erasures });
  const { archive } = ports;
  const open = disputesOf(visit, true);
  const naming = open.filter(
    ({ state }) => state.phase === 'naming' || state.overdue.some(({ what }) => what === 'decide'),
  );
  const requests = open.filter(({ state }) => state.claimant.kind === 'person');
  const partners = archive.reader
    .partners()
    .map(
      (partner) =>
        html`<b>${partnerName(archive.reader, partner.id, reader.language)}</b> <span class="minor"><bdi>${partner.id}</bdi> · ${partnerPlace(reader, partner)} · !${partner.charter ? html`${words.charterBy} <span dir="auto">${partner.charter.name}</span>, !${showMoment(reader, partner.charter.time)}` : html`${words.charterNotYet}`}</span>`,
    );
  const collections = archive.reader
    .collections()
    .map(
      ({ id, partners: together }) =>
        html`<b>!${showCollection(visit, id)}</b> <span class="minor"><bdi>${id}</bdi> · !${showParties(visit, together)}</span>`,
    );
  const notices = archive.curation
    .inbox(operatorInbox, Number.MAX_SAFE_INTEGER, 15)
    .map((notice) => showNotice(visit, notice));
  return sendWorkspacePage(visit, {
    title: words.operator,
    ...rest,
    lead: html`<p>${words.operatorLead}</p>`,
    body: [
      made,
      section(
        'mediators',
        words.mediatorsToName,
        showList(
          naming.map((seen) => disputeEntry(visit, seen)),
          words.none,
        ),
      ),
      section(
        'requests',
        words.requestsOpen,
        showList(
          requests.map((seen) => disputeEntry(visit, seen)),
          words.none,
        ),
      ),
      erasures,
      section('notices', words.inbox, showList(notices, words.inboxEmpty) + showRead(visit)),
      section(
        'partners',
        reader.words.partners,
        showList(partners, words.none) + html`<h3>${words.addPartner}</h3>` + partnerForm(visit),
      ),
      section(
        'collections',
        words.collections,
        showList(collections, words.none) + html`<h3>${words.addCollection}</h3>` + collectionForm(visit),
      ),
      section('invite', words.invitations, showInvite(visit)),
    ].join(''),
  });
}
