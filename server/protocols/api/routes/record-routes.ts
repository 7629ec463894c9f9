import { restoreRevision, withdrawRecord } from '../../../acts/edit-record.ts';
import { splitRecord } from '../../../acts/split-record.ts';
import { actAs } from '../act-as.ts';
import { afterOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { missing, refusal } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import {
  itemIdSchema,
  number,
  object,
  page,
  paging,
  recordName,
  ref,
  text,
  whole,
} from '../schemas/build-schema.ts';
import { decidesOn, seeRecord, seeRevision } from '../see-records.ts';
import { editRoute, enteredAnswers } from './edit-route.ts';
import { pastRevisions } from './past-revisions.ts';
import { showRevision } from './show-revision.ts';

const tag = 'Items and records';
const params = { item: itemIdSchema, record: recordName };
const note = text(2000, { description: 'Why; kept with the revision.' });

/** Records: their revisions, and what their partner does with them. */
export function recordRoutes(parts: ApiParts): Route[] {
  const { archive, baseUrl } = parts;

  /** The record of a request and somebody acting for its partner. */
  function actingOn(ask: Ask, name: string, scope: 'curate' | 'decide') {
    const seen = seeRecord(archive, { item: ask.params.item!, name }, ask.viewer);
    return seen ? actAs(ask, seen.row.partner, scope) : missing('such record');
  }

  /** The revisions of a record: all of them for those who decide on it, for others what was published, as today's access leaves it. */
  function revisionsFor({ params, viewer }: Ask) {
    const { item, record: name } = params as { item: string; record: string };
    const seen = seeRecord(archive, { item, name }, viewer);
    if (!seen) return [];
    if (!decidesOn(archive, seen.row, viewer)) return pastRevisions(archive, { item, name }, viewer);
    return archive.curation.revisionsOf(seen.row.id).flatMap((revision) => {
      const content = seeRevision(archive, revision, viewer);
      return content ? showRevision(revision, content) : [];
    });
  }

  return [
    {
      id: 'revisions.list',
      method: 'get',
      path: '/items/{item}/records/{record}/revisions',
      tag,
      summary: 'The revisions of a record',
      description:
        'Those who decide on the record see all of them; others what was published, under the access of today. The history of the item is at /item/{id}/history.',
      who: 'anyone',
      params,
      query: paging,
      answers: {
        200: {
          description: 'Revisions by number, as you may see them today.',
          schema: page(ref('Revision')),
        },
      },
      problems: [404],
      handle: (ask) => {
        const all = revisionsFor(ask);
        if (all.length === 0) return missing('such record');
        const found = all.filter(({ number }) => number > afterOf(ask));
        const cursor = (last: { number: number }) => ({ after: last.number });
        return { status: 200, body: pageOf(ask, { baseUrl, found, cursor, show: (one) => one }) };
      },
    },
    {
      id: 'revisions.get',
      method: 'get',
      path: '/items/{item}/records/{record}/revisions/{number}',
      tag,
      summary: 'One revision of a record',
      who: 'anyone',
      params: { ...params, number },
      answers: { 200: { description: 'The revision, as you may see it today.', schema: ref('Revision') } },
      problems: [404],
      handle: (ask) => {
        const body = revisionsFor(ask).find((one) => one.number === Number(ask.params.number));
        return body ? { status: 200, body } : missing('such revision');
      },
    },
    editRoute(parts),
    {
      id: 'records.restore',
      method: 'post',
      path: '/items/{item}/records/{record}/restore',
      tag,
      summary: 'Make an earlier revision the newest one',
      who: 'signed-in',
      params,
      body: object({ revision: whole({ minimum: 1, description: 'Its number.' }), note }, ['revision']),
      answers: enteredAnswers,
      problems: [403, 404],
      handle: (ask) => {
        const { item, record } = ask.params as { item: string; record: string };
        const acting = actingOn(ask, record, 'curate');
        if ('problem' in acting) return acting;
        const body = ask.body as { revision: number; note?: string };
        const outcome = restoreRevision(archive, { item, record, ...body, ...acting, time: ask.time });
        if (outcome.outcome === 'refused') return refusal(outcome);
        const { outcome: _, ...entered } = outcome;
        return entered.published
          ? { status: 200, body: entered }
          : {
              status: 202,
              body: entered,
              headers: { Location: `${baseUrl}api/proposals/${entered.proposal}` },
            };
      },
    },
    {
      id: 'records.withdraw',
      method: 'post',
      path: '/items/{item}/records/{record}/withdraw',
      tag,
      summary: 'Take a record back from the public; its content stays with its partners',
      who: 'signed-in',
      params,
      body: object({ note }),
      answers: { 204: { description: 'It is withdrawn.' } },
      problems: [403, 404],
      handle: (ask) => {
        const { item, record } = ask.params as { item: string; record: string };
        const acting = actingOn(ask, record, 'decide');
        if ('problem' in acting) return acting;
        const { note } = ask.body as { note?: string };
        const given = { item, record, ...(note !== undefined && { note }), ...acting, time: ask.time };
        const outcome = withdrawRecord(archive, given);
        return outcome.outcome === 'refused' ? refusal(outcome) : { status: 204 };
      },
    },
    {
      id: 'items.split',
      method: 'post',
      path: '/items/{item}/split',
      tag,
      summary: 'Take a record out of an item that it was joined to wrongly',
      who: 'signed-in',
      params: { item: itemIdSchema },
      body: object({ record: recordName }, ['record']),
      answers: {
        200: {
          description: 'The item that the record belongs to now.',
          schema: object({ item: itemIdSchema }, ['item']),
        },
      },
      problems: [403, 404],
      handle: (ask) => {
        const { record } = ask.body as { record: string };
        const acting = actingOn(ask, record, 'decide');
        if ('problem' in acting) return acting;
        const outcome = splitRecord(archive, { item: ask.params.item!, record, ...acting, time: ask.time });
        return outcome.outcome === 'refused'
          ? refusal(outcome)
          : { status: 200, body: { item: outcome.item } };
      },
    },
  ];
}
