import { type Request, type Response, Router } from 'express';
import { linkTo } from '../reader/link-to.ts';
import { faultText, waitText } from './faults.ts';
import type { AccountPagesPorts } from './ports.ts';
import { renderOwnAccountPage } from './render-own-account-page.ts';
import { addressOf } from './sign-in-routes.ts';
import { beginVisit, fieldOf, personOf, sendAccountPage, type Visit } from './visit.ts';

/** What people do with their own account. */
export function ownAccountRoutes(ports: AccountPagesPorts): Router {
  const { accounts } = ports;
  const router = Router();

  function show(
    res: Response,
    visit: Visit,
    page: { id: string; fault?: string; done?: string; status?: number; retryAfter?: number },
  ) {
    const person = accounts.person(page.id)!;
    const text = page.fault ?? page.done;
    const notice = text ? { kind: page.fault ? 'fault' : 'done', text } : undefined;
    const html = renderOwnAccountPage(visit, ports, {
      person,
      ...(notice && { notice: notice as { kind: 'fault' | 'done'; text: string } }),
    });
    sendAccountPage(res, {
      reader: visit.reader,
      html,
      status: page.status ?? (page.fault ? 422 : 200),
      ...(page.retryAfter && { headers: { 'Retry-After': String(page.retryAfter) } }),
    });
  }

  /** A route for someone who is signed in; others are sent to do so first. */
  const asPerson =
    (act: (req: Request, res: Response, visit: Visit, id: string) => unknown) =>
    async (req: Request, res: Response) => {
      const visit = beginVisit(ports, req, res);
      const person = await personOf(ports, req);
      if (!person)
        return res.redirect(
          303,
          linkTo(visit.reader, '/account/sign-in', { next: linkTo(visit.reader, '/account') }),
        );
      return act(req, res, visit, person.id);
    };
  const saved = (res: Response, visit: Visit) =>
    res.redirect(303, linkTo(visit.reader, '/account', { done: 'saved' }));

  router.get(
    '/account',
    asPerson((req, res, visit, id) =>
      show(res, visit, { id, ...(req.query.done === 'saved' && { done: visit.words.saved }) }),
    ),
  );

  router.post(
    '/account/name',
    asPerson((req, res, visit, id) => {
      const answer = accounts.rename({ person: id, name: fieldOf(req, 'name') });
      if (answer.outcome === 'done') return saved(res, visit);
      return show(res, visit, { id, fault: faultText(visit.words, answer.reason) });
    }),
  );

  router.post(
    '/account/password',
    asPerson(async (req, res, visit, id) => {
      const answer = await accounts.changePassword({
        person: id,
        current: fieldOf(req, 'current'),
        password: fieldOf(req, 'password'),
        address: addressOf(req),
      });
      if (answer.outcome === 'refused')
        return show(res, visit, { id, fault: faultText(visit.words, answer.reason) });
      if (answer.outcome === 'limited') {
        const { retryAfter } = answer;
        return show(res, visit, { id, fault: waitText(visit.words, retryAfter), status: 429, retryAfter });
      }
      for (const cookie of answer.cookies) res.append('Set-Cookie', cookie);
      return saved(res, visit);
    }),
  );

  router.post(
    '/account/sign-out-everywhere',
    asPerson(async (_req, res, visit, id) => {
      await accounts.signOutEverywhere(id);
      res.redirect(303, linkTo(visit.reader, '/account/sign-in'));
    }),
  );

  router.post(
    '/account/forget',
    asPerson((req, res, visit, id) => {
      if (fieldOf(req, 'confirm') !== 'yes')
        return show(res, visit, { id, fault: visit.words.forgetUnconfirmed });
      const answer = accounts.forget(id);
      if (answer.outcome === 'refused')
        return show(res, visit, { id, fault: faultText(visit.words, answer.reason) });
      return res.redirect(303, linkTo(visit.reader, '/'));
    }),
  );

  return router;
}
