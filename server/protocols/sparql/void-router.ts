import { Router } from 'express';
import type { ArchiveReader } from '../../archive/archive.ts';
import type { PublicList } from '../../archive/public-list.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import type { QuadStore } from '../../projections/quads/quad-store.ts';
import { expandedProfile } from '../linked-data/forms.ts';
import { expandedJson } from '../linked-data/render-data.ts';
import { toTurtle } from '../linked-data/serialise.ts';
import { countDataset } from './count-dataset.ts';
import { describeDataset } from './describe-dataset.ts';

export type VoidRouterArgs = {
  store: Pick<QuadStore, 'query' | 'version'>;
  archive: Pick<ArchiveReader, 'partners' | 'collections'>;
  list: Pick<PublicList, 'head' | 'changesBetween'>;
  /** Ends with a slash. */
  base: string;
  name: string;
};

/** The description of the archive as a dataset, where VoID says that it is looked for (https://www.w3.org/TR/void/#well-known). */
export function voidRouter(args: VoidRouterArgs): Router {
  const { store, archive, list, base, name } = args;
  const counts = countDataset(store);
  const router = Router();

  async function describe(): Promise<string> {
    const head = list.head();
    return describeDataset({
      base,
      name,
      modified: list.changesBetween(head, head)[0]?.time,
      collections: archive.collections(),
      partners: archive.partners(),
      counts: await counts(),
    });
  }

  router.get('/.well-known/void', cors(), async (req, res) => {
    res.vary('Accept');
    const type = req.accepts([
      'text/turtle',
      'application/n-triples',
      'application/ld+json',
      'text/plain',
      'text/html',
    ]);
    if (type === false)
      return sendProblem(res, {
        status: 406,
        title: 'No acceptable format',
        detail: 'The description of the dataset comes in none of the formats asked for.',
        remedy: 'Ask for text/turtle, application/n-triples or application/ld+json.',
      });
    const triples = await describe();
    res.setHeader('Cache-Control', 'public, no-cache');
    res.setHeader('Link', `<${base}sparql>; rel="service", <${base}dumps/>; rel="item"`);
    if (type === 'application/ld+json')
      res.setHeader('Content-Type', expandedProfile).send(await expandedJson(triples));
    else if (type === 'application/n-triples') res.type('application/n-triples; charset=utf-8').send(triples);
    else
      res
        .type(`${type === 'text/turtle' ? type : 'text/plain'}; charset=utf-8`)
        .send(toTurtle(triples, base));
  });
  return router;
}
