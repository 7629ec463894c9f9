import { after } from 'node:test';
import { openSampleSite } from './sample-site.ts';
import { siteSuite } from './site-suite.ts';

let close: (() => Promise<void>) | undefined;

siteSuite(async () => {
  const site = await openSampleSite();
  close = site.close;
  return site;
});

after(async () => close?.());
