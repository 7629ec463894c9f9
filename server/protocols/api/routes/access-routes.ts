import { restrict } from '../../../acts/restrict.ts';
import { type Access, type RestrictionGround, restrictionGrounds } from '../../../archive/archive.ts';
import { viewItem } from '../../../curation/view.ts';
import { actAs } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { missing } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import {
  itemIdSchema,
  object,
  oneOf,
  partnerId,
  recordName,
  ref,
  statementIdSchema,
} from '../schemas/build-schema.ts';
import { everSaid, seeRecord } from '../see-records.ts';
import { putAnswers, putBefore } from './put-before.ts';

const tag = 'Access and labels';
// Holds by disputes are the disputes' own.
const ground = oneOf(restrictionGrounds.filter((name) => name !== 'dispute'));
type Body = { access: Access; ground?: RestrictionGround; partner?: string };
const body = object({ access: ref('Access'), ground }, ['access']);

/** Who may see what. Public access lifts what your partner set before. */
export function accessRoutes({ archive, baseUrl }: ApiParts): Route[] {
  function restrictRecord(ask: Ask) {
    const { item, record, statement } = ask.params as { item: string; record: string; statement?: string };
    const seen = seeRecord(archive, { item, name: record }, ask.viewer);
    if (!seen) return missing('such record');
    const acting = actAs(ask, seen.row.partner, 'decide');
    if ('problem' in acting) return acting;
    if (statement !== undefined && !everSaid(archive, seen.row.id, statement))
      return missing('such statement in the record');
    const { access, ground = 'own' } = ask.body as Body;
    return putBefore(
      baseUrl,
      restrict(archive, {
        item,
        record,
        ...(statement !== undefined && { statement }),
        access,
        ground,
        ...acting,
        time: ask.time,
      }),
    );
  }
  const { 200: atOnce } = putAnswers('It counts from now on.');

  return [
    {
      id: 'access.item',
      method: 'put',
      path: '/items/{item}/access',
      tag,
      summary: 'Restrict an item as a whole: a matter of all who describe it',
      who: 'signed-in',
      params: { item: itemIdSchema },
      body: object({ partner: partnerId, access: ref('Access'), ground }, ['partner', 'access']),
      answers: putAnswers('It counts from now on.'),
      problems: [403, 404],
      handle: (ask) => {
        const id = ask.params.item!;
        const { partner, access, ground = 'own' } = ask.body as Body;
        const item = archive.reader.item(id);
        if (!item || !viewItem(item, ask.viewer)) return missing('such item');
        const acting = actAs(ask, partner!, 'curate');
        if ('problem' in acting) return acting;
        return putBefore(baseUrl, restrict(archive, { item: id, access, ground, ...acting, time: ask.time }));
      },
    },
    {
      id: 'access.record',
      method: 'put',
      path: '/items/{item}/records/{record}/access',
      tag,
      summary: 'Restrict your partner’s own record',
      who: 'signed-in',
      params: { item: itemIdSchema, record: recordName },
      body,
      answers: { 200: atOnce! },
      problems: [403, 404],
      handle: restrictRecord,
    },
    {
      id: 'access.statement',
      method: 'put',
      path: '/items/{item}/records/{record}/statements/{statement}/access',
      tag,
      summary:
        'Restrict one statement of your partner’s own record; a picture is a statement of the field media',
      who: 'signed-in',
      params: { item: itemIdSchema, record: recordName, statement: statementIdSchema },
      body,
      answers: { 200: atOnce! },
      problems: [403, 404],
      handle: restrictRecord,
    },
  ];
}
