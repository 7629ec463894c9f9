import { partnersWhere } from '../../../accounts/may.ts';
import { actAs } from '../act-as.ts';
import { afterOf, limitOf, nextPage } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { page, paging, partnerId, ref, text } from '../schemas/build-schema.ts';
import { seeRevision } from '../see-records.ts';
import { showRevision } from './show-revision.ts';

/** Searching what is not public: asked of the archive, never of the public index. */
export const workspaceRoutes = ({ archive, baseUrl }: ApiParts): Route[] => [
  {
    id: 'workspace.search',
    method: 'get',
    path: '/workspace/search',
    tag: 'Search',
    summary: 'Find records of your collections by a text in them, drafts and restricted ones included',
    description: 'A page may hold fewer entries than `limit`; follow `next`.',
    who: 'signed-in',
    query: { q: text(200, { minLength: 2 }), partner: partnerId, ...paging },
    required: ['q'],
    answers: {
      200: { description: 'The newest revision of each record found.', schema: page(ref('Revision')) },
    },
    problems: [403],
    handle: (ask) => {
      const { q, partner } = ask.query as { q: string; partner?: string };
      const acting = partner === undefined ? undefined : actAs(ask, partner, 'read');
      if (acting && 'problem' in acting) return acting;
      const partners = partner === undefined ? partnersWhere(ask.principal!, 'read') : [partner];
      const collections = archive.reader
        .collections()
        .flatMap((one) => (one.partners.some((id) => partners.includes(id)) ? one.id : []));
      const limit = limitOf(ask);
      const found = archive.curation.searchWorkspace({
        collections,
        text: q,
        after: afterOf(ask),
        limit: limit + 1,
      });
      const entries = found.slice(0, limit).flatMap((revision) => {
        const content = seeRevision(archive, revision, { kind: 'partner', partners });
        // What is held back from the viewer is not found by it either.
        const says = content && JSON.stringify(content).toLowerCase().includes(q.toLowerCase());
        return says ? showRevision(revision, content) : [];
      });
      const last = found[limit - 1];
      const next = found.length > limit && last ? nextPage(ask, baseUrl, { after: last.record }) : undefined;
      return { status: 200, body: { entries, ...(next !== undefined && { next }) } };
    },
  },
];
