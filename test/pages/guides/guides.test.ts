import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../archive/temporary-archive.ts';
import { type CliPlace, runCli } from '../../commands/run-cli.ts';
import { freePort } from '../../server/free-port.ts';
import { type ServerProcess, startServer, until } from '../../server/start-server.ts';
import { checkMarkup } from '../check-markup.ts';

const run = promisify(execFile);
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const guides = ['harvesting', 'research', 'development'];

/** The code of a page, in its order. */
const codeOf = (page: string): { language: string; text: string }[] =>
  [...page.matchAll(/<code class="language-(\w+)">([\s\S]*?)<\/code>/g)].map(([, language, text]) => ({
    language: language!,
    text: text!
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&amp;', '&'),
  }));

describe('the guides', () => {
  let server: ServerProcess;
  let key: string;
  const folder = temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never);
  before(async () => {
    const port = await freePort();
    const place: CliPlace = { folder, env: { PORT: String(port), BASE_URL: `http://127.0.0.1:${port}/` } };
    await runCli(place, 'partner', 'add', 'museum', '--name', 'Museum');
    await runCli(place, 'collection', 'add', 'masks', '--name', 'Masks', '--partner', 'museum');
    const rows = join(folder, 'rows.csv');
    writeFileSync(rows, 'id,title@en,date\n1,One mask,1900\n2,Another,1850/1870\n');
    await runCli(place, 'ingest', rows, '--partner', 'museum', '--collection', 'masks');
    const of = ['--partner', 'museum', '--role', 'steward', '--scopes', 'read,deposit'];
    key = (await runCli(place, 'key', 'add', ...of)).out.trim();
    assert.equal((await runCli(place, 'export')).code, 0);
    server = await startServer(folder, port);
    await until(async () => ((await server.get('readyz')).ok ? true : undefined), { limit: 60_000 });
    const found = async () =>
      ((await (await server.get('api/search?q=')).json()) as { total?: number }).total;
    await until(async () => ((await found()) === 2 ? true : undefined), { limit: 60_000, what: 'Search' });
    // The store that has the named graphs is there a little later.
    const graphs = `sparql?query=${encodeURIComponent('ASK { GRAPH ?g { ?s ?p ?o } }')}`;
    await until(async () => ((await server.get(graphs)).ok ? true : undefined), {
      limit: 60_000,
      what: 'Graphs',
    });
  });
  after(() => server?.end('SIGTERM'));

  it('are pages in every language, with headings of theirs and a body in English', async () => {
    for (const lang of ['en', 'fr', 'ar', 'zh'])
      for (const name of guides) {
        const page = await (await server.get(`about/${name}?lang=${lang}`, 'text/html')).text();
        checkMarkup(page);
        assert.match(page, new RegExp(`<html lang="${lang}"`));
        assert.match(page, /<div lang="en" dir="ltr">/);
      }
    const about = await (await server.get('about', 'text/html')).text();
    for (const name of guides) assert.ok(about.includes(`/about/${name}`), name);
  });

  for (const name of guides)
    it(`${name}: every command and program on the page runs as it stands`, async () => {
      const place = join(folder, name);
      mkdirSync(place);
      symlinkSync(modules, join(place, 'node_modules'));
      writeFileSync(join(place, 'package.json'), '{"type":"module"}');
      const blocks = codeOf(await (await server.get(`about/${name}`, 'text/html')).text());
      assert.ok(blocks.length >= 4);
      for (const [at, { language, text }] of blocks.entries()) {
        const file = join(place, `block-${at}.${language === 'python' ? 'py' : language}`);
        writeFileSync(file, text);
        const [program, args] =
          language === 'sh'
            ? ['bash', ['-eu', '-c', text]]
            : language === 'python'
              ? ['python3', [file]]
              : [process.execPath, ['--no-warnings', file]];
        const env = { ...process.env, KEY: key };
        const { stdout } = await run(program as string, args as string[], {
          cwd: place,
          env,
          timeout: 60_000,
        }).catch((error: { stderr: string }) =>
          assert.fail(`${name}, block ${at}:\n${text}\n${error.stderr}`),
        );
        const quiet = /^curl -fsSO|^curl -fsSo/.test(text) && !text.includes('\n');
        assert.ok(
          quiet || stdout.trim() !== '' || /gunzip -kf/.test(text),
          `${name}, block ${at} says something`,
        );
        assert.doesNotMatch(text, /\b(?:ITEM|COLLECTION)\b/, 'something public is spoken of');
      }
    });
});
