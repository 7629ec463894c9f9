import express, { type Router } from 'express';
import { sendProblem } from '../../http/problem-details.ts';
import { checkParts, type PartCheck } from './check-parts.ts';
import type { Metrics } from './create-metrics.ts';

/** Seconds after which it is worth asking again. */
const retryAfter = 5;

/**
 * What those who run the server ask. `/healthz`: the process answers; nothing else is looked at, since a
 * restart mends nothing else. `/readyz`: whether all parts are ready, 200 or 503, each named. `/metrics`:
 * Prometheus text format 0.0.4.
 */
export function operationRouter({
  readiness,
  metrics,
}: {
  readiness: readonly PartCheck[];
  metrics: Pick<Metrics, 'text' | 'contentType'>;
}): Router {
  const router = express.Router();
  router.use(['/healthz', '/readyz', '/metrics'], (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const parts = await checkParts(readiness);
    const waiting = parts.filter((part) => !part.ready);
    if (waiting.length === 0) {
      res.json({ ready: true, parts });
      return;
    }
    const names = waiting.map((part) => part.name).join(', ');
    const problem = {
      status: 503,
      title: 'Service Unavailable',
      detail: `Not ready: ${names}.`,
      remedy: `Ask again in ${retryAfter} seconds.`,
      retryAfter,
      ready: false,
      parts,
    };
    sendProblem(res, problem);
  });
  router.get('/metrics', async (_req, res) => {
    res.set('Content-Type', metrics.contentType).send(await metrics.text());
  });
  return router;
}
