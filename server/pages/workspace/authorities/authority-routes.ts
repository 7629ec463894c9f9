import type { Router } from 'express';
import { checkAuthority } from '../../../../vocab/authority/check-authority.ts';
import { describeAuthority } from '../../../acts/authorities/describe-authority.ts';
import { askDescriptionErasure } from '../../../acts/authorities/erase-description.ts';
import { proposeAuthorityJoin } from '../../../acts/authorities/propose-authority-join.ts';
import { splitAuthority } from '../../../acts/authorities/split-authority.ts';
import { withdrawDescription } from '../../../acts/authorities/withdraw-description.ts';
import { erasureGrounds } from '../../../acts/eraser.ts';
import type { Refused } from '../../../acts/outcome.ts';
import type { AuthorityView } from '../../../curation/authorities/view-authority.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { goOn } from '../shell/render-workspace-page.ts';
import { askedOf, linkWithin, numberOf, textOf } from '../shell/visit.ts';
import { pastedReference, readDescription } from './description-form.ts';
import { sendJoin } from './join-page.ts';
import { sendAuthorities } from './list-authorities.ts';
import { sendNew, takeNew } from './new-authority.ts';
import { sendAuthority } from './render-authority.ts';
import { pathOf, placeOf, seeAuthority } from './see-authority.ts';

const refused = (outcome: Refused) => ({ status: refusalStatus(outcome), message: refusalMessage(outcome) });

function takeDescription(visit: PartnerVisit, view: AuthorityView) {
  const { typed, ports, actor, time, reader } = visit;
  const { reference, kind } = view;
  const given = readDescription(typed, { kind, language: reader.language, baseUrl: ports.baseUrl });
  const checked = checkAuthority(kind, given, reference);
  if ('problems' in checked) return sendAuthority(visit, view, { status: 422, problems: checked.problems });
  const basis = numberOf(textOf(typed, 'basis'));
  const said = { reference, ...checked, ...(basis !== undefined && { basis }), actor, time };
  const outcome = describeAuthority(ports.archive, said);
  if (outcome.outcome === 'refused') return sendAuthority(visit, view, refused(outcome));
  if (outcome.proposal !== undefined)
    return goOn(visit, `/workspace/proposals/${outcome.proposal}`, 'done.proposed');
  return goOn(visit, pathOf(reference), 'done.described');
}

function withdraw(visit: PartnerVisit, view: AuthorityView) {
  const { ports, actor, time } = visit;
  const outcome = withdrawDescription(ports.archive, { reference: view.reference, actor, time });
  if (outcome.outcome === 'refused') return sendAuthority(visit, view, refused(outcome));
  // What nobody names and nobody describes any more has no page.
  const next =
    seeAuthority(visit, view.reference).kind === 'unknown'
      ? '/workspace/authorities'
      : pathOf(view.reference);
  return goOn(visit, next, 'done.withdrawn');
}

function erase(visit: PartnerVisit, view: AuthorityView) {
  const { ports, typed, principal, partner, time, words } = visit;
  const ground = erasureGrounds.find((name) => name === textOf(typed, 'ground'));
  if (!ground)
    return sendAuthority(visit, view, { status: 422, message: { kind: 'fault', text: words.chooseOne } });
  const stewardOf = principal.memberships.flatMap((one) => (one.role === 'steward' ? one.partner : []));
  const by = { id: principal.id, operator: principal.operator, stewardOf };
  const { reference } = view;
  const outcome = askDescriptionErasure(ports.archive, { reference, partner, ground, by, time });
  if (outcome.outcome === 'refused') return sendAuthority(visit, view, refused(outcome));
  return goOn(visit, pathOf(reference), 'done.asked');
}

/** The two of a join as an address or a form names them; the other may be one that has been joined to another. */
function bothOf(visit: PartnerVisit, view: AuthorityView, named: string) {
  const other = pastedReference(named);
  const found = seeAuthority(visit, other);
  if (found.kind === 'unknown') return undefined;
  return { from: view.reference, into: found.kind === 'moved' ? found.to : other };
}

function lookAtBoth(visit: PartnerVisit, view: AuthorityView) {
  const both = bothOf(visit, view, askedOf(visit, 'other'));
  const message = { kind: 'fault' as const, text: visit.words.authorityNotFound };
  return both ? sendJoin(visit, both) : sendAuthority(visit, view, { status: 404, message });
}

function join(visit: PartnerVisit, view: AuthorityView) {
  const { ports, typed, actor, time, words } = visit;
  const both = bothOf(visit, view, textOf(typed, 'other'));
  if (!both)
    return sendAuthority(visit, view, {
      status: 404,
      message: { kind: 'fault', text: words.authorityNotFound },
    });
  const outcome = proposeAuthorityJoin(ports.archive, { ...both, actor, time });
  if (outcome.outcome === 'refused') return sendJoin(visit, both, refused(outcome));
  if (!outcome.effective) return goOn(visit, `/workspace/proposals/${outcome.proposal}`, 'done.proposed');
  return goOn(visit, pathOf(both.into), 'done.saved');
}

function split(visit: PartnerVisit) {
  const { ports, actor, time } = visit;
  const place = placeOf(visit);
  const joined = place && ports.archive.curation.authorityJoin(place.reference);
  const head = place && seeAuthority(visit, ports.archive.curation.headOf(place.reference));
  if (!place || !joined || head?.kind !== 'authority') return sendMissing(visit);
  const outcome = splitAuthority(ports.archive, { reference: place.reference, actor, time });
  if (outcome.outcome === 'refused') return sendAuthority(visit, head.view, refused(outcome));
  return goOn(visit, pathOf(place.reference), 'done.authoritySplit');
}

/** People, groups and places: finding them, saying what they are, joining those that are one and splitting them again. */
export function authorityRoutes(router: Router, asPartner: AsPartner): void {
  const known = (act: (visit: PartnerVisit, view: AuthorityView) => unknown) =>
    asPartner((visit) => {
      const place = placeOf(visit);
      const found = place && seeAuthority(visit, place.reference);
      if (!found || found.kind === 'unknown') return sendMissing(visit);
      if (found.kind === 'moved') return visit.res.redirect(303, linkWithin(visit, pathOf(found.to)));
      return act(visit, found.view);
    });
  router.get('/authorities', asPartner(sendAuthorities));
  router.get('/authorities/new/:kind', asPartner(sendNew));
  router.post('/authorities/new/:kind', asPartner(takeNew));
  router.get('/authorities/:kind/:id', known(sendAuthority));
  router.post('/authorities/:kind/:id', known(takeDescription));
  router.post('/authorities/:kind/:id/withdraw', known(withdraw));
  router.post('/authorities/:kind/:id/erase', known(erase));
  router.get('/authorities/:kind/:id/join', known(lookAtBoth));
  router.post('/authorities/:kind/:id/join', known(join));
  router.post('/authorities/:kind/:id/split', asPartner(split));
}
