import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findMeilisearch, installProgram } from '../../../server/projections/search/find-meilisearch.ts';

describe('finding Meilisearch', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-find-'));
    await writeFile(join(folder, 'meilisearch'), '#!/bin/sh\n');
    await chmod(join(folder, 'meilisearch'), 0o755);
    await writeFile(join(folder, 'plain'), 'no program');
  });
  after(() => rm(folder, { recursive: true }));

  it('takes an address before all else, then the program named, then the PATH', async () => {
    const program = join(folder, 'meilisearch');
    const places = { path: `/nowhere:${folder}`, dataDir: folder };
    assert.deepEqual(
      await findMeilisearch({ ...places, url: 'http://search:7700/', key: 'k', bin: program }),
      {
        kind: 'server',
        url: 'http://search:7700',
        key: 'k',
      },
    );
    assert.deepEqual(await findMeilisearch({ ...places, bin: program }), { kind: 'program', file: program });
    assert.deepEqual(await findMeilisearch(places), { kind: 'program', file: program });
  });

  it('tells a setting that is wrong, with the remedy', async () => {
    for (const bin of [join(folder, 'absent'), join(folder, 'plain'), folder]) {
      const found = await findMeilisearch({ path: folder, dataDir: folder, bin });
      assert.ok(found.kind === 'none');
      assert.ok(found.reason.includes(bin) && found.remedy.includes('MEILI_URL'));
    }
  });

  it('installs a copy that can be run when its SHA-256 is right, and nothing otherwise', async () => {
    const source = join(folder, 'plain');
    const target = join(folder, 'bin');
    const wrong = await installProgram({ source, folder: target, expected: '0'.repeat(64) });
    assert.equal(wrong.kind, 'none');
    assert.deepEqual(await readdir(target), []);
    const expected = hash('sha256', 'no program', 'hex');
    for (const damaged of [false, true]) {
      const found = await installProgram({ source, folder: target, expected });
      assert.ok(found.kind === 'program');
      assert.equal((await stat(found.file)).mode & 0o111, 0o111);
      if (!damaged) await writeFile(found.file, 'damaged');
    }
    assert.equal((await readdir(target)).length, 1);
  });
});
