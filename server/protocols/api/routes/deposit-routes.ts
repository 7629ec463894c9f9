import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { depositActRoutes } from './deposit-act-routes.ts';
import { depositReadRoutes } from './deposit-read-routes.ts';
import { depositRowRoutes } from './deposit-row-routes.ts';
import { depositUploadedRoute } from './deposit-uploaded-route.ts';
import { mappingRoutes } from './mapping-routes.ts';
import { termRoutes } from './term-routes.ts';

/** Deposits: files sent, looked at, taken, and taken back; and what their terms mean. */
export const depositRoutes = (parts: ApiParts): Route[] => [
  ...depositActRoutes(parts),
  depositUploadedRoute(parts),
  ...depositReadRoutes(parts),
  ...depositRowRoutes(parts),
  ...termRoutes(parts),
  ...mappingRoutes(parts),
];
