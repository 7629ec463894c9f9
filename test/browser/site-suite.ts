import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findBarriers, readAxe } from './check-accessibility.ts';
import { openBrowser } from './open-browser.ts';

/** What a site must hold for the suite: a word that finds something, an item with a large picture, and one of several partners. */
export type Site = {
  baseUrl: string;
  word: string;
  pictured: string;
  shared: string;
  /** It answers queries at /sparql. */
  queries?: true;
};

const tile = /\/iiif\/image\/3\/[^/]+\/\d+,\d+,(\d+),\d+\/(\d+),/;

/** The finest level that tiles were asked of: how many pixels of the picture make one of the tile. */
const finest = (addresses: readonly string[]): number =>
  Math.min(
    ...addresses.flatMap((address) => {
      const [, region, size] = tile.exec(address) ?? [];
      return region && size ? Math.round(Number(region) / Number(size)) : [];
    }),
  );

const noQueries = 'This site answers no queries.';

/** The page of queries as it begins, with rows, with a graph, and with a mistake. */
const queriesOf = (site: Site): string[] =>
  site.queries
    ? ['', 'SELECT * { ?s ?p ?o } LIMIT 5', 'DESCRIBE ?s { ?s ?p ?o } LIMIT 1', 'SELECT {'].map(
        (query) => `/sparql?query=${encodeURIComponent(query)}`,
      )
    : [];

/** The pages in a real browser, over any site that answers at `baseUrl` (no slash at its end). */
export function siteSuite(makeSite: () => Promise<Site | { reason: string }>): void {
  describe('the pages in a browser', { timeout: 180_000 }, () => {
    let browser: Browser | undefined;
    let reason = '';
    let site: Site;

    before(async () => {
      const opened = await openBrowser();
      if ('reason' in opened) {
        reason = opened.reason;
        return;
      }
      const made = await makeSite();
      if ('reason' in made) {
        reason = made.reason;
        await opened.browser.close();
        return;
      }
      browser = opened.browser;
      site = made;
    });
    after(async () => browser?.close());

    /** One page in a context of its own; what it logs as an error and what it asks for are kept. */
    function inBrowser(
      name: string,
      options: BrowserContextOptions,
      run: (given: { page: Page; errors: string[]; asked: string[]; t: TestContext }) => Promise<void>,
    ): void {
      test(name, async (t) => {
        if (!browser) return t.skip(reason);
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
        try {
          const page = await context.newPage();
          const errors: string[] = [];
          const asked: string[] = [];
          page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
          page.on('pageerror', (error) => errors.push(error.message));
          page.on('request', (request) => asked.push(request.url()));
          await run({ page, errors, asked, t });
        } finally {
          await context.close();
        }
      });
    }

    inBrowser('a search, a filter that counts at once, and an item', {}, async ({ page, errors }) => {
      await page.goto(`${site.baseUrl}/`);
      await page.getByRole('searchbox').fill(site.word);
      await page.getByRole('searchbox').press('Enter');
      await page.waitForURL(/\/search\?q=/);
      assert.ok((await page.locator('#results .card').count()) > 0, `"${site.word}" finds nothing`);
      const before = await page.locator('#count').textContent();
      assert.match(before ?? '', /\d/);

      const box = page.locator('#filters input[type="checkbox"]').first();
      const name = await box.getAttribute('name');
      await box.check();
      await page.waitForURL((address) => address.searchParams.has(name!));
      await page.locator('.chips').waitFor();
      assert.equal(await box.isChecked(), true);
      assert.equal(
        await page.evaluate(`document.activeElement?.getAttribute('type')`),
        'checkbox',
        'the focus stays where the reader was',
      );
      await page.locator('.chips a').first().click();
      await page.waitForURL((address) => !address.searchParams.has(name!));
      await page.waitForFunction(
        `document.querySelector('#count')?.textContent === ${JSON.stringify(before)}`,
      );

      await page.locator('#results .card a').first().click();
      await page.waitForURL(/\/item\//);
      assert.equal(await page.locator('h1').count(), 1);
      assert.deepEqual(errors, []);
    });

    inBrowser('the picture opens, and zooming asks for tiles of a deeper level', {}, async (given) => {
      const { page, errors, asked } = given;
      await page.goto(`${site.baseUrl}/item/${site.pictured}`);
      await page.locator('#viewer[data-state="open"]').waitFor();
      await page.waitForTimeout(500);
      const atFirst = finest(asked);
      for (let clicks = 0; clicks < 5; clicks += 1) await page.locator('[data-action="zoom-in"]').click();
      await page.waitForTimeout(1500);
      assert.ok(
        finest(asked) < atFirst,
        `one pixel of a tile was ${atFirst} of the picture, then ${finest(asked)}`,
      );
      assert.deepEqual(errors, []);
    });

    inBrowser('the picture obeys the keyboard', {}, async ({ page, asked }) => {
      await page.goto(`${site.baseUrl}/item/${site.pictured}`);
      await page.locator('#viewer[data-state="open"]').waitFor();
      await page.waitForTimeout(500);
      const atFirst = finest(asked);
      await page.locator('.openseadragon-canvas').focus();
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('+');
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(1500);
      assert.ok(finest(asked) < atFirst);
    });

    inBrowser('the first stop of the tab key skips to the content', {}, async ({ page }) => {
      await page.goto(`${site.baseUrl}/item/${site.shared}`);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement?.className'), 'skip');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('location.hash'), '#content');
    });

    inBrowser('another language keeps the page, and Arabic runs from right to left', {}, async ({ page }) => {
      await page.goto(`${site.baseUrl}/item/${site.shared}?as=records`);
      await page.locator('.languages summary').click();
      await page.locator('.languages a[hreflang="ar"]').click();
      await page.waitForURL(/lang=ar/);
      assert.equal(new URL(page.url()).searchParams.get('as'), 'records');
      const root = page.locator('html');
      assert.equal(await root.getAttribute('dir'), 'rtl');
      assert.equal(await root.getAttribute('lang'), 'ar');
      assert.equal(await page.locator('.side-by-side').count(), 1);
      await page.locator('.brand').click();
      assert.equal(await root.getAttribute('dir'), 'rtl', 'the choice is carried on');
    });

    inBrowser(
      'the language of the browser decides where none is chosen',
      { locale: 'sw-TZ' },
      async (given) => {
        await given.page.goto(`${site.baseUrl}/about`);
        assert.equal(await given.page.locator('html').getAttribute('lang'), 'sw');
      },
    );

    inBrowser('all of it works without JavaScript', { javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${site.baseUrl}/search?q=${encodeURIComponent(site.word)}`);
      const box = page.locator('#filters input[type="checkbox"]').first();
      const name = await box.getAttribute('name');
      await box.check();
      await page.locator('.apply').click();
      await page.waitForURL((address) => address.searchParams.has(name!));
      assert.ok((await page.locator('.chips li').count()) > 0);

      await page.goto(`${site.baseUrl}/item/${site.pictured}`);
      const image = page.locator('.plain img');
      await image.scrollIntoViewIfNeeded();
      const box2 = await image.boundingBox();
      assert.ok(box2 && box2.width > 200 && box2.height > 100, 'the plain picture is there');
      assert.ok(await image.getAttribute('alt'));

      await page.goto(`${site.baseUrl}/item/${site.shared}`);
      await page.locator('.ways a').nth(1).click();
      await page.locator('.side-by-side').waitFor();
    });

    inBrowser('a query by Ctrl + Enter, and a mistake at its place', {}, async ({ page, errors, t }) => {
      if (!site.queries) return t.skip(noQueries);
      await page.goto(`${site.baseUrl}/sparql`);
      /** Writes into the editor as one who pastes a query does, and runs it by keys. */
      const run = async (text: string) => {
        await page.locator('.CodeMirror').click();
        await page.keyboard.press('Control+a');
        await page.keyboard.insertText(text);
        await page.keyboard.press('Control+Enter');
      };
      await run('SELECT ?o {\n  ?s ?p ?o\n} LIMIT 7');
      await page.waitForURL(/LIMIT\+7/);
      assert.match((await page.locator('.rows caption').textContent()) ?? '', /^7 /);
      assert.equal(await page.locator('.rows tbody tr').count(), 7);
      assert.match(await page.locator('#query').inputValue(), /LIMIT 7$/);
      assert.deepEqual(errors, []);

      await run('SELECT * {\n  ?s ?p }');
      await page.locator('#query-fault').waitFor();
      await page.locator('.CodeMirror-focused').waitFor();
      const selected = await page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getSelection()");
      assert.equal(selected, '}', 'the cursor is at the mistake');
      await page.keyboard.press('Tab');
      assert.equal(
        await page.evaluate("document.activeElement.closest('.CodeMirror') === null"),
        true,
        'Tab leaves the editor',
      );

      // Longer than an address may be: it goes in the body.
      await run(`SELECT ?s { ?s ?p ?o } LIMIT 3 # ${'x'.repeat(20_000)}`);
      await page.locator('.rows').waitFor();
      assert.equal(await page.locator('.rows tbody tr').count(), 3);
    });

    inBrowser('the editor completes what the archive has', {}, async ({ page, errors, t }) => {
      if (!site.queries) return t.skip(noQueries);
      await page.goto(`${site.baseUrl}/sparql`);
      await page.locator('.CodeMirror').click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(
        'PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>\nSELECT * { ?s crm:P45',
      );
      await page.keyboard.press('Control+Space');
      const hint = page.locator('.CodeMirror-hints li, .CodeMirror-hint-active').first();
      // With one possibility it is written at once.
      await Promise.race([
        hint.waitFor(),
        page.waitForFunction("document.querySelector('#query').value.includes('P45_consists_of')"),
      ]);
      assert.deepEqual(errors, []);
    });

    inBrowser(
      'queries, examples and results in other forms work without JavaScript',
      { javaScriptEnabled: false },
      async ({ page, t }) => {
        if (!site.queries) return t.skip(noQueries);
        await page.goto(`${site.baseUrl}/sparql?lang=fr`);
        const examples = await page.locator('.examples a').count();
        assert.ok(examples >= 7);
        for (let index = 0; index < examples; index += 1) {
          await page.locator('.examples a').nth(index).click();
          await page.locator('section.result').waitFor();
          assert.equal(await page.locator('#query-fault').count(), 0);
        }
        await page.locator('#query').fill('ASK { ?s ?p ?o }');
        await page.locator('#sparql button').click();
        await page.locator('.answer').waitFor();
        assert.equal(await page.locator('.answer').textContent(), 'Oui');
        const href = await page.locator('.result .forms a').first().getAttribute('href');
        const answer = await page.request.get(site.baseUrl + href);
        assert.deepEqual([answer.status(), (await answer.json()).boolean], [200, true]);
      },
    );

    for (const width of [320, 1600])
      inBrowser(
        `nothing is cut off at ${width} pixels`,
        { viewport: { width, height: 800 } },
        async (given) => {
          const { page } = given;
          for (const path of [
            '/',
            '/search',
            `/item/${site.shared}`,
            `/item/${site.shared}?as=records&lang=ar`,
            ...queriesOf(site),
          ]) {
            await page.goto(site.baseUrl + path);
            const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
            assert.ok(excess <= 0, `${path} is ${excess} px too wide`);
          }
        },
      );

    for (const colorScheme of ['light', 'dark'] as const)
      test(`no barriers that axe-core knows (${colorScheme})`, async (t) => {
        if (!browser) return t.skip(reason);
        const axe = await readAxe();
        if (axe === undefined) return t.skip('axe-core is not installed.');
        const context = await browser.newContext({ colorScheme });
        const page = await context.newPage();
        const word = encodeURIComponent(site.word);
        const paths = ['/', `/search?q=${word}`, '/about', `/item/${site.pictured}`, `/item/${site.shared}`];
        paths.push(...queriesOf(site));
        for (const path of [...paths, `/item/${site.shared}?as=records&lang=ar`, '/nothing-is-here']) {
          await page.goto(site.baseUrl + path);
          await page.waitForTimeout(400);
          assert.deepEqual(await findBarriers(page, axe), [], path);
        }
        await context.close();
      });
  });
}
