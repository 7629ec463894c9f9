import type { RequestHandler } from 'express';
import { cors } from '../../http/cors.ts';

const methods = 'GET, HEAD, OPTIONS';

const refuseWriting: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.status(405).set('Allow', methods).type('text/plain').send(`Only ${methods} are answered here.\n`);
};

/** Lets viewers of any site read the answers, errors and redirects included. Other methods than reading are refused with 405. */
export const allowCrossOrigin: RequestHandler[] = [cors(methods), refuseWriting];
