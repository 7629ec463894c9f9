import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { depositActRoutes } from './deposit-act-routes.ts';
import { depositReadRoutes } from './deposit-read-routes.ts';

/** Deposits: files sent, looked at, taken, and taken back. */
export const depositRoutes = (parts: ApiParts): Route[] => [
  ...depositActRoutes(parts),
  ...depositReadRoutes(parts),
];
