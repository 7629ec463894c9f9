import { html } from 'ghtml';
import { type AuthorityKind, authorityKinds } from '../../../../vocab/authority/authority.ts';
import { checkAuthority } from '../../../../vocab/authority/check-authority.ts';
import type { Problem } from '../../../../vocab/problem.ts';
import { makeAuthority } from '../../../acts/authorities/describe-authority.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { textOf } from '../shell/visit.ts';
import { describeForm, descriptionFields, readDescription, showFaults } from './description-form.ts';
import { pathOf } from './see-authority.ts';

const kindAsked = ({ req }: PartnerVisit): AuthorityKind | undefined =>
  authorityKinds.find((one) => one === req.params.kind);

function show(
  visit: PartnerVisit,
  kind: AuthorityKind,
  answer: { message?: Message; status?: number; problems?: readonly Problem[] } = {},
): void {
  const { words, role } = visit;
  const { problems = [], ...rest } = answer;
  const namesake =
    role === 'steward'
      ? formFields(visit, describeForm).check({ name: 'namesake', label: words.namesake })
      : '';
  sendWorkspacePage(visit, {
    title: kind === 'agent' ? words.newAgent : words.newPlace,
    ...rest,
    lead: html`<p>${words.authoritiesLead}</p>`,
    body:
      showFaults(visit, problems) +
      showForm(visit, {
        name: describeForm,
        action: `/workspace/authorities/new/${kind}`,
        fields: descriptionFields(visit, kind, { name: {} }) + namesake,
        button: words.saveDescription,
      }),
  });
}

/** The form for a person, group or place that has no page yet. */
export function sendNew(visit: PartnerVisit) {
  const kind = kindAsked(visit);
  return kind && visit.role !== 'reader' ? show(visit, kind) : sendMissing(visit);
}

export function takeNew(visit: PartnerVisit) {
  const kind = kindAsked(visit);
  if (!kind || visit.role === 'reader') return sendMissing(visit);
  const { typed, ports, actor, time, reader } = visit;
  const given = readDescription(typed, { kind, language: reader.language, baseUrl: ports.baseUrl });
  const checked = checkAuthority(kind, given);
  if ('problems' in checked) return show(visit, kind, { status: 422, problems: checked.problems });
  const namesake = textOf(typed, 'namesake') !== '';
  const outcome = makeAuthority(ports.archive, { kind, namesake, ...checked, actor, time });
  if (outcome.outcome === 'refused')
    return show(visit, kind, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
  if (outcome.proposal !== undefined)
    return goOn(visit, `/workspace/proposals/${outcome.proposal}`, 'done.proposed');
  return goOn(visit, pathOf(outcome.reference), 'done.described');
}
