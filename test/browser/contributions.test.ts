import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { password } from '../accounts/open-test-accounts.ts';
import { openWorld, type World } from '../pages/workspace/workspace-world.ts';
import { drawPicture } from '../projections/images/draw-picture.ts';
import { loadText, skos } from '../vocabulary/load-text.ts';
import { findBarriers, readAxe } from './check-accessibility.ts';
import { openLine } from './cut-line.ts';
import { openBrowser } from './open-browser.ts';

// Contributions by clicking, on a line that breaks: files sent, rows looked at, chosen and taken; a mapping made.

const csvFile = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

describe('contributions in a browser', { timeout: 300_000 }, () => {
  let browser: Browser | undefined;
  let reason = '';
  let world: World;
  let server: Server;
  let line: Awaited<ReturnType<typeof openLine>>;
  let site = '';
  let axe: string | undefined;
  let page: Page;
  const faults: string[] = [];

  before(async () => {
    const opened = await openBrowser();
    if ('reason' in opened) {
      reason = opened.reason;
      return;
    }
    browser = opened.browser;
    axe = await readAxe();
    world = await openWorld();
    await world.person('ken', 'kyoto');
    await loadText(
      world.archive,
      'types',
      `${skos} <concept/mask-theatre> skos:prefLabel "mask"@en . <concept/mask-burial> skos:prefLabel "mask"@en .`,
    );
    server = createServer(world.app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    line = await openLine((server.address() as AddressInfo).port);
    site = `http://127.0.0.1:${line.port}`;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${site}/workspace/deposits/new`);
    await page.getByLabel('E-mail address').fill('ken@kyoto.example');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${site}/workspace/deposits/new`);
  });
  after(async () => {
    await browser?.close();
    if (!server) return;
    await line.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.close();
  });

  const clicking = (name: string, run: (t: TestContext) => Promise<void>) =>
    test(name, async (t) => {
      if (!browser) return t.skip(reason);
      await run(t);
    });

  clicking(
    'what was typed stays when the page is left, and a file goes on where the line broke',
    async () => {
      await page.getByLabel('Language of the texts').fill('ja');
      await page.getByLabel('all of our records').check();
      await page.reload();
      assert.equal(await page.getByLabel('Language of the texts').inputValue(), 'ja');
      assert.ok(await page.getByLabel('all of our records').isChecked());
      await page.getByLabel('a part').check();

      const rows = Array.from({ length: 60_000 }, (_, n) => `M-${n},Mask ${n} ${'x'.repeat(80)}`);
      const content = Buffer.from(`id,title@en\n${rows.join('\n')}\n`);
      assert.ok(content.length > 5_000_000);
      const before = line.sent();
      line.cutAfter(1_500_000);
      await page.setInputFiles('#source-file', csvFile('many.csv', content));
      while (line.cuts() < 1) await page.waitForTimeout(20);
      await page.locator('#sent-files [data-state="broke"]').waitFor();
      line.cutAfter(2_000_000);
      await page.locator('#sent-files [data-state="sent"]').waitFor({ timeout: 60_000 });
      assert.equal(line.cuts(), 2);
      const more = line.sent() - before - content.length;
      assert.ok(more < 2_000_000, `${more} bytes were sent twice: what two cuts cost`);
      const [id] = (await page.locator('[name="uploads"]').inputValue()).split(' ');
      const path = await world.sent.pathOf([...(await world.accounts.people('kyoto'))][0]!.id, id!);
      assert.ok(path, 'it is there, whole');

      // The page is left before the form was sent: the file need not be sent again.
      await page.reload();
      assert.match(await page.locator('#sent-files').innerText(), /many\.csv/);
      await page.getByRole('button', { name: 'Look at the rows' }).click();
      await page.locator('.row-preview').first().waitFor();
      await page.getByRole('button', { name: 'Take none of it' }).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Take none of it' }).click();
      await page.getByRole('status').first().waitFor();
    },
  );

  clicking(
    'rows with a picture, a term to choose; choices are kept as they are made; then taken',
    async () => {
      const picture = await drawPicture({ width: 400, height: 300 }).png().toBuffer();
      await page.goto(`${site}/workspace/deposits/new`);
      await page.getByLabel('Language of the texts').fill('');
      await page.setInputFiles(
        '#source-file',
        csvFile(
          'masks.csv',
          'id,title@en,type@en,media\nP-1,Mask of a fox,mask,fox.png\nP-2,Mask of rain,mask,photos/rain.png\nP-3,,,\n',
        ),
      );
      await page.setInputFiles('#picture-files', [
        { name: 'fox.png', mimeType: 'image/png', buffer: picture },
      ]);
      const photos = join(world.archive.dataDir, 'photos');
      await mkdir(photos);
      await writeFile(join(photos, 'rain.png'), picture);
      await writeFile(join(photos, '.DS_Store'), 'hidden');
      await page.setInputFiles('#picture-folder', photos);
      await page.locator('#sent-files li', { hasText: 'photos/rain.png' }).waitFor();
      await page.getByRole('button', { name: 'Look at the rows' }).click();
      await page.getByRole('button', { name: 'Take these rows' }).waitFor();
      const image = page.locator('.row-head img').first();
      await image.scrollIntoViewIfNeeded();
      const pictures = () =>
        page.evaluate<number>(
          '[...document.querySelectorAll(".row-head img")].filter((one) => one.naturalWidth > 0).length',
        );
      while ((await pictures()) < 2) await page.waitForTimeout(50);

      await page.getByRole('link', { name: 'Terms to choose', exact: true }).click();
      await page.getByLabel('none of these').waitFor();
      await page.locator('input[value="is:concept/mask-theatre"]').check();
      await page.getByRole('button', { name: 'Remember, and look again' }).click();
      await page.getByRole('button', { name: 'Take these rows' }).waitFor();

      await page.locator('#row-1 input[name="take"]').uncheck();
      await page.locator('#choice-state.kept').waitFor();
      await page.reload();
      assert.ok(!(await page.locator('#row-1 input[name="take"]').isChecked()));
      await page.getByRole('button', { name: 'Take these rows' }).click();
      await page.waitForURL(/\/workspace\/deposits\/\d+/);
      await page.getByRole('link', { name: 'See it in public' }).first().waitFor();
      const record = (id: string) => world.archive.reader.item(world.itemOf('kyoto', id))?.records[0];
      assert.equal(record('P-1')?.content?.type?.[0]?.id, 'concept/mask-theatre');
      assert.equal(record('P-2'), undefined);
    },
  );

  clicking('a mapping: the outcome follows each change, by keyboard; saved by name', async () => {
    await page.goto(`${site}/workspace/mappings`);
    await page.setInputFiles(
      '#sample-file',
      csvFile('m.csv', 'Nr;Titel;Jahr\n1;Maske;um 1880\n2;Fächer;1901\n'),
    );
    await page.getByRole('button', { name: 'Look at the file' }).click();
    await page.locator('#outcome .tried').first().waitFor();
    const title = page
      .locator('fieldset', { has: page.locator('legend', { hasText: 'Titel' }) })
      .locator('select')
      .first();
    await title.focus();
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.keyboard.type('Other titles');
    await answered;
    await page.locator('#outcome', { hasText: 'Other titles' }).waitFor();
    await page.getByRole('button', { name: 'Show as YAML' }).click();
    assert.match(await page.getByLabel('The mapping as YAML').inputValue(), /alternativeTitle/);
    await page.getByLabel('Name to keep it under').fill('wir');
    await page.getByRole('button', { name: 'Save the mapping' }).click();
    await page.getByText('The mapping is saved.').waitFor();
    await page.getByRole('link', { name: 'Deposit the file with it' }).click();
    assert.equal(await page.getByLabel('Mapping').inputValue(), 'wir');
    assert.match(await page.locator('#sent-files').innerText(), /m\.csv/);
  });

  clicking('no barriers, from left and from right, and nothing wider than a small screen', async (t) => {
    if (axe === undefined) return t.skip('axe-core is not installed here.');
    await world.deposit('accra', [
      { id: 'Z-1', content: { title: { en: ['Mask of snow'] }, date: [{ edtf: '1700' }] } },
    ]);
    await world.deposit('kyoto', [{ id: 'Z-2', content: { title: { en: ['Old mask'] } } }]);
    await page.goto(`${site}/workspace/deposits/new`);
    const csv =
      'id,title@en,title@ar,type@en,date\nZ-1,Mask of snow,قناع الثلج,mask,1700\nZ-2,New mask,,,1810\n';
    const long = `Z-3,,,,nonsense\nZ-4,${'x'.repeat(400)},,,\n`;
    await page.setInputFiles('#source-file', csvFile('axe.csv', csv + long));
    await page.getByRole('button', { name: 'Look at the rows' }).click();
    await page.getByRole('button', { name: 'Take these rows' }).waitFor();
    const preview = new URL(page.url()).pathname;
    const id = preview.split('/').at(-1)!;
    await loadText(
      world.archive,
      'types',
      `${skos} <concept/mask-a> skos:prefLabel "mask"@en . <concept/mask-b> skos:prefLabel "mask"@en .`,
    );
    const paths = [
      '/workspace/deposits',
      '/workspace/deposits/new',
      preview,
      `${preview}?show=offered`,
      `${preview}/terms`,
      '/workspace/mappings',
      `/workspace/mappings/edit?file=${id}`,
      '/workspace/mappings/edit?from=lido',
      '/workspace/mappings/wir',
    ];
    const found: string[] = [];
    for (const language of ['en', 'ar'])
      for (const path of paths) {
        await page.setViewportSize({ width: language === 'ar' ? 390 : 1280, height: 900 });
        await page.goto(`${site}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await page.evaluate(
          'document.querySelectorAll("main details").forEach((one) => { one.open = true; })',
        );
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 0) found.push(`${path} in ${language} is ${wide} pixels too wide`);
        for (const barrier of await findBarriers(page, axe)) found.push(`${path} in ${language}: ${barrier}`);
      }
    assert.deepEqual(found, []);
    assert.deepEqual(faults, [], 'no script failed');
  });

  clicking('the form of a deposit weighs little', async () => {
    let weight = 0;
    const seen: string[] = [];
    const weigh = async (path: string): Promise<void> => {
      const text = await (await page.request.get(site + path)).text();
      weight += gzipSync(text).length;
      seen.push(path);
    };
    await page.goto(`${site}/workspace/deposits/new?lang=ar`);
    const parts = await page.evaluate<string[]>(
      '[...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => new URL(one.href || one.src).pathname)',
    );
    for (const path of ['/workspace/deposits/new?lang=ar', ...parts, '/assets/tus/tus.min.js'])
      await weigh(path);
    assert.ok(weight < 60_000, `${weight} bytes for ${seen.join(', ')}`);
  });
});
