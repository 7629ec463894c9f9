import { after } from 'node:test';
import { openRealSite } from './real-site.ts';
import { siteSuite } from './site-suite.ts';

let close: (() => Promise<void>) | undefined;

siteSuite(async () => {
  const site = await openRealSite();
  if ('close' in site) close = site.close;
  return site;
});

after(async () => close?.());
