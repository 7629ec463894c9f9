import { partnersWhere } from '../../../accounts/may.ts';
import { operatorInbox } from '../../../acts/tell.ts';
import { isOperator } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { ref } from '../schemas/build-schema.ts';

/** Who asks. */
export const meRoutes = ({ archive }: ApiParts): Route[] => [
  {
    id: 'me',
    method: 'get',
    path: '/me',
    tag: 'People and keys',
    summary: 'Who you are, for whom you act, and how much is unread',
    who: 'signed-in',
    answers: { 200: { description: 'You.', schema: ref('Me') } },
    handle: ({ principal }) => {
      const { id, kind, name, operator, memberships, scopes } = principal!;
      const inboxes = [
        ...partnersWhere(principal!, 'read'),
        ...(isOperator(principal) ? [operatorInbox] : []),
      ];
      const unread = Object.fromEntries(inboxes.map((inbox) => [inbox, archive.curation.unread(inbox)]));
      const body = { id, kind, name, operator, memberships, ...(scopes && { scopes }), unread };
      return { status: 200, body };
    },
  },
];
