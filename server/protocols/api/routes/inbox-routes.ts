import { operatorInbox } from '../../../acts/tell.ts';
import type { Notice } from '../../../archive/curation-reader.ts';
import { actAs, isOperator, operatorOnly } from '../act-as.ts';
import { beforeOf, limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import type { Ask, Route } from '../route.ts';
import { object, page, pagingBack, partnerId, ref, whole } from '../schemas/build-schema.ts';
import { renderFeed } from './render-feed.ts';

const tag = 'Inbox';
const partner = {
  ...partnerId,
  description: 'Whose inbox; `operator` is that of those who keep the archive.',
};

/** What a partner was told. */
export function inboxRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const { curation, writer } = archive;
  const fault = (ask: Ask, inbox: string, scope: 'read' | 'curate') => {
    if (inbox === operatorInbox) return isOperator(ask.principal) ? undefined : operatorOnly();
    const acting = actAs(ask, inbox, scope);
    return 'problem' in acting ? acting : undefined;
  };
  const show = ({ id, partner, kind, subject, detail, time, read }: Notice) => ({
    id,
    partner,
    kind,
    subject,
    detail,
    time,
    ...(read !== undefined && { read }),
  });

  return [
    {
      id: 'inbox.list',
      method: 'get',
      path: '/inbox',
      tag,
      summary: 'Notices to a partner, newest first',
      who: 'signed-in',
      query: { partner, ...pagingBack },
      required: ['partner'],
      answers: {
        200: { description: 'A page of notices.', schema: page(ref('Notice'), { unread: whole() }) },
      },
      problems: [403],
      handle: (ask) => {
        const inbox = String(ask.query.partner);
        const wrong = fault(ask, inbox, 'read');
        if (wrong) return wrong;
        const found = curation.inbox(inbox, beforeOf(ask), limitOf(ask) + 1);
        const paged = pageOf(ask, { baseUrl, found, cursor: ({ id }) => ({ before: id }), show });
        return { status: 200, body: { ...paged, unread: curation.unread(inbox) } };
      },
    },
    {
      id: 'inbox.read',
      method: 'post',
      path: '/inbox/read',
      tag,
      summary: 'Mark the notices up to one as read',
      who: 'signed-in',
      body: object({ partner, upTo: whole({ minimum: 1 }) }, ['partner', 'upTo']),
      answers: { 204: { description: 'Done.' } },
      problems: [403],
      handle: (ask) => {
        const { partner, upTo } = ask.body as { partner: string; upTo: number };
        const wrong = fault(ask, partner, 'curate');
        if (wrong) return wrong;
        writer.transact((tx) => tx.noticesRead(partner, upTo, ask.time));
        return { status: 204 };
      },
    },
    {
      id: 'inbox.feed',
      method: 'get',
      path: '/inbox.atom',
      tag,
      summary: 'The newest notices as a feed (Atom, RFC 4287), for a reader that sends a key',
      who: 'signed-in',
      query: { partner },
      required: ['partner'],
      answers: { 200: { description: 'The feed.', type: 'application/atom+xml' } },
      problems: [403],
      handle: (ask) => {
        const inbox = String(ask.query.partner);
        const wrong = fault(ask, inbox, 'read');
        if (wrong) return wrong;
        const notices = curation.inbox(inbox, Number.MAX_SAFE_INTEGER, 50);
        const text = renderFeed({ notices, inbox, baseUrl, time: ask.time });
        return { status: 200, text, type: 'application/atom+xml; charset=utf-8' };
      },
    },
  ];
}
