import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type IiifWorld, iiifWorld } from '../protocols/iiif/iiif-world.ts';
import { installMirador } from './install-mirador.ts';
import { openBrowser } from './open-browser.ts';

/*
 * Mirador, on a site of its own, opens what the archive serves: the picture is drawn, pages are turned, what is written on them is told.
 */

/** What Mirador 4.0.0 says of itself, whatever it shows. */
const own = /^Accessing element\.ref was removed in React 19/;

const undo: (() => void | Promise<void>)[] = [];
const scope = { after: (act: () => void | Promise<void>) => undo.push(act) };
let world: IiifWorld;
let archive: string;
let browser: Browser | undefined;
let noBrowser = '';
let book = '';
let shared = '';

async function listen(listener?: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

before(async () => {
  const opened = await openBrowser();
  if ('reason' in opened) {
    noBrowser = opened.reason;
    return;
  }
  browser = opened.browser;
  undo.push(() => opened.browser.close());
  const { server, url } = await listen();
  archive = url;
  world = await iiifWorld(scope, { baseUrl: url, size: { width: 1300, height: 900 } });
  server.on('request', world.app);
  book = await world.describe({
    id: 'book',
    content: { title: { ar: ['كتاب الملاحة'], en: ['Book of the sea'] }, language: ['ar'] },
    pictures: [
      { alt: { en: ['First leaf'] }, transcription: { ar: ['بسم الله والسفينة'] } },
      { alt: { en: ['Second leaf'] }, transcription: { ar: ['السفينة الكبيرة'] } },
      { alt: { en: ['Third leaf'] } },
    ],
  });
  shared = await world.describe({ id: 'bowl', content: { title: { en: ['A bowl'] } }, pictures: [{}] });
  await world.describe({
    id: 'b-bowl',
    partner: 'b',
    item: shared,
    content: { title: { en: ['A deep bowl'] } },
    pictures: [{}],
  });
  await world.makePyramids();
});
after(async () => {
  for (const act of undo.reverse()) await act();
});

/** A page with Mirador on it that opens a manifest, and what its console says. */
async function openIn(
  script: string,
  manifestId: string,
  panel: 'info' | 'annotations',
): Promise<{ page: Page; said: string[] }> {
  const config = {
    id: 'm',
    windows: [{ manifestId }],
    window: { sideBarOpen: true, defaultSideBarPanel: panel },
    // Mirador leaves what stands in for a picture aside unless told otherwise.
    annotations: { filteredMotivations: ['supplementing'] },
    // Read by scripts, the pixels show that tiles may be: without their headers the canvas would be closed.
    osdConfig: { animationTime: 0, immediateRender: true, drawer: 'canvas', crossOriginPolicy: 'Anonymous' },
  };
  const { url } = await listen((req, res) => {
    if (req.url === '/mirador.js') res.setHeader('Content-Type', 'text/javascript').end(script);
    else if (req.url === '/favicon.ico') res.writeHead(204).end();
    else
      res
        .setHeader('Content-Type', 'text/html')
        .end(
          `<!doctype html><meta charset="utf-8"><div id="m" style="position:fixed;inset:0"></div><script src="/mirador.js"></script><script>window.m = Mirador.viewer(${JSON.stringify(config)});</script>`,
        );
  });
  const page = await browser!.newPage({ viewport: { width: 1200, height: 800 } });
  undo.push(() => page.close());
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !own.test(message.text())) said.push(message.text());
  });
  page.on('requestfailed', (request) => {
    // What a viewer no longer wants it breaks off.
    const reason = request.failure()?.errorText ?? '';
    if (!/ERR_ABORTED/.test(reason)) said.push(`${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) said.push(`${response.url()}: ${response.status()}`);
  });
  await page.goto(url);
  return { page, said };
}

/** In the page: the colour in the middle of the picture that is shown, if it meets a condition on `at`. */
const colourWhere = (condition: string): string => `(() => {
  const canvas = document.querySelector('.openseadragon-canvas canvas');
  const at = canvas?.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
  return at && ${condition} ? [...at] : undefined;
})()`;

/** The colour in the middle of the picture that is shown, once something is drawn there. */
const colourShown = (page: Page): Promise<number[]> =>
  page
    .waitForFunction(colourWhere('at[3] > 0 && at[2] > 60 && at[2] < 120'), undefined, { timeout: 30_000 })
    .then((handle) => handle.jsonValue() as Promise<number[]>);

for (const version of ['4.0.0', '3.4.3'])
  test(`Mirador ${version} shows a book, turns its pages and tells what is written on them`, async (t) => {
    if (!browser) return t.skip(noBrowser);
    const mirador = await installMirador(version);
    if (mirador.state === 'absent') return t.skip(mirador.reason);
    const { page, said } = await openIn(
      mirador.script,
      `${archive}/iiif/presentation/3/${book}/manifest`,
      'annotations',
    );
    const first = await colourShown(page);
    const counter = page.locator('.mirador-osd-navigation, .mirador-canvas-nav').first();
    assert.match(await counter.innerText(), /1 of 3/);
    await page.locator('.mirador-next-canvas-button').first().click();
    await page.waitForFunction('/2 of 3/.test(document.body.innerText)');
    await page.waitForFunction(colourWhere(`Math.abs(at[0] - ${first[0]}) > 20`), undefined, {
      timeout: 30_000,
    });
    assert.match(await page.innerText('body'), /Book of the sea|كتاب الملاحة/);
    // The text of the second leaf, among its annotations; Mirador knows no search of version 2.
    await page.waitForFunction('/السفينة الكبيرة/.test(document.body.innerText)');
    assert.deepEqual(said, []);
  });

test('Mirador shows what two partners say of one item, each by its name', async (t) => {
  if (!browser) return t.skip(noBrowser);
  const mirador = await installMirador('4.0.0');
  if (mirador.state === 'absent') return t.skip(mirador.reason);
  const { page, said } = await openIn(
    mirador.script,
    `${archive}/iiif/presentation/3/${shared}/manifest`,
    'info',
  );
  await colourShown(page);
  await page.waitForFunction('/A deep bowl — Museum b/.test(document.body.innerText)');
  assert.match(await page.innerText('body'), /A bowl — Museum a/);
  assert.deepEqual(said, []);
});
