import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, type TestContext, test } from 'node:test';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { findAuthority } from '../../server/curation/authorities/view-authority.ts';
import { authorityPage } from '../../server/pages/authority-page.ts';
import { readerOf } from '../../server/pages/reader/reader.ts';
import { referencesByName } from '../../vocab/authority/authority.ts';
import { password } from '../accounts/open-test-accounts.ts';
import { samplePorts } from '../pages/sample-ports.ts';
import { openWorld, type World } from '../pages/workspace/workspace-world.ts';
import { publishAll } from '../publish/publish-all.ts';
import { findBarriers, readAxe } from './check-accessibility.ts';
import { openBrowser } from './open-browser.ts';

// Two partners say who somebody is, by keyboard and on a phone, and agree that two are one.

const agent = (name: string, language: string) => referencesByName('agent', { [language]: [name] })[0]!;
const [english, japanese] = [agent('Katsushika Hokusai', 'en'), agent('葛飾北斎', 'ja')];

describe('people and places in a browser', { timeout: 180_000 }, () => {
  let browser: Browser | undefined;
  let reason = '';
  let world: World;
  let server: Server;
  let site = '';

  before(async () => {
    const opened = await openBrowser();
    if ('reason' in opened) {
      reason = opened.reason;
      return;
    }
    browser = opened.browser;
    world = await openWorld();
    await world.person('ken', 'kyoto');
    await world.person('ama', 'accra');
    const app = express();
    const { archive } = world;
    app.get('/agent/:id', (req, res) => {
      const reader = readerOf(req, { baseUrl: site });
      const found = findAuthority(archive, `agent/${req.params.id}`);
      if (found.kind === 'moved') return res.redirect(302, `/${found.to}`);
      if (found.kind === 'unknown') return res.sendStatus(404);
      const ports = { ...samplePorts(site), archive: archive.reader };
      return res.send(
        authorityPage({ archive, ports, reader, view: found.view, findConcept: () => undefined }),
      );
    });
    app.use(world.app);
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const named = (label: Record<string, string[]>) => ({ creator: [{ agent: { label } }] });
    await world.deposit('kyoto', [
      { id: '1', content: { title: { en: ['Wave'] }, ...named({ en: ['Katsushika Hokusai'] }) } },
    ]);
    await world.deposit('accra', [
      { id: '2', content: { title: { en: ['Fan'] }, ...named({ ja: ['葛飾北斎'] }) } },
    ]);
    publishAll(archive);
  });
  after(async () => {
    await browser?.close();
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.close();
  });

  const clicking = (name: string, run: (t: TestContext) => Promise<void>) =>
    test(name, async (t) => {
      if (!browser) return t.skip(reason);
      await run(t);
    });
  async function windowOf(name: string, partner: string, width = 1280): Promise<Page> {
    const context = await browser!.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${site}workspace`);
    await page.getByLabel('E-mail address').fill(`${name}@${partner}.example`);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${site}workspace`);
    return page;
  }

  clicking(
    'from the public page to a description of one’s own, by keyboard; a fault leads to its field',
    async () => {
      const page = await windowOf('ken', 'kyoto');
      await page.goto(site + english);
      await page.getByRole('link', { name: /For partners/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Born or founded').fill('in the year of the dragon');
      await page.keyboard.press('Enter');
      const fault = page.getByRole('alert').getByRole('link');
      await fault.focus();
      await page.keyboard.press('Enter');
      assert.equal(new URL(page.url()).hash, '#describe-begin');
      assert.equal(await page.getByLabel('Born or founded').inputValue(), 'in the year of the dragon');
      await page.getByLabel('Born or founded').fill('1760');
      await page.keyboard.press('Enter');
      await page.getByRole('status').first().waitFor();
      await page.goto(site + english);
      assert.ok(await page.getByText('1760').isVisible());
    },
  );

  clicking(
    'on a phone another says otherwise, and proposes that two are one; both then lead to one page',
    async () => {
      const page = await windowOf('ama', 'accra', 390);
      await page.goto(`${site}workspace/authorities/${english}`);
      await page.getByLabel('Born or founded').fill('1761');
      await page.getByRole('button', { name: 'Say this' }).click();
      await page.getByText('Accounts differ').waitFor();
      await page.getByLabel('The address of the other').fill(site + japanese);
      await page.getByRole('button', { name: 'Look at both side by side' }).click();
      await page.getByRole('button', { name: 'Propose that they are one' }).click();
      const ken = await windowOf('ken', 'kyoto');
      await ken.goto(page.url());
      await ken.getByLabel('Approve').check();
      await ken.getByRole('button', { name: 'Give the vote' }).click();
      await ken.getByRole('status').first().waitFor();
      await ken.goto(site + english);
      assert.equal(ken.url(), site + japanese);
      assert.ok(await ken.getByText('Katsushika Hokusai: agreed by').isVisible());
    },
  );

  clicking('no barriers, from left and from right, and nothing wider than a small screen', async (t) => {
    const axe = await readAxe();
    if (axe === undefined) return t.skip('axe-core is not installed here.');
    const page = await windowOf('ken', 'kyoto');
    const at = 'workspace/authorities';
    const paths = [
      japanese,
      at,
      `${at}?q=kat`,
      `${at}/new/place`,
      `${at}/${japanese}`,
      'workspace/proposals/1',
    ];
    const found: string[] = [];
    for (const language of ['en', 'ar'])
      for (const path of paths) {
        await page.setViewportSize({ width: language === 'ar' ? 390 : 1280, height: 900 });
        await page.goto(`${site}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 0) found.push(`${path} in ${language} is ${wide} pixels too wide`);
        for (const barrier of await findBarriers(page, axe)) found.push(`${path} in ${language}: ${barrier}`);
      }
    assert.deepEqual(found, []);
  });
});
