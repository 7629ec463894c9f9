import type { Request, Response } from 'express';
import type { Principal, Role } from '../../../accounts/accounts.ts';
import type { Viewer } from '../../../curation/access.ts';
import type { Actor } from '../../../curation/decide.ts';
import { principalOf, viewerOf } from '../../../protocols/session/who-asks.ts';
import { type AccountWords, accountWordsIn } from '../../accounts/words/account-words.ts';
import { linkTo } from '../../reader/link-to.ts';
import { type Reader, readerOf } from '../../reader/reader.ts';
import type { WorkspacePorts } from '../ports.ts';
import { type WorkspaceWords, workspaceWordsIn } from '../words/workspace-words.ts';

/** What a form sent: a text, or several of one name. */
export type Typed = Record<string, string | string[] | undefined>;

/** What is needed to write for somebody: their language, their form's token, what they typed. */
export type Voice = {
  ports: Pick<WorkspacePorts, 'archive'>;
  reader: Reader;
  words: WorkspaceWords;
  token: string;
  typed: Typed;
  time: string;
  partner?: string;
};

/**
 * One visit of the workspace: who is there, for which partner, in which words. `partner` and `role` are absent for an operator who belongs to
 * none; `typed` is what the form held that is being answered. `time`: ISO 8601, UTC.
 */
export type Visit = Voice & {
  ports: WorkspacePorts;
  req: Request;
  res: Response;
  accountWords: AccountWords;
  principal: Principal;
  role?: Role;
  viewer: Viewer;
};

/** A text of the address or the form; an empty one where it is absent or not single. */
export const textOf = (from: Typed, name: string): string => {
  const value = from[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** All texts of that name. */
export const textsOf = (from: Typed, name: string): string[] => {
  const value = from[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
};

export const askedOf = (visit: Visit, name: string): string => textOf(visit.req.query as Typed, name);

/** The whole number at a place of the address; undefined for anything else. */
export function numberOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}

/** The partner that somebody acts for: the one named in the address or form, if it is one of theirs, else the first. */
function membershipFor(principal: Principal, named: string) {
  if (named === '') return principal.memberships[0];
  return principal.memberships.find(({ partner }) => partner === named);
}

/** Begins a visit. `signed-out`: nobody is there; `stranger`: somebody who does not belong to the partner named. A key is nobody on pages. */
export function beginVisit(
  ports: WorkspacePorts,
  req: Request,
  res: Response,
): Visit | 'signed-out' | 'stranger' {
  const principal = principalOf(res);
  if (principal?.kind !== 'person') return 'signed-out';
  const typed = (req.body ?? {}) as Typed;
  const named = textOf(typed, 'for') || textOf(req.query as Typed, 'for');
  const membership = membershipFor(principal, named);
  if (named !== '' && !membership) return 'stranger';
  const reader = readerOf(req, ports);
  return {
    ports,
    req,
    res,
    reader,
    words: workspaceWordsIn(reader.language),
    accountWords: accountWordsIn(reader.language),
    token: ports.guard.token(req, res),
    principal,
    ...(membership && { partner: membership.partner, role: membership.role }),
    viewer: viewerOf(principal),
    typed,
    time: ports.now?.() ?? new Date().toISOString(),
  };
}

/** An address within the workspace; it carries on for which of several partners somebody acts. */
export const linkWithin = (
  visit: Visit,
  path: string,
  params: Record<string, string | number> = {},
): string =>
  linkTo(visit.reader, path, {
    ...params,
    ...(visit.partner !== undefined && visit.principal.memberships.length > 1 && { for: visit.partner }),
  });

/** Who acts, for the acts of the archive; undefined for somebody without a partner. */
export const actorOf = ({ principal, partner, role }: Visit): Actor | undefined =>
  partner === undefined || role === undefined ? undefined : { id: principal.id, partner, role };

/** What the partner that is acted for may see, alone: with several, one does not see with another's eyes. */
export const partnerView = ({ partner }: Visit): Viewer =>
  partner === undefined ? { kind: 'public' } : { kind: 'partner', partners: [partner] };
