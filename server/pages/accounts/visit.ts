import type { Request, Response } from 'express';
import type { Principal } from '../../accounts/accounts.ts';
import { sendPage } from '../layout/send-page.ts';
import { type Reader, readerOf } from '../reader/reader.ts';
import type { AccountPagesPorts } from './ports.ts';
import { type AccountWords, accountWordsIn } from './words/account-words.ts';

/** One visit of an account page: who reads, in which words, with which form token. */
export type Visit = { reader: Reader; words: AccountWords; token: string };

/** Begins a visit; a visitor without a session gets a cookie for the form. */
export function beginVisit(ports: AccountPagesPorts, req: Request, res: Response): Visit {
  const reader = readerOf(req, ports);
  return { reader, words: accountWordsIn(reader.language), token: ports.guard.token(req, res) };
}

/** Sends an account page: kept by nobody, and its address, which may hold a token, told to no other site. */
export function sendAccountPage(
  res: Response,
  page: { reader: Reader; html: string; status?: number; headers?: Record<string, string> },
): void {
  const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin', ...page.headers };
  sendPage(res, { ...page, headers });
}

/** A text field of a form; an empty text where it is absent or not single. */
export function fieldOf(req: Request, name: string): string {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** A parameter of the address; an empty text where it is absent or not single. */
export const parameterOf = (req: Request, name: string): string => {
  const value = req.query[name];
  return typeof value === 'string' ? value : '';
};

/** A place within this site to go on to; undefined for anything else, so that no link can lead people away by way of signing in. */
export function placeWithin(path: string, baseUrl: string): string | undefined {
  if (!/^\/(?![/\\])/.test(path) || !URL.canParse(path, baseUrl)) return undefined;
  const url = new URL(path, baseUrl);
  return url.origin === new URL(baseUrl).origin ? `${url.pathname}${url.search}${url.hash}` : undefined;
}

/** The person who is signed in; a key is nobody on pages. */
export async function personOf(ports: AccountPagesPorts, req: Request): Promise<Principal | undefined> {
  const principal = await ports.accounts.principal(req);
  return principal?.kind === 'person' ? principal : undefined;
}
