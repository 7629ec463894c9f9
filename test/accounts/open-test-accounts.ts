import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import express, { type Express } from 'express';
import type { Accounts, Role } from '../../server/accounts/accounts.ts';
import { openAccounts } from '../../server/accounts/open-accounts.ts';

export const password = 'a long enough password';

/** Accounts in a folder of their own that goes with the test, with a clock that can be set. */
export async function openTestAccounts(
  given: Partial<Parameters<typeof openAccounts>[0]> = {},
): Promise<{ accounts: Accounts; app: Express; file: string; clock: { skip(milliseconds: number): void } }> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-accounts-'));
  const file = join(folder, 'archive.sqlite');
  let skipped = 0;
  const accounts = await openAccounts({
    file,
    baseUrl: 'http://127.0.0.1:3000/',
    secret: 'secret of the test',
    now: () => new Date(Date.now() + skipped),
    ...given,
  });
  after(() => {
    accounts.close();
    rmSync(folder, { recursive: true });
  });
  const app = express().use(accounts.handler);
  const clock = {
    skip(milliseconds: number) {
      skipped += milliseconds;
    },
  };
  return { accounts, app, file, clock };
}

export const tokenOf = (link: string): string => new URL(link).searchParams.get('token')!;

/** A new person by invitation, as everyone comes in; gives the pseudonym. */
export async function addPerson(
  accounts: Accounts,
  person: { name: string; email: string; partner?: string; role?: Role; operator?: boolean },
): Promise<string> {
  const { name, email, ...offer } = person;
  const invited = await accounts.invite({ ...offer, email, by: 'test' });
  if (invited.outcome === 'refused') throw new Error(invited.remedy);
  const accepted = await accounts.accept({ token: tokenOf(invited.link), name, email, password });
  if (accepted.outcome === 'refused') throw new Error(accepted.remedy);
  return accepted.id;
}

/** Cookies as a browser would send them back. */
export const cookieHeader = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';')[0]).join('; ');
