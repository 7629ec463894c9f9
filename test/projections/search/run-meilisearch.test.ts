import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { endLeftOver } from '../../../server/projections/search/end-left-over.ts';
import { searchDocument } from '../../../server/projections/search/search-document.ts';
import { SearchUnavailable } from '../../../server/projections/search/search-index.ts';
import { searchProgram, startSearch } from './start-search.ts';
import { ask, titled } from './views.ts';

const program = await searchProgram();

async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    assert.ok(performance.now() < end, `not within ${seconds} s: ${what}`);
    await delay(25);
  }
}
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('the search server under supervision', { skip: 'skip' in program && program.skip }, () => {
  it('is started again when it dies, with all that it had accepted', async () => {
    const search = await startSearch(program as { file: string });
    try {
      await search.index.write([searchDocument(titled('a', { en: ['Before the crash'] }))]);
      const first = search.engine.pid()!;
      process.kill(first, 'SIGKILL');
      await until('it is known to be down', () => search.engine.pid() !== first);
      if (!search.engine.connection())
        await assert.rejects(search.index.search(ask({ q: 'crash' })), SearchUnavailable);
      await until('it answers again', () => search.engine.connection() !== undefined);
      assert.notEqual(search.engine.pid(), first);
      assert.equal((await search.index.search(ask({ q: 'crash' }))).total, 1);
      await search.index.write([searchDocument(titled('b', { en: ['After the crash'] }))]);
      assert.equal((await search.index.search(ask({ q: 'crash' }))).total, 2);
    } finally {
      await search.stop();
    }
  });

  it('ends in order, and shows its key to nobody', async () => {
    const search = await startSearch(program as { file: string });
    const pid = search.engine.pid()!;
    const { key, url } = search.engine.connection()!;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    assert.ok(key.length >= 32 && !command.includes(key));
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await fetch(`${url}/indexes`)).status, 401);
    assert.ok(
      !(await readFile(join(search.dataDir, 'search', 'meilisearch.log'), 'utf8').catch(() => '')).includes(
        key,
      ),
    );
    await search.stop();
    assert.equal(alive(pid), false);
    assert.equal(search.engine.connection(), undefined);
  });

  it('dies with its parent, killed with SIGKILL too', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tessera-parent-'));
    const source = `
      import { runMeilisearch } from ${JSON.stringify(import.meta.resolve('../../../server/projections/search/run-meilisearch.ts'))};
      const engine = await runMeilisearch({ file: process.argv[1], dataDir: process.argv[2], onUp: () => console.log(engine.pid()) });
    `;
    const { file } = program as { file: string };
    const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', source, file, dataDir]);
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(String(line).trim());
      assert.ok(alive(pid));
      parent.kill('SIGKILL');
      await until('Meilisearch is gone', () => !alive(pid));
    } finally {
      parent.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it('ends one that an earlier run left on its database', async () => {
    const search = await startSearch(program as { file: string });
    try {
      const pid = search.engine.pid()!;
      const pidFile = join(search.dataDir, 'search', 'meilisearch.pid');
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
      const database = command[command.indexOf('--db-path') + 1]!;
      assert.ok(database.startsWith(search.dataDir));
      await endLeftOver({ pidFile, database: `${database}-of-another` });
      assert.ok(alive(pid), 'a process that works on something else is left alone');
      await writeFile(pidFile, String(pid));
      await endLeftOver({ pidFile, database });
      // A process that has ended has a number until its parent hears of it.
      await until('it has ended', () => !alive(pid), 1);
    } finally {
      await search.stop();
    }
  });
});
