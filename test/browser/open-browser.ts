import type { Browser } from 'playwright-core';

/** A browser, or the reason why there is none on this machine. */
export type Opened = { browser: Browser } | { reason: string };

/**
 * Flags of the package that make tests untrue or unstable: without web security a page may do what no reader's browser lets it, and in a
 * single process the first closed context ends the browser.
 */
const unwanted =
  /^--(?:disable-web-security|allow-running-insecure-content|single-process|no-zygote|headless)/;

const tell = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n')[0]! : String(error);

/** Opens Chromium from the npm packages `@sparticuz/chromium` and `playwright-core`; nothing is downloaded. */
export async function openBrowser(): Promise<Opened> {
  if (process.platform !== 'linux') return { reason: '@sparticuz/chromium is built for Linux alone.' };
  try {
    const [{ default: packaged }, { chromium }] = await Promise.all([
      import('@sparticuz/chromium'),
      import('playwright-core'),
    ]);
    const browser = await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: packaged.args.filter((flag) => !unwanted.test(flag)),
      headless: true,
    });
    return { browser };
  } catch (error) {
    return { reason: `No browser could be opened: ${tell(error)}` };
  }
}
