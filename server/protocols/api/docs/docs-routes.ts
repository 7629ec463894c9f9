import { readFileSync } from 'node:fs';
import type { Router } from 'express';
import { cors } from '../../../http/cors.ts';
import type { Route } from '../route.ts';
import { renderDocs } from './render-docs.ts';

const style = readFileSync(new URL('docs.css', import.meta.url), 'utf8');
const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The description for programs and for people. */
export function docsRoutes(
  router: Router,
  { routes, document }: { routes: readonly Route[]; document: object },
): void {
  const page = renderDocs(routes);
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
  router.get('/docs.css', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type('css').send(style);
  });
}
