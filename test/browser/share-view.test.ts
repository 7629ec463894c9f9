import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readContentState } from '../../server/protocols/iiif/content-state/read-content-state.ts';
import { iiifWorld } from '../protocols/iiif/iiif-world.ts';
import { openBrowser } from './open-browser.ts';

const undo: (() => void | Promise<void>)[] = [];
after(async () => {
  for (const act of undo.reverse()) await act();
});

const opened = (page: Page) => page.locator('#viewer[data-state="open"]').waitFor();

test('a view is shared as a link, which opens the same picture at the same place', async (t) => {
  const found = await openBrowser();
  if ('reason' in found) return t.skip(found.reason);
  undo.push(() => found.browser.close());
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world = await iiifWorld(
    { after: (act) => undo.push(act) },
    { baseUrl, size: { width: 2000, height: 1500 } },
  );
  server.on('request', world.app);
  const item = await world.describe({
    id: 'leaves',
    content: { title: { en: ['Two leaves'] } },
    pictures: [{ alt: { en: ['First'] } }, { alt: { en: ['Second'] } }],
  });
  await world.makePyramids();
  const context = await found.browser.newContext({
    viewport: { width: 1200, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  const second = world.archive.reader.item(item)!.records[0]!.content.media![1]!;
  await page.goto(`${baseUrl}/item/${item}?lang=en`);
  await page.locator('.thumbs a').nth(1).click();
  await opened(page);
  for (let n = 0; n < 3; n += 1) await page.locator('[data-action="zoom-in"]').click();
  await page.locator('[data-action="share"]').click();
  await page.getByText('The link to this view was copied.').waitFor();
  const link: string = await page.evaluate('navigator.clipboard.readText()');
  assert.equal(link, page.url());
  const target = readContentState(new URL(link).searchParams.get('iiif-content')!, baseUrl);
  assert.equal(target?.item, item);
  const [x, y, width, height] = target!.region!.split(',').map(Number) as [number, number, number, number];
  assert.ok(width > 100 && width < 1500 && height > 100 && height < 1500, String(target!.region));
  assert.ok(x > 100 && y >= 0 && x + width <= second.width!, String(target!.region));

  const other = await context.newPage();
  await other.goto(link);
  await opened(other);
  assert.equal(await other.locator('.plain img').getAttribute('alt'), 'Second');
  await other.locator('[data-action="share"]').click();
  await other.waitForFunction("document.querySelector('.shared')?.textContent");
  const again = readContentState(new URL(other.url()).searchParams.get('iiif-content')!, baseUrl);
  const shown = again!.region!.split(',').map(Number);
  // The window has other proportions than the region, so that as much or more of the picture is in it.
  assert.ok(
    Math.abs(shown[0]! + shown[2]! / 2 - (x + width / 2)) < 20,
    `${again!.region} for ${target!.region}`,
  );
  assert.ok(Math.abs(shown[2]! - width) < width / 5, `${again!.region} for ${target!.region}`);
  const before = other.url();
  await other.locator('[data-action="whole"]').click();
  await other.locator('[data-action="share"]').click();
  await other.waitForFunction(`location.href !== ${JSON.stringify(before)}`);
  assert.equal(
    readContentState(new URL(other.url()).searchParams.get('iiif-content')!, baseUrl)?.region,
    undefined,
  );
  assert.deepEqual(faults, []);
});
