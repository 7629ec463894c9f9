import { publicDecisions } from '../../../curation/public/public-decisions.ts';
import { afterOf, limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { object, page, paging, ref, text, whole } from '../schemas/build-schema.ts';
import { seeEntries } from './see-entry.ts';

const tag = 'Decisions and the log';
const limit = { ...paging.limit, maximum: 1000 };

/** What was decided in public, and the chain that proves that nothing was changed since. */
export function logRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const { curation } = archive;
  return [
    {
      id: 'decisions.list',
      method: 'get',
      path: '/decisions',
      tag,
      summary: 'Public decisions in the order of the log',
      description:
        'Of what is public today. A page may hold fewer entries than `limit` where decisions among them are not; follow `next`.',
      who: 'anyone',
      query: paging,
      answers: { 200: { description: 'A page of decisions.', schema: page(ref('Decision')) } },
      handle: (ask) => {
        const found = curation.decisionsAfter(afterOf(ask), limitOf(ask) + 1);
        const paged = pageOf(ask, {
          baseUrl,
          found,
          cursor: ({ seq }) => ({ after: seq }),
          show: (decision) => publicDecisions(archive, [decision]),
        });
        return { status: 200, body: { ...paged, entries: paged.entries.flat() } };
      },
    },
    {
      id: 'log.list',
      method: 'get',
      path: '/log',
      tag,
      summary: 'The log’s chain: anyone can check that each entry follows the one before',
      description:
        'Payloads are not told, nor the subjects of what is not public: the digest of both is salted, and says nothing of them.',
      who: 'anyone',
      query: { after: paging.after, limit },
      answers: { 200: { description: 'A page of entries.', schema: page(ref('LogEntry')) } },
      handle: (ask) => {
        const found = curation.chain(afterOf(ask), limitOf(ask) + 1);
        const cursor = ({ seq }: { seq: number }) => ({ after: seq });
        return {
          status: 200,
          body: pageOf(ask, { baseUrl, found: seeEntries(archive, found), cursor, show: (entry) => entry }),
        };
      },
    },
    {
      id: 'log.head',
      method: 'get',
      path: '/log/head',
      tag,
      summary: 'The newest entry’s number and hash: keep it, and any change of what came before shows',
      who: 'anyone',
      answers: {
        200: {
          description: 'The head; 0 where the log is empty.',
          schema: object({ seq: whole(), hash: text(64) }, ['seq', 'hash']),
        },
      },
      handle: () => ({
        status: 200,
        body: { ...(curation.chainHead() ?? { seq: 0, hash: '0'.repeat(64) }) },
      }),
    },
  ];
}
