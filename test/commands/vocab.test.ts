import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openArchive } from '../../server/archive/open-archive.ts';
import { vocabularyReader } from '../../server/archive/vocabulary-reader.ts';
import { UsageError } from '../../server/commands/command.ts';
import { vocab } from '../../server/commands/vocab.ts';
import { readConfig } from '../../server/config.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';

const silk = '<http://x.example/silk> <http://www.w3.org/2004/02/skos/core#prefLabel> "silk"@en .\n';

test('vocab load takes a file, packed or not, and says what it came to; vocab list says what is there', async (t) => {
  const folder = temporaryFolder(t);
  const config = { ...readConfig({}), dataDir: join(folder, 'data') };
  const out: string[] = [];
  const err: string[] = [];
  const console = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    terminal: false,
  };
  const run = (...args: string[]) => vocab.run({ args, config, console });
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  assert.equal(
    await run('load', file('s.nt.gz', gzipSync(silk)), '--scheme', 'cloth', '--field', 'material'),
    0,
  );
  assert.match(out[0]!, /^Scheme cloth: 1 concepts with 1 labels, from 1 statements/);
  assert.match(out[1]!, /material/);
  assert.equal(await run('load', file('broken.ttl', '<http://x.example/'), '--scheme', 'cloth'), 2);
  assert.match(err.at(-1)!, /Turtle cannot be read/);
  assert.equal(await run('list'), 0);
  assert.match(out.at(-1)!, /^cloth: 1 concepts, 1 labels, from s\.nt\.gz, .*for material$/);

  const archive = openArchive(config.dataDir);
  t.after(() => archive.close());
  const [scheme] = vocabularyReader(archive.db).schemes();
  assert.deepEqual(scheme?.fields, ['material']);
  assert.match(scheme?.digest ?? '', /^[0-9a-f]{64}$/);

  const faults: [string[], RegExp][] = [
    [['load'], /which file/],
    [['load', join(folder, 'absent.nt'), '--scheme', 's'], /no file/],
    [['load', file('a.nt', silk)], /Name the scheme/],
    [['load', join(folder, 'a.nt'), '--scheme', 'Bad Name'], /Name the scheme/],
    [['load', file('a.csv', silk), '--scheme', 's'], /Say what the file is/],
    [['load', join(folder, 'a.nt'), '--scheme', 's', '--field', 'date'], /no field with terms/],
  ];
  for (const [args, message] of faults)
    await assert.rejects(run(...args), (error) => error instanceof UsageError && message.test(error.message));
});
