import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import express from 'express';
import request from 'supertest';
import { Upload } from 'tus-js-client';
import type { Principal } from '../../../server/accounts/accounts.ts';
import { findPrincipal } from '../../../server/protocols/session/who-asks.ts';
import {
  keptFor,
  openSentFiles,
  type SentFileStore,
} from '../../../server/protocols/uploads/open-sent-files.ts';
import { uploadsRouter } from '../../../server/protocols/uploads/uploads-router.ts';

const member = (id: string, role: 'curator' | 'reader', scopes?: Principal['scopes']): Principal => ({
  kind: scopes ? 'key' : 'person',
  id,
  name: id,
  memberships: [{ partner: 'kyoto', role }],
  operator: false,
  ...(scopes && { scopes }),
});
const people: Record<string, Principal> = {
  ken: member('a-ken', 'curator'),
  ama: member('a-ama', 'curator'),
  reader: member('a-reader', 'reader'),
  readKey: member('k-read', 'curator', ['read']),
  depositKey: member('k-deposit', 'curator', ['deposit']),
};

const base64 = (text: string) => Buffer.from(text).toString('base64');
const begin = (name: string, size: number, who = 'ken'): Record<string, string> => ({
  Authorization: who,
  'Tus-Resumable': '1.0.0',
  'Upload-Length': String(size),
  'Upload-Metadata': `filename ${base64(name)}`,
});
const part = (offset: number, who = 'ken') => ({
  Authorization: who,
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': String(offset),
  'Content-Type': 'application/offset+octet-stream',
});
const asks = (who = 'ken') => ({ Authorization: who, 'Tus-Resumable': '1.0.0' });

describe('uploads that resume', () => {
  let dataDir: string;
  let server: Server;
  let sent: SentFileStore;
  let port = 0;
  let skipped = 0;

  /** A server on the folder, as after a restart when there was one before. */
  async function start(): Promise<void> {
    sent = openSentFiles({
      dataDir,
      limits: { fileBytes: 5_000_000, totalBytes: 8_000_000, files: 4 },
      now: () => new Date(Date.now() + skipped),
    });
    const app = express();
    app.use(findPrincipal(() => ({ principal: async (req) => people[req.headers.authorization ?? ''] })));
    app.use('/api/uploads', uploadsRouter({ sent }));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }
  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    sent.close();
  }
  beforeEach(async () => {
    port = 0;
    skipped = 0;
    dataDir = await mkdtemp(join(tmpdir(), 'tessera-uploads-'));
    await start();
  });
  afterEach(async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const create = async (name: string, content: Buffer, who = 'ken'): Promise<string> => {
    const { status, headers } = await request(server)
      .post('/api/uploads')
      .set(begin(name, content.length, who));
    assert.equal(status, 201);
    return headers.location!;
  };
  const whole = async (name: string, content: Buffer, who = 'ken'): Promise<string> => {
    const at = await create(name, content, who);
    assert.equal((await request(server).patch(at).set(part(0, who)).send(content)).status, 204);
    return at.split('/').at(-1)!;
  };
  const offsetOf = async (at: string): Promise<number> => {
    const { status, headers } = await request(server).head(at).set(asks());
    assert.equal(status, 200);
    return Number(headers['upload-offset']);
  };

  /** Sends the first bytes of a part and cuts the line. */
  async function breakOff(at: string, content: Buffer, bytes: number): Promise<void> {
    const cut = httpRequest({
      port,
      host: '127.0.0.1',
      path: at,
      method: 'PATCH',
      headers: { ...part(0), 'Content-Length': content.length },
    });
    cut.on('error', () => {});
    await new Promise<void>((resolve) => cut.write(content.subarray(0, bytes), () => resolve()));
    await setTimeout(100);
    cut.destroy();
    await setTimeout(50);
  }

  it('goes on where the line broke, and after the server was started anew', async () => {
    const content = Buffer.alloc(600_000, 'abcdefg');
    const at = await create('rows.csv', content);
    await breakOff(at, content, 200_000);
    assert.equal(await offsetOf(at), 200_000);
    await stop();
    await start();
    assert.equal(await offsetOf(at), 200_000);
    const half = content.subarray(200_000, 400_000);
    assert.equal((await request(server).patch(at).set(part(200_000)).send(half)).status, 204);
    const wrong = await request(server).patch(at).set(part(0)).send(half);
    assert.deepEqual([wrong.status, wrong.type], [409, 'application/problem+json']);
    assert.match(wrong.body.remedy, /HEAD/);
    assert.equal(
      (await request(server).patch(at).set(part(400_000)).send(content.subarray(400_000))).status,
      204,
    );
    const folder = await mkdtemp(join(dataDir, 'taken-'));
    const taken = await sent.take([at.split('/').at(-1)!], { owner: 'a-ken', folder });
    assert.deepEqual(taken, { files: [{ path: 'rows.csv', bytes: 600_000 }] });
    assert.ok(readFileSync(join(folder, 'rows.csv')).equals(content));
    assert.deepEqual(readdirSync(sent.folder), [], 'nothing stays behind');
    assert.equal((await request(server).head(at).set(asks())).status, 404);
  });

  it('is what the client of the protocol expects', async () => {
    const content = Buffer.alloc(300_000, 'xyz');
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(content, {
        endpoint: `http://127.0.0.1:${port}/api/uploads`,
        chunkSize: 100_000,
        headers: { Authorization: 'ken' },
        metadata: { filename: 'صور/قناع.png' },
        onError: reject,
        onSuccess: () => resolve(upload.url!),
      });
      upload.start();
    });
    const folder = await mkdtemp(join(dataDir, 'taken-'));
    const taken = await sent.take([url.split('/').at(-1)!], { owner: 'a-ken', folder });
    assert.deepEqual(taken, { files: [{ path: 'صور/قناع.png', bytes: 300_000 }] });
  });

  it('is for those who deposit, each for their own alone, and serves nothing back', async () => {
    const content = Buffer.from('id,title\n1,Mask\n');
    const at = await create('rows.csv', content);
    const create_ = (who: string) =>
      request(server)
        .post('/api/uploads')
        .set(begin('a.csv', 3, who));
    assert.equal((await create_('')).status, 401);
    assert.equal((await create_('reader')).status, 403);
    assert.equal((await create_('readKey')).status, 403);
    assert.equal((await create_('depositKey')).status, 201);
    for (const who of ['ama', 'depositKey']) {
      assert.equal((await request(server).head(at).set(asks(who))).status, 404);
      assert.equal((await request(server).delete(at).set(asks(who))).status, 404);
      const foreign = await request(server).patch(at).set(part(0, who)).send(content);
      const never = await request(server)
        .patch(`/api/uploads/${'0'.repeat(32)}`)
        .set(part(0, who))
        .send(content);
      assert.deepEqual([foreign.status, foreign.body], [404, never.body], 'as what never was');
    }
    const id = await whole('b.csv', content);
    assert.deepEqual(await sent.take([id], { owner: 'a-ama', folder: dataDir }), {
      fault: {
        why: 'unknown',
        reason: 'A file that was sent is no longer here.',
        remedy: 'Send it again.',
      },
    });
    const read = await request(server).get(`/api/uploads/${id}`).set(asks());
    assert.equal(read.status, 405);
    assert.doesNotMatch(read.text, /Mask/);
    assert.equal((await request(server).get('/api/uploads/..%2Fauth-secret').set(asks())).status, 405);
  });

  it('bounds what one person may keep here, and names the remedy', async () => {
    const first = await request(server).post('/api/uploads').set(begin('a.csv', 6_000_000));
    assert.deepEqual([first.status, first.body.title], [413, 'Too large']);
    await create('a.csv', Buffer.alloc(4_500_000));
    const more = await request(server).post('/api/uploads').set(begin('b.csv', 4_500_000));
    assert.deepEqual([more.status, more.type], [413, 'application/problem+json']);
    assert.match(more.body.remedy, /three days/);
    assert.equal(
      (
        await request(server)
          .post('/api/uploads')
          .set(begin('b.csv', 4_500_000, 'ama'))
      ).status,
      201,
    );
    for (const name of ['../evil', '.hidden', '', 'a\u0000b', '/etc/passwd']) {
      const { status } = await request(server)
        .post('/api/uploads')
        .set(begin(name, 3, 'ama'));
      assert.equal(status, 400, JSON.stringify(name));
    }
    const long = await create('c.csv', Buffer.alloc(3), 'ama');
    const over = await request(server).patch(long).set(part(0, 'ama')).send(Buffer.alloc(10));
    assert.equal(over.status, 413, 'no more than was announced');
    const vague = await request(server)
      .post('/api/uploads')
      .set({ ...asks(), 'Upload-Defer-Length': '1', 'Upload-Metadata': `filename ${base64('d.csv')}` });
    assert.ok(vague.status >= 400);
    const old = await request(server)
      .post('/api/uploads')
      .set({ Authorization: 'ken', 'Upload-Length': '3' });
    assert.deepEqual([old.status, old.headers['tus-version']], [412, '1.0.0']);
  });

  it('takes all of several files or none of them', async () => {
    const source = await whole('rows.csv', Buffer.from('id,title\n'));
    const picture = await create('front.png', Buffer.alloc(100));
    const folder = await mkdtemp(join(dataDir, 'taken-'));
    const ids = [source, picture.split('/').at(-1)!];
    const early = await sent.take(ids, { owner: 'a-ken', folder });
    assert.ok('fault' in early && early.fault.why === 'unfinished');
    assert.match(early.fault.reason, /front\.png has not come whole: 0 of 100/);
    assert.deepEqual(readdirSync(folder), []);
    await request(server).patch(picture).set(part(0)).send(Buffer.alloc(100));
    const same = await whole('ROWS.csv', Buffer.from('x'));
    const twice = await sent.take([...ids, same], { owner: 'a-ken', folder });
    assert.ok('fault' in twice && twice.fault.why === 'name');
    const both = await Promise.all([1, 2].map(() => sent.take(ids, { owner: 'a-ken', folder })));
    assert.deepEqual(
      both.find((one) => 'files' in one),
      {
        files: [
          { path: 'rows.csv', bytes: 9 },
          { path: 'front.png', bytes: 100 },
        ],
      },
    );
    assert.equal(both.filter((one) => 'fault' in one).length, 1, 'once, of two at a time');
  });

  it('forgets what was not taken in three days, and what is removed', async () => {
    const at = await create('a.csv', Buffer.alloc(10));
    assert.equal((await request(server).delete(at).set(asks())).status, 204);
    assert.equal((await request(server).head(at).set(asks())).status, 404);
    const id = await whole('b.csv', Buffer.alloc(10));
    skipped = keptFor + 1000;
    assert.equal((await request(server).head(`/api/uploads/${id}`).set(asks())).status, 404);
    await sent.sweep();
    assert.deepEqual(readdirSync(sent.folder), []);
  });
});
