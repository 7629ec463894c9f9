import { type Response, Router } from 'express';
import type { Invitation, LinkReason, Principal } from '../../accounts/accounts.ts';
import { linkTo } from '../reader/link-to.ts';
import { faultText, isLinkReason } from './faults.ts';
import type { AccountPagesPorts } from './ports.ts';
import { renderDeadLinkPage, renderJoinPage } from './render-join-page.ts';
import { renderForgottenPage, renderResetPage } from './render-password-pages.ts';
import { addressOf } from './sign-in-routes.ts';
import { beginVisit, fieldOf, parameterOf, personOf, sendAccountPage, type Visit } from './visit.ts';

/** What people come to by a one-time link: accepting an invitation, the first operator's too, and choosing a new password. */
export function linkRoutes(ports: AccountPagesPorts): Router {
  const { accounts, home } = ports;
  const router = Router();

  const showDead = (res: Response, visit: Visit, reason: LinkReason) =>
    sendAccountPage(res, {
      reader: visit.reader,
      status: reason === 'unknown' ? 404 : 410,
      html: renderDeadLinkPage(visit, { reason: faultText(visit.words, reason) }),
    });

  function showJoin(
    res: Response,
    visit: Visit,
    page: {
      token: string;
      invitation: Invitation;
      person: Principal | undefined;
      form?: { name: string; email: string };
      fault?: string;
    },
  ) {
    const { fault, ...rest } = page;
    const html = renderJoinPage(visit, ports, {
      ...rest,
      ...(fault && { notice: { kind: 'fault', text: fault } }),
    });
    sendAccountPage(res, { reader: visit.reader, html, status: fault ? 422 : 200 });
  }

  router.get('/account/join', async (req, res) => {
    const visit = beginVisit(ports, req, res);
    const token = parameterOf(req, 'token');
    const read = accounts.readInvitation(token);
    if (read.outcome === 'refused') return showDead(res, visit, read.reason);
    return showJoin(res, visit, { token, invitation: read.invitation, person: await personOf(ports, req) });
  });

  router.post('/account/join', async (req, res) => {
    const visit = beginVisit(ports, req, res);
    const token = fieldOf(req, 'token');
    const read = accounts.readInvitation(token);
    if (read.outcome === 'refused') return showDead(res, visit, read.reason);
    const { invitation } = read;
    const person = await personOf(ports, req);
    const form = { name: fieldOf(req, 'name'), email: fieldOf(req, 'email') };
    const password = fieldOf(req, 'password');
    const answer = person
      ? accounts.acceptAs({ token, person: person.id })
      : await accounts.accept({ token, ...form, password });
    if (answer.outcome === 'refused') {
      const { reason } = answer;
      if (isLinkReason(reason)) return showDead(res, visit, reason);
      return showJoin(res, visit, { token, invitation, person, form, fault: faultText(visit.words, reason) });
    }
    if (!person) {
      const signedIn = await accounts.signIn({ email: form.email, password, address: addressOf(req) });
      if (signedIn.outcome !== 'signed-in')
        return res.redirect(303, linkTo(visit.reader, '/account/sign-in'));
      for (const cookie of signedIn.cookies) res.append('Set-Cookie', cookie);
    }
    return res.redirect(303, linkTo(visit.reader, home));
  });

  router.get('/account/forgotten', (req, res) => {
    const visit = beginVisit(ports, req, res);
    const html = renderForgottenPage(visit, { canMail: accounts.canMail });
    sendAccountPage(res, { reader: visit.reader, html });
  });

  router.post('/account/forgotten', (req, res) => {
    const visit = beginVisit(ports, req, res);
    accounts.askReset({
      email: fieldOf(req, 'email'),
      language: visit.reader.language,
      address: addressOf(req),
    });
    const notice = { kind: 'done', text: visit.words.forgottenSent } as const;
    const html = renderForgottenPage(visit, {
      canMail: accounts.canMail,
      ...(accounts.canMail && { notice }),
    });
    sendAccountPage(res, { reader: visit.reader, html });
  });

  router.get('/account/reset', (req, res) => {
    const visit = beginVisit(ports, req, res);
    const token = parameterOf(req, 'token');
    const read = accounts.readReset(token);
    if (read.outcome === 'refused') return showDead(res, visit, read.reason);
    return sendAccountPage(res, { reader: visit.reader, html: renderResetPage(visit, { token }) });
  });

  router.post('/account/reset', async (req, res) => {
    const visit = beginVisit(ports, req, res);
    const token = fieldOf(req, 'token');
    const answer = await accounts.reset({ token, password: fieldOf(req, 'password') });
    if (answer.outcome === 'done')
      return res.redirect(303, linkTo(visit.reader, '/account/sign-in', { done: 'password' }));
    const { reason } = answer;
    if (isLinkReason(reason)) return showDead(res, visit, reason);
    const notice = { kind: 'fault', text: faultText(visit.words, reason) } as const;
    const html = renderResetPage(visit, { token, notice });
    return sendAccountPage(res, { reader: visit.reader, html, status: 422 });
  });

  return router;
}
