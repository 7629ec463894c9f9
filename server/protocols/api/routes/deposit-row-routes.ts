import { noRows, type RowKind, rowKinds } from '../../../deposit/row-preview.ts';
import { actAs } from '../act-as.ts';
import { limitOf, nextPage } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { missing } from '../refusals.ts';
import type { Route } from '../route.ts';
import { flag, list, object, oneOf, page, paging, partnerId, ref, whole } from '../schemas/build-schema.ts';
import { sendCsv } from '../send-csv.ts';
import { depositId } from './deposit-read-routes.ts';
import { findDeposit, showUpload } from './show-deposit.ts';

const tag = 'Deposits';
const params = { deposit: depositId };

/** What becomes of each row of a deposit, and the terms in it that await a choice. */
export function depositRowRoutes(parts: ApiParts): Route[] {
  const { uploads, baseUrl } = parts;
  return [
    {
      id: 'previews.list',
      method: 'get',
      path: '/previews',
      tag,
      summary: 'What is being looked at or taken for a partner, and what was of late, newest first',
      who: 'signed-in',
      query: { partner: partnerId },
      required: ['partner'],
      answers: {
        200: { description: 'All of it.', schema: object({ entries: list(ref('Deposit')) }, ['entries']) },
      },
      problems: [403],
      handle: (ask) => {
        const partner = String(ask.query.partner);
        const acting = actAs(ask, partner, 'read');
        if ('problem' in acting) return acting;
        const entries = uploads.ofPartner(partner).map((upload) => showUpload(parts, upload));
        return { status: 200, body: { entries } };
      },
    },
    {
      id: 'deposits.rows',
      method: 'get',
      path: '/deposits/{deposit}/rows',
      tag,
      summary: 'What becomes of each row; of a preview with the record that it would become',
      description:
        'Rows can be read while they are being looked at: `whole` says whether all of them are there. What a complete source does not hold comes last. Once the deposit has been taken, what became of each row is told in brief, for a week.',
      who: 'signed-in',
      params,
      query: {
        outcome: oneOf(
          rowKinds,
          'Only rows that came to this, or are marked so; conflict: edited here, or differing from other partners.',
        ),
        ...paging,
      },
      answers: {
        200: {
          description: 'A page of rows.',
          schema: page(ref('Row'), { whole: flag, counts: ref('RowCounts') }),
        },
      },
      problems: [404],
      handle: async (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (upload?.kind !== 'file') return missing('such list of rows');
        const outcome = ask.query.outcome as RowKind | undefined;
        const after = ask.query.after as number | undefined;
        const found = await uploads.rows(upload.id, {
          outcome,
          limit: limitOf(ask),
          ...(after !== undefined && { after }),
        });
        const { entries, whole: complete } = found;
        const next = found.next === undefined ? undefined : nextPage(ask, baseUrl, { after: found.next });
        return {
          status: 200,
          body: {
            entries,
            ...(next !== undefined && { next }),
            whole: complete,
            counts: upload.counts ?? noRows(),
          },
        };
      },
    },
    {
      id: 'deposits.terms',
      method: 'get',
      path: '/deposits/{deposit}/terms',
      tag,
      summary: 'Terms of a preview that await a choice, those in most rows first, each with its candidates',
      description: 'Choose by PUT /partners/{partner}/terms, and look again.',
      who: 'signed-in',
      params,
      answers: {
        200: {
          description: 'The terms. `more`: how often one was met for which there was no room.',
          schema: object({ entries: list(ref('OpenTerm')), more: whole() }, ['entries', 'more']),
        },
      },
      problems: [404],
      handle: (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (!upload?.preview) return missing('such preview');
        return { status: 200, body: uploads.terms(upload.id) };
      },
    },
    {
      id: 'deposits.summary',
      method: 'get',
      path: '/deposits/{deposit}/summary.csv',
      tag,
      summary: 'What becomes of each row, as a table to be opened in a spreadsheet',
      who: 'signed-in',
      params,
      answers: {
        200: { description: 'A row for each row; nothing in it is taken for a formula.', type: 'text/csv' },
      },
      problems: [404],
      handle: async (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (upload?.kind !== 'file') return missing('such list of rows');
        return sendCsv(ask, `${upload.id}.summary.csv`, uploads.summary(upload.id));
      },
    },
  ];
}
