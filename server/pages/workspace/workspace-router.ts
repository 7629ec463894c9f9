import express, { Router } from 'express';
import { principalOf } from '../../protocols/session/who-asks.ts';
import { authorityRoutes } from './authorities/authority-routes.ts';
import { collectionRoutes } from './collections/collection-routes.ts';
import { depositRoutes } from './deposits/deposit-routes.ts';
import { previewRoutes } from './deposits/preview-routes.ts';
import { disputeRoutes } from './disputes/dispute-routes.ts';
import { homeRoutes } from './home/home-routes.ts';
import { itemRoutes } from './items/item-routes.ts';
import { mappingRoutes } from './mappings/mapping-routes.ts';
import { operatorRoutes } from './operator/operator-routes.ts';
import { keyRoutes } from './people/key-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { WorkspacePorts } from './ports.ts';
import { proposalRoutes } from './proposals/proposal-routes.ts';
import { searchRoutes } from './search/search-routes.ts';
import { sendMissing } from './shell/answer-refusal.ts';
import { asPartner, asPerson } from './shell/as-partner.ts';
import { receiveForm } from './shell/receive-form.ts';

/** The workspace, to be mounted at `/workspace` behind `findPrincipal` and the guard against other sites' requests. Records can be long: a form is read up to 4 MB. */
export function workspaceRouter(ports: WorkspacePorts): Router {
  const router = Router();
  const partner = asPartner(ports);
  const person = asPerson(ports);
  const both = { asPartner: partner, asPerson: person };
  // What nobody has signed is not read.
  const readForm = express.urlencoded({ extended: false, limit: '4mb', parameterLimit: 20_000 });
  router.use((req, res, next) => (principalOf(res) ? readForm(req, res, next) : next()));
  router.post(['/mappings/sample', '/deposits/new'], receiveForm(ports));
  homeRoutes(router, both);
  proposalRoutes(router, partner);
  disputeRoutes(router, both);
  itemRoutes(router, partner);
  authorityRoutes(router, partner);
  collectionRoutes(router, partner);
  previewRoutes(router, partner);
  depositRoutes(router, partner);
  mappingRoutes(router, partner);
  peopleRoutes(router, partner);
  keyRoutes(router, partner);
  searchRoutes(router, partner);
  operatorRoutes(router, person);
  router.use(person(sendMissing));
  return router;
}
