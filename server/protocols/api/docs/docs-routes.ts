import { readFileSync } from 'node:fs';
import type { Router } from 'express';
import { cors } from '../../../http/cors.ts';
import { writeClient } from '../client/write-client.ts';
import type { Route } from '../route.ts';
import { renderDocs } from './render-docs.ts';

const style = readFileSync(new URL('docs.css', import.meta.url), 'utf8');
const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The description for programs and for people. */
export function docsRoutes(
  router: Router,
  { routes, document, baseUrl }: { routes: readonly Route[]; document: object; baseUrl: string },
): void {
  const page = renderDocs(routes);
  const client = writeClient(routes, baseUrl);
  router.get('/openapi.json', cors('GET, HEAD, OPTIONS'), (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').json(document);
  });
  router.get('/docs', (_req, res) => {
    res.set({
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
    });
    res.type('html').send(page);
  });
  router.get('/client.ts', cors('GET, HEAD, OPTIONS'), (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type('text/plain').send(client);
  });
  router.get('/docs.css', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type('css').send(style);
  });
}
