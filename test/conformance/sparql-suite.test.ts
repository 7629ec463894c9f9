import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { installFromNpm, installOnce } from './install-once.ts';
import { startProtocolEndpoint } from './sparql-suite-engine.ts';

const run = promisify(execFile);
const VERSION = '2.8.0';
const tests = path.resolve(import.meta.dirname, '../../../shared/data/rdf-tests');
const URL_OF_TESTS = 'http://w3c.github.io/rdf-tests/';
const MANIFEST = 'sparql/sparql11/protocol/manifest.ttl';
/** The service is for reading: SPARQL 1.1 Protocol, 2.2 (update operation) is not offered. */
const UPDATES = '#update_(?:dataset|post|base)';

/** The runner of the W3C's suites, installed in the system's temporary folder once for all runs; or why it is not there. */
const installRunner = () =>
  installOnce({
    name: 'rdf-test-suite',
    version: VERSION,
    async install(folder) {
      await installFromNpm(folder, `rdf-test-suite@${VERSION}`);
      // The suite asks for an engine; the endpoint is what it tests.
      await writeFile(path.join(folder, 'engine.cjs'), 'module.exports = { parse() {}, query() {} };\n');
    },
  });

test("the W3C's protocol suite, updates aside", async (t) => {
  try {
    await access(path.join(tests, MANIFEST));
  } catch {
    return t.skip('The suite of w3c/rdf-tests is not in ../shared/data/rdf-tests.');
  }
  const runner = await installRunner();
  if ('reason' in runner) return t.skip(runner.reason);
  const service = await startProtocolEndpoint();
  try {
    const { stdout } = await run(
      process.execPath,
      [
        path.join(runner.folder, 'node_modules/rdf-test-suite/bin/Runner.js'),
        'engine.cjs',
        URL_OF_TESTS + MANIFEST,
        ...['-e', '-o', 'detailed', '-d', '10000'],
        ...['-i', JSON.stringify({ protocolEndpoint: service.endpoint })],
        ...['-m', `${URL_OF_TESTS}~${tests}/`],
        ...['--skip', UPDATES],
      ],
      { cwd: runner.folder, timeout: 120_000 },
    );
    assert.match(stdout, /✔ 27 \/ 27 tests succeeded/, stdout);
  } finally {
    await service.stop();
  }
});
