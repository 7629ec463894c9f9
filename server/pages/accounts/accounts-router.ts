import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { html } from 'ghtml';
import { pageLink } from '../reader/link-to.ts';
import { linkRoutes } from './link-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import type { AccountPagesPorts } from './ports.ts';
import { renderAccountPage } from './show-form.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { beginVisit, sendAccountPage } from './visit.ts';

/** The pages below `/account`: signing in and out, invitations, passwords, and one's own account. Every form is checked before it is read. */
export function accountsRouter(ports: AccountPagesPorts): Router {
  const router = Router();

  function checkForm(req: Request, res: Response, next: NextFunction) {
    if (req.method !== 'POST' || !ports.guard.faultOf(req)) return next();
    const visit = beginVisit(ports, req, res);
    const notice = { kind: 'fault', text: visit.words.formStale } as const;
    const body = html`<p>!${pageLink(visit.reader, { path: '/account', inner: html`${visit.words.accountTitle}` })}</p>`;
    const page = renderAccountPage(visit, { title: visit.words.accountTitle, notice, body });
    return sendAccountPage(res, { reader: visit.reader, html: page, status: 403 });
  }

  router.use('/account', express.urlencoded({ extended: false, limit: '16kb' }), checkForm);
  router.use(signInRoutes(ports), linkRoutes(ports), ownAccountRoutes(ports));
  return router;
}
