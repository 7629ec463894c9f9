import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { temporaryFolder } from '../../../archive/temporary-archive.ts';
import { openWorld, type World } from '../api-world.ts';

const require = createRequire(import.meta.url);

/** A program that uses the client in many ways. It is checked by the compiler, and run. */
const program = `
import { createClient } from './client.ts';
const [base, key] = process.argv.slice(2) as [string, string];
// Addresses of further pages are the archive's public ones.
const send: typeof fetch = (to, init) => fetch(String(to).replace('http://archive.test', base), init);
const client = createClient({ base, key, fetch: send });
const names: string[] = [];
for await (const partner of client.entries(client.partners.list({ limit: 2 }))) names.push(partner.id);
const one = await client.partners.get({ partner: 'a' });
const none = await client.partners.get({ partner: 'nobody' });
const wrong = await client.partners.change({ partner: 'a', body: { name: { en: ['Partner a'] }, kind: 'museum', country: 'KE' } });
const who = await client.me();
console.log(JSON.stringify({
  names,
  one: one.ok && one.data.id,
  none: !none.ok && none.problem.remedy !== undefined && none.status,
  changed: wrong.status,
  kind: who.ok && who.data.kind,
}));
`;

/** What the compiler must refuse. */
const faulty = `
import { createClient } from './client.ts';
const client = createClient();
client.partners.get({});
client.partners.get({ partner: 5 });
client.partners.list({ limit: 'two' });
client.nothing.list();
client.partners.change({ partner: 'a', body: { kind: 'circus', name: { en: ['x'] } } });
`;

describe('the typed client', () => {
  let w: World;
  const folder = temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never);
  const compile = (file: string): string => {
    const tsc = join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc');
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'esnext',
      '--module',
      'nodenext',
      '--allowImportingTsExtensions',
    ];
    const checks = [
      '--exactOptionalPropertyTypes',
      '--noUncheckedIndexedAccess',
      '--erasableSyntaxOnly',
      '--skipLibCheck',
    ];
    const types = [
      '--types',
      'node',
      '--typeRoots',
      join(require.resolve('@types/node/package.json'), '..', '..'),
    ];
    try {
      execFileSync(process.execPath, [tsc, ...options, ...checks, ...types, file], {
        cwd: folder,
        stdio: 'pipe',
      });
      return '';
    } catch (error) {
      return String((error as { stdout: Buffer }).stdout);
    }
  };
  before(async () => {
    w = await openWorld();
    const { text, headers } = await request(w.server).get('/api/client.ts');
    assert.match(headers['content-type']!, /^text\/plain/);
    writeFileSync(join(folder, 'client.ts'), text);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
  after(() => w.close());

  it('compiles, with a method for each operation, and refuses what the description does not know', () => {
    writeFileSync(join(folder, 'faulty.ts'), faulty);
    assert.equal(compile('client.ts'), '');
    const faults = compile('faulty.ts');
    for (const line of [4, 5, 6, 7, 8]) assert.match(faults, new RegExp(`faulty\\.ts\\(${line},`), faults);
  });

  it('works against the server, pages and problems included', async () => {
    writeFileSync(join(folder, 'program.ts'), program);
    assert.equal(compile('program.ts'), '');
    const { Authorization } = await w.key('a', 'steward');
    const { execFile } = await import('node:child_process');
    const { promisify } = await import('node:util');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(folder, 'program.ts'), w.url, Authorization!.slice('Bearer '.length)],
      { cwd: folder },
    );
    const said = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(said.one, 'a');
    assert.deepEqual(said.none, 404);
    assert.deepEqual(said.changed, 200);
    assert.deepEqual(said.kind, 'key');
  });
});
