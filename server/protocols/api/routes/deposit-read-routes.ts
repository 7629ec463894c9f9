import { problemsCsv } from '../../../../ingest/problems-csv.ts';
import { actAs } from '../act-as.ts';
import { streamProgress } from '../deposits/stream-progress.ts';
import { afterOf, beforeOf, limitOf, nextPage, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { missing } from '../refusals.ts';
import type { Route } from '../route.ts';
import { oneOf, page, paging, pagingBack, partnerId, ref, text } from '../schemas/build-schema.ts';
import { sendCsv } from '../send-csv.ts';
import { findDeposit, showEntry, showUpload } from './show-deposit.ts';

const tag = 'Deposits';
export const depositId = text(30, {
  pattern: '^([1-9]\\d{0,14}|u-[0-9a-f]{18})$',
  description: 'The number of a deposit, or the name of an upload.',
});
const params = { deposit: depositId };

/** Deposits as they stand, and what was wrong in them. */
export function depositReadRoutes(parts: ApiParts): Route[] {
  const { archive, uploads, baseUrl } = parts;
  return [
    {
      id: 'deposits.list',
      method: 'get',
      path: '/deposits',
      tag,
      summary: 'Deposits of a partner, edits and reverts among them, newest first',
      who: 'signed-in',
      query: { partner: partnerId, ...pagingBack },
      required: ['partner'],
      answers: { 200: { description: 'A page of deposits.', schema: page(ref('Deposit')) } },
      problems: [403],
      handle: (ask) => {
        const partner = String(ask.query.partner);
        const acting = actAs(ask, partner, 'read');
        if ('problem' in acting) return acting;
        const found = archive.curation.deposits(partner, beforeOf(ask), limitOf(ask) + 1);
        const cursor = ({ id }: { id: number }) => ({ before: id });
        return { status: 200, body: pageOf(ask, { baseUrl, found, cursor, show: showEntry }) };
      },
    },
    {
      id: 'deposits.get',
      method: 'get',
      path: '/deposits/{deposit}',
      tag,
      summary: 'One deposit: how far it is, and what came of it',
      who: 'signed-in',
      params,
      answers: { 200: { description: 'The deposit.', schema: ref('Deposit') } },
      problems: [404],
      handle: (ask) => {
        const found = findDeposit(parts, ask);
        if (!found) return missing('such deposit');
        return { status: 200, body: found.entry ? showEntry(found.entry) : showUpload(parts, found.upload!) };
      },
    },
    {
      id: 'deposits.problems',
      method: 'get',
      path: '/deposits/{deposit}/problems',
      tag,
      summary: 'What was wrong, row by row; kept for a week, or as long as a preview',
      description:
        'As CSV with `format=csv`, or asked for as text/csv: all of it, to be opened in a spreadsheet.',
      who: 'signed-in',
      params,
      query: { format: { ...oneOf(['json', 'csv']), default: 'json' }, ...paging },
      answers: {
        200: {
          description: 'A page of problems; or the whole list as CSV.',
          schema: page(ref('RowProblem')),
          also: 'text/csv',
        },
      },
      problems: [404],
      handle: async (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (!upload) return missing('such list of problems');
        const problems = uploads.problems(upload.id);
        const form = ask.query.format ?? ask.req.accepts(['json', 'csv']);
        if (form === 'csv') {
          ask.res.vary('Accept');
          return sendCsv(ask, `${upload.id}.problems.csv`, problemsCsv(problems));
        }
        const [after, limit] = [afterOf(ask), limitOf(ask)];
        const entries = await Array.fromAsync(take(problems, after, limit + 1));
        const more = entries.length > limit;
        const next = more ? nextPage(ask, baseUrl, { after: after + limit }) : undefined;
        return {
          status: 200,
          body: { entries: entries.slice(0, limit), ...(next !== undefined && { next }) },
        };
      },
    },
    {
      id: 'deposits.events',
      method: 'get',
      path: '/deposits/{deposit}/events',
      tag,
      summary: 'Progress as it comes: server-sent events `progress`, then `done` or `failed`',
      who: 'signed-in',
      params,
      answers: {
        200: { description: 'Events whose data is the deposit (schema Deposit).', type: 'text/event-stream' },
      },
      problems: [404],
      handle: (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (!upload) return missing('such work in progress');
        const { listen } = uploads;
        streamProgress(ask, { upload, listen, show: (now) => showUpload(parts, now) });
        return 'sent';
      },
    },
  ];
}

async function* take<T>(source: AsyncIterable<T>, skip: number, most: number): AsyncGenerator<T> {
  let at = 0;
  for await (const entry of source) {
    at += 1;
    if (at <= skip) continue;
    yield entry;
    if (at >= skip + most) return;
  }
}
