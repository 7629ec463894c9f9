import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { accessRoutes } from './access-routes.ts';
import { authorityRoutes } from './authority-routes.ts';
import { collectionRoutes } from './collection-routes.ts';
import { depositRoutes } from './deposit-routes.ts';
import { disputeRoutes } from './dispute-routes.ts';
import { dumpRoutes } from './dump-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { labelRoutes } from './label-routes.ts';
import { logRoutes } from './log-routes.ts';
import { meRoutes } from './me-routes.ts';
import { partnerRoutes } from './partner-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { workspaceRoutes } from './workspace-routes.ts';

/** The table of which the router and its description are made, in the order in which people read it. */
export const allRoutes = (parts: ApiParts): Route[] => [
  ...searchRoutes(),
  ...workspaceRoutes(parts),
  ...itemRoutes(parts),
  ...recordRoutes(parts),
  ...authorityRoutes(parts),
  ...depositRoutes(parts),
  ...proposalRoutes(parts),
  ...disputeRoutes(parts),
  ...requestRoutes(parts),
  ...accessRoutes(parts),
  ...labelRoutes(parts),
  ...collectionRoutes(parts),
  ...partnerRoutes(parts),
  ...meRoutes(parts),
  ...peopleRoutes(parts),
  ...keyRoutes(parts),
  ...inboxRoutes(parts),
  ...logRoutes(parts),
  ...erasureRoutes(parts),
  ...dumpRoutes(parts),
];
