import { type Request, type Response, Router } from 'express';
import { linkTo } from '../reader/link-to.ts';
import { waitText } from './faults.ts';
import type { AccountPagesPorts } from './ports.ts';
import { renderSignInPage } from './render-sign-in-page.ts';
import { beginVisit, fieldOf, parameterOf, placeWithin, sendAccountPage, type Visit } from './visit.ts';

/** The address that attempts are counted by; Express takes it from the connection, or from proxies that it is told to trust. */
export const addressOf = (req: Request): string => req.ip ?? 'unknown';

/** Signing in, by password or provider, and out. */
export function signInRoutes(ports: AccountPagesPorts): Router {
  const { accounts, home, baseUrl } = ports;
  const router = Router();
  const nextOf = (text: string) => placeWithin(text, baseUrl) ?? home;

  function show(
    res: Response,
    visit: Visit,
    page: {
      next: string;
      email?: string;
      status?: number;
      fault?: string;
      done?: string;
      retryAfter?: number;
    },
  ) {
    const { fault, done, status, retryAfter, ...rest } = page;
    const text = fault ?? done;
    const html = renderSignInPage(visit, {
      ...rest,
      oidcName: accounts.oidcName,
      ...(text && { notice: { kind: fault ? 'fault' : 'done', text } }),
    });
    sendAccountPage(res, {
      reader: visit.reader,
      html,
      ...(status && { status }),
      ...(retryAfter && { headers: { 'Retry-After': String(retryAfter) } }),
    });
  }

  router.get('/account/sign-in', (req, res) => {
    const visit = beginVisit(ports, req, res);
    const { words } = visit;
    const next = nextOf(parameterOf(req, 'next'));
    // The provider's own words on why come in the address, where anyone can write them: they are not repeated.
    const fault = req.query.error === undefined ? undefined : words.oidcRefused;
    const done = req.query.done === 'password' ? words.passwordSet : undefined;
    show(res, visit, { next, ...(fault && { fault, status: 403 }), ...(done && { done }) });
  });

  router.post('/account/sign-in', async (req, res) => {
    const visit = beginVisit(ports, req, res);
    const { words } = visit;
    const next = nextOf(fieldOf(req, 'next'));
    const email = fieldOf(req, 'email');
    const form = { email, password: fieldOf(req, 'password'), address: addressOf(req) };
    const answer = await accounts.signIn(form);
    if (answer.outcome === 'signed-in') {
      for (const cookie of answer.cookies) res.append('Set-Cookie', cookie);
      return res.redirect(303, next);
    }
    if (answer.outcome === 'refused')
      return show(res, visit, { next, email, status: 422, fault: words.wrongPassword });
    const { retryAfter } = answer;
    return show(res, visit, { next, email, status: 429, retryAfter, fault: waitText(words, retryAfter) });
  });

  router.get('/account/oidc', async (req, res, pass) => {
    if (accounts.oidcName === undefined) return pass();
    const next = nextOf(parameterOf(req, 'next'));
    const begun = await accounts.beginOidc({ next, address: addressOf(req) });
    if (!begun) {
      const visit = beginVisit(ports, req, res);
      return show(res, visit, { next, status: 503, retryAfter: 30, fault: visit.words.oidcDown });
    }
    for (const cookie of begun.cookies) res.append('Set-Cookie', cookie);
    return res.setHeader('Cache-Control', 'no-store').redirect(303, begun.location);
  });

  router.post('/account/sign-out', async (req, res) => {
    const visit = beginVisit(ports, req, res);
    for (const cookie of await accounts.signOut(req)) res.append('Set-Cookie', cookie);
    res.redirect(303, placeWithin(fieldOf(req, 'next'), baseUrl) ?? linkTo(visit.reader, '/'));
  });

  return router;
}
