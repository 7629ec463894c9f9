import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { thePublic, viewItem } from '../../server/curation/view.ts';
import { password } from '../accounts/open-test-accounts.ts';
import { openWorld, stewards, type World } from '../pages/workspace/workspace-world.ts';
import { findBarriers, readAxe } from './check-accessibility.ts';
import { openBrowser } from './open-browser.ts';

// A story by clicking: a publication that two approve and one could stop, and a dispute to its outcome.

type Name = (typeof stewards)[number][0] | 'olga';

describe('the workspace in a browser', { timeout: 180_000 }, () => {
  let browser: Browser | undefined;
  let reason = '';
  let world: World;
  let server: Server;
  let site = '';
  let axe: string | undefined;
  const pages = new Map<Name, Page>();

  before(async () => {
    const opened = await openBrowser();
    if ('reason' in opened) {
      reason = opened.reason;
      return;
    }
    browser = opened.browser;
    axe = await readAxe();
    world = await openWorld({ approvals: 2, veto: ['lima'], days: 7 });
    for (const [name, partner] of stewards) await world.person(name, partner);
    await world.person('olga', undefined, 'steward', true);
    server = createServer(world.app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await world.deposit('kyoto', [
      {
        id: 'K-1',
        content: { title: { en: ['A mask of cedar'], ar: ['قناع من خشب الأرز'] }, date: [{ edtf: '1850' }] },
      },
    ]);
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

  /** Somebody's own browser window, signed in by the form. */
  async function windowOf(name: Name, to = '/workspace'): Promise<Page> {
    const known = pages.get(name);
    if (known) {
      await known.goto(site + to);
      return known;
    }
    const context = await browser!.newContext({
      viewport: { width: 1280, height: 900 },
      javaScriptEnabled: true,
    });
    const page = await context.newPage();
    await page.goto(site + to);
    const partner = stewards.find(([one]) => one === name)?.[1] ?? 'archive';
    await page.getByLabel('E-mail address').fill(`${name}@${partner}.example`);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(site + to);
    pages.set(name, page);
    return page;
  }
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('status').first().waitFor();
  };

  clicking(
    'a description waits, is approved by a second partner while the veto holder agrees, and is public',
    async () => {
      const item = world.itemOf('kyoto', 'K-1');
      const shown = () => {
        const state = world.archive.reader.item(item);
        return state !== undefined && viewItem(state, thePublic) !== undefined;
      };
      const luz = await windowOf('luz');
      await luz
        .getByRole('link', { name: /Descriptions proposed by The kyoto house/ })
        .first()
        .click();
      await luz.getByText('A mask of cedar').first().waitFor();
      const vote = luz.locator('#form-vote-all');
      await vote.getByLabel('Veto').check();
      await vote.getByRole('button').click();
      await luz.getByRole('alert').waitFor();
      assert.ok(await vote.getByLabel('Veto').isChecked(), 'what was chosen stays after a refusal');
      assert.ok(!shown());
      await vote.getByLabel('Approve').check();
      await press(luz, 'Give the vote');
      assert.ok(shown());
      const ken = await windowOf('ken', '/workspace/inbox');
      await ken.getByText('accepted').first().waitFor();
    },
  );

  clicking(
    'an item that two describe is contested, judged by a panel, and the outcome is on its page',
    async () => {
      const item = world.itemOf('kyoto', 'K-1');
      await world.deposit('accra', [
        {
          id: 'A-1',
          item: `http://127.0.0.1:3000/item/${item}`,
          content: { title: { en: ['A mask of cedar'] }, date: [{ edtf: '1790' }] },
        },
      ]);
      const luz = await windowOf('luz', '/workspace/proposals');
      await luz
        .getByRole('link', { name: /The accra house/ })
        .first()
        .click();
      await luz.locator('#form-vote-all').getByLabel('Approve').check();
      await press(luz, 'Give the vote');

      const ama = await windowOf('ama', `/workspace/items/${item}`);
      await ama.getByRole('link', { name: 'Contest something here' }).click();
      const options = await ama.getByLabel('What is contested').locator('option').allTextContents();
      await ama
        .getByLabel('What is contested')
        .selectOption({ label: options.find((text) => text.includes('Date'))! });
      await ama.getByLabel('Fact').check();
      await ama.getByLabel('Reasons').fill('The list of 1790 names it.');
      await press(ama, 'Contest it');
      const page = new URL(ama.url()).pathname;

      const ken = await windowOf('ken', page);
      await ken.locator('summary', { hasText: 'Answer' }).click();
      await ken.getByLabel('We stand by it').check();
      await ken.locator('#form-step-answer').getByLabel('Reasons').fill('The label says 1850.');
      await press(ken, 'Answer');

      await ama.goto(site + page);
      await ama.locator('summary', { hasText: 'Call for a panel' }).click();
      await press(ama, 'Call for a panel');

      const verdicts = ['Both stand', 'Dismissed', 'Both stand'];
      for (const name of ['luz', 'sara', 'inti', 'elder'] as const) {
        const panelist = await windowOf(name, page);
        const steps = panelist.locator('summary', { hasText: 'Vote on the panel' });
        if ((await steps.count()) === 0) continue;
        await steps.click();
        const form = panelist.locator('#form-step-vote');
        await form.getByLabel(verdicts.shift()!).check();
        await form.getByLabel('Reasons').fill('Both sources are sound.');
        await press(panelist, 'Vote on the panel');
      }
      await ama.goto(site + page);
      const outcome = ama.locator('section', { has: ama.getByRole('heading', { name: 'Outcome' }) });
      assert.match(await outcome.innerText(), /Both stand/);
      if (verdicts.length === 0) assert.match(await outcome.innerText(), /Dissent/);
    },
  );

  const main = (item: string) => [
    '/workspace',
    '/workspace/inbox',
    '/workspace/proposals/1',
    '/workspace/disputes',
    `/workspace/items/${item}`,
    `/workspace/items/${item}/records/kyoto`,
    `/workspace/contest?item=${item}`,
    '/workspace/collections/masks',
    '/workspace/deposits/1',
    '/workspace/people',
    '/workspace/keys',
    '/workspace/search?q=mask',
    '/request',
    '/about/charter',
  ];

  clicking(
    'no barriers on the main pages, from left and from right, and nothing wider than a small screen',
    async (t) => {
      if (axe === undefined) return t.skip('axe-core is not installed here.');
      const item = world.itemOf('kyoto', 'K-1');
      const page = await windowOf('ken');
      const dispute =
        world.archive.curation.disputes(true, 0, 1)[0] ?? world.archive.curation.disputes(false, 0, 1)[0];
      const found: string[] = [];
      for (const language of ['en', 'ar'])
        for (const path of [...main(item), `/workspace/disputes/${dispute!.number}`]) {
          await page.setViewportSize({ width: language === 'ar' ? 390 : 1280, height: 900 });
          await page.goto(`${site}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          if (wide > 0) found.push(`${path} in ${language} is ${wide} pixels too wide`);
          for (const barrier of await findBarriers(page, axe))
            found.push(`${path} in ${language}: ${barrier}`);
        }
      const olga = await windowOf('olga', '/workspace/operator');
      for (const barrier of await findBarriers(olga, axe)) found.push(`operator: ${barrier}`);
      assert.deepEqual(found, []);
    },
  );

  clicking('by keyboard alone: a summary opens, its form is reached, its button works', async () => {
    const page = await windowOf('ken', '/workspace/people');
    await page.locator('summary', { hasText: 'Change' }).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'SELECT');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').first().waitFor();
  });
});
