import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Express } from 'express';
import request from 'supertest';
import type { Role } from '../../../server/accounts/accounts.ts';
import { openAccounts } from '../../../server/accounts/open-accounts.ts';
import { saveCollection, savePartner } from '../../../server/acts/save-members.ts';
import type { Agreement } from '../../../server/archive/archive.ts';
import { defaultAgreement } from '../../../server/archive/default-agreement.ts';
import { type Archive, openArchive } from '../../../server/archive/open-archive.ts';
import { ingestFile } from '../../../server/commands/ingest-file.ts';
import { itemId } from '../../../server/curation/item-id.ts';
import { formGuard } from '../../../server/http/form-guard.ts';
import { accountsRouter } from '../../../server/pages/accounts/accounts-router.ts';
import { charterRouter } from '../../../server/pages/charter/charter-router.ts';
import { pagesRouter } from '../../../server/pages/pages-router.ts';
import { requestRouter } from '../../../server/pages/request/request-router.ts';
import { workspaceRouter } from '../../../server/pages/workspace/workspace-router.ts';
import { apiRouter } from '../../../server/protocols/api/api-router.ts';
import { findPrincipal } from '../../../server/protocols/session/who-asks.ts';
import { openSentFiles } from '../../../server/protocols/uploads/open-sent-files.ts';
import { uploadsRouter } from '../../../server/protocols/uploads/uploads-router.ts';
import { cc0 } from '../../../vocab/rights.ts';
import { addPerson, cookieHeader, password } from '../../accounts/open-test-accounts.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { samplePorts } from '../sample-ports.ts';

export const origin = 'http://127.0.0.1:3000';

export type World = Awaited<ReturnType<typeof openWorld>>;
export type Visitor = ReturnType<World['visitor']>;

export const partners = ['kyoto', 'accra', 'lima', 'cairo', 'quito', 'elders'] as const;

/** A steward for each partner of the world, by their names. */
export const stewards = [
  ['ken', 'kyoto'],
  ['ama', 'accra'],
  ['luz', 'lima'],
  ['sara', 'cairo'],
  ['inti', 'quito'],
  ['elder', 'elders'],
] as const;

/**
 * An archive with six partners (`elders` a community), of which the first three share the collection `masks`, real accounts, and an app of the
 * workspace, request, charter and account pages. `setBase` tells the address of a server that listens, before the first request.
 */
export async function openWorld(agreement: Partial<Agreement> = {}, baseUrl = `${origin}/`) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-workspace-'));
  const archive: Archive = openArchive(folder);
  archive.db.exec('PRAGMA synchronous = OFF');
  const accounts = await openAccounts({
    file: path.join(folder, 'archive.sqlite'),
    baseUrl,
    secret: 'secret of the test',
  });
  for (const id of partners)
    savePartner(archive, {
      id,
      kind: id === 'elders' ? 'community' : 'museum',
      name: { en: [`The ${id} house`], ar: [`دار ${id}`] },
    });
  saveCollection(archive, {
    id: 'masks',
    name: { en: ['Masks'], ar: ['أقنعة'] },
    partners: ['kyoto', 'accra', 'lima'],
    agreement: { ...defaultAgreement, ...agreement },
    licence: cc0,
  });

  let skipped = 0;
  const now = () => new Date(Date.now() + skipped).toISOString();
  const app: Express = express();
  app.use(
    accounts.handler,
    findPrincipal(() => accounts),
  );
  const guard = formGuard({ secret: 'secret of the test', baseUrl, sessionCookie: accounts.sessionCookie });
  app.use(guard.refuseOtherSites);
  const sent = openSentFiles({ dataDir: folder });
  const api = apiRouter({
    archive,
    accounts,
    sent,
    baseUrl,
    takeFile: (file) => ingestFile(archive, { ...file, baseUrl }),
    removeDerivatives: async () => {},
    now: () => new Date(Date.now() + skipped),
    report: (message) => console.error(message),
  });
  const { uploads } = api;
  app.use('/api/uploads', uploadsRouter({ sent }));
  app.use('/api', api.router);
  app.use(
    '/workspace',
    workspaceRouter({
      archive,
      accounts,
      guard,
      baseUrl,
      now,
      sent,
      uploads,
      removeDerivatives: async () => {},
    }),
  );
  app.use('/request', requestRouter({ archive, guard, baseUrl, now }));
  app.use('/about/charter', charterRouter({ archive, accounts, guard, baseUrl, now }));
  app.use(accountsRouter({ accounts, guard, archive: archive.reader, baseUrl, home: '/workspace' }));
  app.use(pagesRouter({ ...samplePorts(baseUrl), archive: archive.reader }));

  const addresses = new Map<string, string>();
  /** A person with a role for a partner; gives the pseudonym. */
  async function person(name: string, partner?: string, role: Role = 'steward', operator = false) {
    const email = `${name}@${partner ?? 'archive'}.example`;
    addresses.set(name, email);
    return addPerson(accounts, { name, email, ...(partner && { partner, role }), operator });
  }
  /** The cookies of somebody who has just signed in. */
  async function cookiesOf(name: string): Promise<string> {
    const signed = await accounts.signIn({ email: addresses.get(name)!, password, address: name });
    assert.equal(signed.outcome, 'signed-in');
    return signed.outcome === 'signed-in' ? cookieHeader(signed.cookies) : '';
  }

  /** Puts rows into the collection as a partner's file would. */
  const deposit = (
    partner: string,
    rows: Parameters<typeof depositRows>[1],
    role: 'curator' | 'steward' = 'steward',
  ) => depositRows(archive, rows, { partner, role, collection: 'masks', file: 'masks.csv' });

  /** A browser without scripts: keeps cookies, opens pages, fills in forms by what they hold. */
  function visitor(cookies = '') {
    const jar = new Map(
      cookies
        .split('; ')
        .filter(Boolean)
        .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
    const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const keep = (answer: request.Response) => {
      for (const cookie of answer.get('Set-Cookie') ?? []) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        jar.set(name!, value!);
      }
      return answer;
    };
    const get = async (to: string) => keep(await request(app).get(to).set('Cookie', header()));
    const post = async (
      to: string,
      fields: string | object,
      headers: Record<string, string> = { Origin: origin },
    ) => keep(await request(app).post(to).set('Cookie', header()).set(headers).type('form').send(fields));
    /** Sends a form with files, as a browser without scripts does. */
    const upload = async (
      to: string,
      fields: Record<string, string>,
      files: Record<string, string | Buffer>,
    ) => {
      let asked = request(app).post(to).set('Cookie', header()).set({ Origin: origin });
      for (const [name, value] of Object.entries(fields)) asked = asked.field(name, value);
      for (const [filename, content] of Object.entries(files))
        asked = asked.attach('file', Buffer.from(content), { filepath: filename } as never);
      return keep(await asked);
    };
    return {
      get,
      post,
      upload,
      /** The fields that a form of a page holds, as a browser would send them. */
      async form(at: string, name: string) {
        const { text, status } = await get(at);
        return readForm(text, name, `${at} (${status})`);
      },
      /** Opens a page, fills in one of its forms by name and sends it. */
      async send(at: string, name: string, fields: Record<string, string | string[]> = {}) {
        const { action, held } = await this.form(at, name);
        for (const [key, value] of Object.entries(fields)) {
          held.delete(key);
          for (const one of [value].flat()) held.append(key, one);
        }
        return post(action, held.toString());
      },
    };
  }
  return {
    archive,
    accounts,
    sent,
    uploads,
    app,
    person,
    cookiesOf,
    deposit,
    visitor,
    readForm,
    now,
    skip: (days: number) => {
      skipped += days * 86_400_000;
    },
    signedIn: async (name: string) => visitor(await cookiesOf(name)),
    itemOf: (partner: string, sourceId: string) => itemId({ partner, collection: 'masks', sourceId }),
    async close() {
      sent.close();
      await api.close();
      accounts.close();
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const plainOf = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replaceAll('&quot;', '"');

/** A form of a page by its id: its address, and its fields with what they hold. */
export function readForm(page: string, name: string, where = ''): { action: string; held: URLSearchParams } {
  const form = new RegExp(`<form[^>]*action="([^"]*)"[^>]*id="form-${name}"[^>]*>([\\s\\S]*?)</form>`).exec(
    page,
  );
  assert.ok(form, `${where} has a form ${name}`);
  const held = new URLSearchParams();
  const body = form[2]!;
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const key = /\sname="([^"]*)"/.exec(tag)?.[1];
    const type = /\stype="([^"]*)"/.exec(tag)?.[1];
    if (key === undefined || ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag))) continue;
    held.append(key, plainOf(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, key, text] of body.matchAll(/<textarea[^>]*\sname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
    held.append(key!, plainOf(text!));
  for (const [, key, options] of body.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option value="([^"]*)" selected/.exec(options!) ?? /<option value="([^"]*)"/.exec(options!);
    held.append(key!, plainOf(chosen?.[1] ?? ''));
  }
  return { action: plainOf(form[1]!), held };
}
