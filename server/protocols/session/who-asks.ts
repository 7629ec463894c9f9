import type { NextFunction, Request, Response } from 'express';
import type { Accounts, Principal, Scope } from '../../accounts/accounts.ts';
import { may } from '../../accounts/may.ts';
import { thePublic, type Viewer } from '../../curation/access.ts';
import type { Actor } from '../../curation/decide.ts';
import { keepPrivate } from './keep-private.ts';

/**
 * Finds out who asks, for every door behind it. Anonymous requests, which are nearly all, cost nothing; what is answered to somebody is
 * nobody else's: no cache may keep it.
 */
export const findPrincipal =
  (accounts: () => Pick<Accounts, 'principal'> | undefined) =>
  async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const { cookie, authorization } = req.headers;
    if (cookie !== undefined || authorization !== undefined) {
      const principal = await accounts()?.principal(req);
      if (principal) {
        res.locals.principal = principal;
        keepPrivate(res);
      }
    }
    next();
  };

/** Who asks, or undefined for the public. */
export const principalOf = (res: Response): Principal | undefined =>
  res.locals.principal as Principal | undefined;

/** What somebody may see: what the partners may for whom they may read. An operator as such sees no more than the public. */
export function viewerOf(principal: Principal | undefined): Viewer {
  if (!principal) return thePublic;
  const partners = principal.memberships
    .map(({ partner }) => partner)
    .filter((id) => may(principal, 'read', id));
  return partners.length ? { kind: 'partner', partners } : thePublic;
}

/** What whoever asks may see. */
export const viewerFor = (res: Response): Viewer => viewerOf(principalOf(res));

/** Somebody acting for a partner within a scope; undefined where they may not. */
export function actorFor(principal: Principal | undefined, partner: string, scope: Scope): Actor | undefined {
  if (!principal || !may(principal, scope, partner)) return undefined;
  const { role } = principal.memberships.find((membership) => membership.partner === partner) ?? {};
  if (role === undefined) return undefined;
  // A key of a steward that may deposit but not decide proposes as a curator does.
  const decides = role === 'steward' && may(principal, 'decide', partner);
  return { id: principal.id, partner, role: role === 'steward' && !decides ? 'curator' : role };
}
