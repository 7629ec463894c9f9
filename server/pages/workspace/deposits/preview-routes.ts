import type { Router } from 'express';
import { makeThumbnail } from '../../../projections/images/make-thumbnail.ts';
import { unknownJoin } from '../../../protocols/api/deposits/check-joins.ts';
import { isReady, type Upload } from '../../../protocols/api/deposits/upload.ts';
import { actorFor } from '../../../protocols/session/who-asks.ts';
import { sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { goOn } from '../shell/render-workspace-page.ts';
import { askedOf, linkWithin, numberOf, textOf } from '../shell/visit.ts';
import { withUpload } from './find-upload.ts';
import { mergeChoices, rowKey, withKinds } from './merge-choices.ts';
import { answerNewDeposit, openNewDeposit } from './new-deposit.ts';
import { kindOf, kindsThere, pathOf, rowsShown, sendPreview } from './send-preview.ts';
import { answerTerms, sendTerms } from './terms-page.ts';

const notReady = (visit: PartnerVisit, upload: Upload) =>
  sendPreview(visit, upload, { status: 409, message: { kind: 'fault', text: visit.words.notReady } });

/** What is taken has a number, and its own page. */
function openPreview(visit: PartnerVisit, upload: Upload): unknown {
  if (upload.deposit === undefined || upload.state !== 'done') return sendPreview(visit, upload);
  return goOn(visit, `/workspace/deposits/${upload.deposit}`, 'done.taken');
}

/** Keeps what a page of rows says: of those that the page showed, which are read again, as a form could name any. */
async function keepChoices(visit: PartnerVisit, upload: Upload): Promise<unknown> {
  const { typed, ports, principal, partner } = visit;
  if (!actorFor(principal, partner, 'deposit')) return sendMissing(visit);
  if (!isReady(upload)) return notReady(visit, upload);
  const show = kindOf(textOf(typed, 'show'));
  const after = numberOf(textOf(typed, 'after'));
  const shown = new Set(textOf(typed, 'shown').replaceAll('\r\n', '\n').split('\n'));
  const { entries } = await ports.uploads.rows(upload.id, {
    outcome: show,
    ...(after !== undefined && { after }),
    limit: rowsShown,
  });
  const rows = entries.filter((row) => shown.has(rowKey(row)));
  ports.uploads.choose(upload, mergeChoices(upload.chosen ?? {}, { typed, rows }));
  return visit.res.redirect(
    303,
    linkWithin(visit, pathOf(upload), {
      ...(show && { show }),
      ...(after !== undefined && { after }),
      done: 'done.choicesKept',
    }),
  );
}

function commit(visit: PartnerVisit, upload: Upload): unknown {
  const { typed, ports, principal, partner } = visit;
  const actor = actorFor(principal, partner, 'deposit');
  if (!actor) return sendMissing(visit);
  const selection = withKinds(upload.chosen ?? {}, typed, kindsThere(upload.counts));
  // What was offered may have been withdrawn since.
  if (unknownJoin(ports.archive, selection, partner) !== undefined)
    return sendPreview(visit, upload, {
      status: 422,
      message: { kind: 'fault', text: visit.words.joinGone },
    });
  if (!ports.uploads.commit(upload, actor, selection)) return notReady(visit, upload);
  return goOn(visit, pathOf(upload));
}

async function discard(visit: PartnerVisit, upload: Upload): Promise<unknown> {
  const { ports, principal, partner } = visit;
  if (!actorFor(principal, partner, 'deposit')) return sendMissing(visit);
  if (!(await ports.uploads.discard(upload))) return notReady(visit, upload);
  return goOn(visit, '/workspace/deposits', 'done.discarded');
}

/** A picture that was sent with the file, small: to those of the partner, while it is looked at. */
async function sendPicture(visit: PartnerVisit, upload: Upload): Promise<unknown> {
  const path = visit.ports.uploads.fileOf(upload.id, askedOf(visit, 'path'));
  const picture = path === undefined ? undefined : await makeThumbnail(path);
  if (!picture) return sendMissing(visit);
  return visit.res
    .set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
    .type('image/jpeg')
    .send(picture);
}

/** Sending files, looking at what they would become, choosing and taking. */
export function previewRoutes(router: Router, asPartner: AsPartner): void {
  router.get('/deposits/new', asPartner(openNewDeposit));
  router.post('/deposits/new', asPartner(answerNewDeposit));
  const route = (act: (visit: PartnerVisit, upload: Upload) => unknown) => asPartner(withUpload(act));
  router.get('/deposits/preview/:id', route(openPreview));
  router.get(
    '/deposits/preview/:id/terms',
    route((visit, upload) => sendTerms(visit, upload)),
  );
  router.post('/deposits/preview/:id/terms', route(answerTerms));
  router.get('/deposits/preview/:id/picture', route(sendPicture));
  router.post('/deposits/preview/:id/choices', route(keepChoices));
  router.post('/deposits/preview/:id/commit', route(commit));
  router.post('/deposits/preview/:id/discard', route(discard));
}
