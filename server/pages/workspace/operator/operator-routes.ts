import type { Router } from 'express';
import { roles } from '../../../accounts/accounts.ts';
import { confirmErasure } from '../../../acts/erase.ts';
import { saveCollection, savePartner } from '../../../acts/save-members.ts';
import { operatorInbox } from '../../../acts/tell.ts';
import { showSecret } from '../people/people-routes.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPerson } from '../shell/as-partner.ts';
import { goOn } from '../shell/render-workspace-page.ts';
import { numberOf, textOf, type Visit } from '../shell/visit.ts';
import { readCollection, readPartner } from './member-forms.ts';
import { erasuresFor, sendOperator } from './render-operator.ts';

const path = '/workspace/operator';

/** What those who keep the archive do: partners, collections, invitations, and the second word on erasures. */
export function operatorRoutes(router: Router, asPerson: AsPerson): void {
  const asOperator = (act: (visit: Visit) => unknown) =>
    asPerson((visit) => (visit.principal.operator ? act(visit) : sendMissing(visit)));
  const fault = (visit: Visit, text: string) =>
    sendOperator(visit, { status: 422, message: { kind: 'fault', text } });

  router.get(
    '/operator',
    asPerson((visit) =>
      visit.principal.operator || visit.principal.memberships.some(({ role }) => role === 'steward')
        ? sendOperator(visit)
        : sendMissing(visit),
    ),
  );
  router.post(
    '/operator/partners',
    asOperator((visit) => {
      const { archive } = visit.ports;
      const partner = readPartner(visit.typed, archive.reader.partner);
      if (!partner) return fault(visit, visit.words.partnerFault);
      savePartner(archive, partner, visit.principal.id);
      return goOn(visit, path, 'done.saved');
    }),
  );
  router.post(
    '/operator/collections',
    asOperator((visit) => {
      const { archive } = visit.ports;
      const collection = readCollection(visit.typed);
      // The agreement of a collection that is there is its partners' to change.
      const known = collection && archive.reader.collection(collection.id);
      const strangers = collection?.partners.some((id) => !archive.reader.partner(id));
      if (!collection || known || strangers) return fault(visit, visit.words.collectionFault);
      saveCollection(archive, collection, visit.principal.id);
      return goOn(visit, path, 'done.saved');
    }),
  );
  router.post(
    '/operator/invitations',
    asOperator(async (visit) => {
      const { ports, typed, principal, reader, words } = visit;
      const email = textOf(typed, 'email');
      const partner = textOf(typed, 'partner');
      const role = roles.find((one) => one === textOf(typed, 'role'));
      if (partner && (!role || !ports.archive.reader.partner(partner))) return fault(visit, words.chooseOne);
      const offer = partner ? { partner, role } : { operator: true };
      const made = await ports.accounts.invite({
        ...(email && { email }),
        ...offer,
        by: principal.id,
        language: reader.language,
      });
      if (made.outcome === 'refused')
        return sendOperator(visit, {
          status: 422,
          message: { kind: 'fault', text: made.remedy, lang: 'en' },
        });
      const text = made.mailed === 'sent' ? words.invitationMailed : words.invitationLink;
      return sendOperator({ ...visit, typed: {} }, { made: showSecret(text, made.link) });
    }),
  );
  router.post(
    '/operator/read',
    asOperator((visit) => {
      const { ports, typed, time } = visit;
      const upTo = numberOf(textOf(typed, 'upTo'));
      if (upTo !== undefined)
        ports.archive.writer.transact((tx) => tx.noticesRead(operatorInbox, upTo, time));
      return goOn(visit, path, 'done.read');
    }),
  );
  router.post(
    '/operator/erasures/:id',
    asPerson(async (visit) => {
      const { ports, principal, time, typed, words } = visit;
      const erasure = numberOf(visit.req.params.id);
      if (erasure === undefined || !erasuresFor(visit).some(({ id }) => id === erasure))
        return sendMissing(visit);
      if (textOf(typed, 'confirm') !== 'yes') return fault(visit, words.confirmFirst);
      const stewardOf = principal.memberships.flatMap(({ partner, role }) =>
        role === 'steward' ? partner : [],
      );
      const by = { id: principal.id, operator: principal.operator, stewardOf };
      const outcome = await confirmErasure(ports.archive, {
        erasure,
        by,
        time,
        removeDerivatives: ports.removeDerivatives,
      });
      if (outcome.outcome === 'done') return goOn(visit, path, 'done.erased');
      return sendOperator(visit, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
    }),
  );
}
