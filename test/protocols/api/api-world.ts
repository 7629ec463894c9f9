import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { type Role, type Scope, scopes } from '../../../server/accounts/accounts.ts';
import { scopesOf } from '../../../server/accounts/may.ts';
import { openAccounts } from '../../../server/accounts/open-accounts.ts';
import { saveCollection, savePartner } from '../../../server/acts/save-members.ts';
import type { PartnerKind } from '../../../server/archive/archive.ts';
import { defaultAgreement } from '../../../server/archive/default-agreement.ts';
import { openArchive } from '../../../server/archive/open-archive.ts';
import { formGuard } from '../../../server/http/form-guard.ts';
import { keepDumps } from '../../../server/keep-dumps.ts';
import { apiRouter } from '../../../server/protocols/api/api-router.ts';
import { findPrincipal } from '../../../server/protocols/session/who-asks.ts';
import { openSentFiles } from '../../../server/protocols/uploads/open-sent-files.ts';
import { uploadsRouter } from '../../../server/protocols/uploads/uploads-router.ts';
import { publishBatch, publisher } from '../../../server/publish/publish.ts';
import { cc0 } from '../../../vocab/rights.ts';
import { addPerson, cookieHeader, password } from '../../accounts/open-test-accounts.ts';
import { type OpenApi, openContract } from './contract.ts';
import { takeTestFile } from './take-test-file.ts';

export const baseUrl = 'http://archive.test/';
// biome-ignore lint/suspicious/noExplicitAny: the contract has checked its shape
export type Body = Record<string, any>;
export type Auth = { Authorization?: string; Cookie?: string };
export const nobody: Auth = {};

/** The members of the small world: five museums and a community, of whom a, b and c share two collections. */
const kinds: Record<string, PartnerKind> = {
  a: 'museum',
  b: 'museum',
  c: 'community',
  d: 'museum',
  e: 'library',
  f: 'archive',
  g: 'university',
};

/** A running API on an archive of its own. Every answer is held against the description. */
export async function openWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-api-'));
  const archive = openArchive(folder);
  const accounts = await openAccounts({
    file: join(folder, 'archive.sqlite'),
    baseUrl,
    secret: 'secret of the test',
  });
  for (const [id, kind] of Object.entries(kinds))
    savePartner(archive, { id, kind, name: { en: [`Partner ${id}`] } });
  const shared = { name: { en: ['Shared'] }, partners: ['a', 'b', 'c'], licence: cc0 };
  saveCollection(archive, { ...shared, id: 'free', agreement: defaultAgreement });
  saveCollection(archive, {
    ...shared,
    id: 'agreed',
    agreement: { ...defaultAgreement, approvals: 2, veto: ['c'] },
  });

  const removed: string[] = [];
  let skipped = 0;
  const sent = openSentFiles({ dataDir: folder });
  const dumps = keepDumps({
    archive,
    config: { baseUrl, dataDir: folder, repositoryName: 'Tessera', formerBaseUrls: [] },
    report: (message) => console.error(message),
  });
  const api = apiRouter({
    archive,
    accounts,
    sent,
    baseUrl,
    now: () => new Date(Date.now() + skipped),
    takeFile: takeTestFile(archive, baseUrl),
    removeDerivatives: async (file) => void removed.push(file),
    limits: { fileBytes: 30_000_000, totalBytes: 40_000_000, files: 20 },
    report: (message) => console.error(message),
    dumps: (version) => dumps.make(version),
  });
  const guard = formGuard({ secret: 'x', baseUrl, sessionCookie: accounts.sessionCookie });
  const app = express().set('query parser', 'simple');
  app.use(
    findPrincipal(() => accounts),
    guard.refuseOtherSites,
  );
  app.use('/api/uploads', uploadsRouter({ sent }));
  app.use('/api', api.router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { body: document } = await request(server).get('/api/openapi.json');
  const contract = openContract(document as OpenApi);

  const key = async (partner: string, role: Role, only: readonly Scope[] = scopes): Promise<Auth> => {
    const may = only.filter((scope) => scopesOf(role).includes(scope));
    const made = await accounts.createKey({
      name: `${role} ${partner}`,
      partner,
      role,
      scopes: may,
      by: 'test',
    });
    if (made.outcome === 'refused') throw new Error(made.remedy);
    return { Authorization: `Bearer ${made.secret}` };
  };
  const person = async (
    name: string,
    offer: { partner?: string; role?: Role; operator?: boolean },
  ): Promise<Auth & { id: string }> => {
    const email = `${name}@example.org`;
    const id = await addPerson(accounts, { name, email, ...offer });
    const signed = await accounts.signIn({ email, password, address: '127.0.0.1' });
    if (signed.outcome !== 'signed-in') throw new Error(signed.outcome);
    return { Cookie: cookieHeader(signed.cookies), id };
  };

  function publish(): void {
    for (;;) {
      const changes = archive.feed.changesAfter(archive.feed.cursor(publisher), 1000);
      if (changes.length === 0) return;
      publishBatch(archive, changes);
    }
  }

  type Options = { body?: unknown; headers?: Record<string, string>; raw?: string };
  async function call(
    auth: Auth,
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    options: Options = {},
  ) {
    // As the follower does beside a running server.
    publish();
    let asked = request(server)[method](`/api${path}`);
    if (auth.Authorization) asked = asked.set('Authorization', auth.Authorization);
    // As a browser does from a page of this archive.
    if (auth.Cookie) asked = asked.set({ Cookie: auth.Cookie, 'Sec-Fetch-Site': 'same-origin' });
    if (options.headers) asked = asked.set(options.headers);
    const sent = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    if (options.body !== undefined) asked = asked.type('application/json');
    const answer = await (sent === undefined ? asked : asked.send(sent));
    const seen = {
      method,
      path,
      status: answer.status,
      type: answer.headers['content-type'] ?? '',
      body: answer.body as Body,
      text: answer.text,
      headers: answer.headers as Record<string, string>,
    };
    contract.hold(seen);
    return seen;
  }

  /** Sends files as a form. */
  async function send(auth: Auth, fields: Record<string, string>, files: Record<string, string | Buffer>) {
    let asked = request(server)
      .post('/api/deposits')
      .set(auth as Record<string, string>);
    for (const [name, value] of Object.entries(fields)) asked = asked.field(name, value);
    for (const [filename, content] of Object.entries(files))
      asked = asked.attach('file', Buffer.from(content), { filepath: filename } as never);
    const answer = await asked;
    const seen = {
      method: 'post',
      path: '/deposits',
      status: answer.status,
      type: answer.headers['content-type'] ?? '',
      body: answer.body as Body,
      headers: answer.headers as Record<string, string>,
    };
    contract.hold(seen);
    return seen;
  }

  /** Waits until work on a deposit is over. */
  async function finished(auth: Auth, id: string) {
    for (;;) {
      const { body } = await call(auth, 'get', `/deposits/${id}`);
      if (body.state === 'done' || body.state === 'failed') return body;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Deposits rows `id,title,date` and waits. */
  async function deposit(
    auth: Auth,
    partner: string,
    collection: string,
    csv: string,
    more: Record<string, string> = {},
  ) {
    const { status, body } = await send(auth, { partner, collection, ...more }, { 'rows.csv': csv });
    if (status !== 202) throw new Error(JSON.stringify(body));
    return finished(auth, body.id);
  }

  return {
    archive,
    accounts,
    contract,
    document: document as OpenApi,
    routes: api.routes,
    removed,
    server,
    url,
    key,
    person,
    call,
    send,
    deposit,
    finished,
    skip: (days: number) => {
      skipped += days * 86_400_000;
    },
    now: () => new Date(Date.now() + skipped).toISOString(),
    async close() {
      server.close();
      server.closeAllConnections();
      sent.close();
      await dumps.stop();
      await api.close();
      accounts.close();
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
