import type { Router } from 'express';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner } from '../shell/as-partner.ts';
import { goOn } from '../shell/render-workspace-page.ts';
import { linkWithin } from '../shell/visit.ts';
import { sendEdit, takeEdit } from './edit-routes.ts';
import { seeItem } from './find-records.ts';
import {
  erase,
  giveLabel,
  type ItemAct,
  join,
  restoreOld,
  setAccess,
  split,
  takeBack,
  takeLabelOff,
} from './item-acts.ts';
import { sendItem } from './render-item.ts';

/** An item as it stands for the partner, and what the partner does about it: edit, restore, withdraw, restrict, label, join, split. */
export function itemRoutes(router: Router, asPartner: AsPartner): void {
  router.get(
    '/items/:id',
    asPartner((visit) => {
      const id = String(visit.req.params.id);
      const seen = seeItem(visit, id);
      if (seen?.item.joinedTo !== undefined)
        return visit.res.redirect(303, linkWithin(visit, `/workspace/items/${seen.item.joinedTo}`));
      const joined = visit.ports.archive.reader.item(id)?.joinedTo;
      if (!seen && joined !== undefined && seeItem(visit, joined))
        return visit.res.redirect(303, linkWithin(visit, `/workspace/items/${joined}`));
      return seen ? sendItem(visit, seen) : sendMissing(visit);
    }),
  );
  router.get('/items/:id/records/:record', asPartner(sendEdit));
  router.post('/items/:id/records/:record', asPartner(takeEdit));

  const post = (path: string, act: ItemAct) =>
    router.post(
      path,
      asPartner((visit) => {
        const item = String(visit.req.params.id);
        const seen = seeItem(visit, item);
        if (!seen) return sendMissing(visit);
        const came = act(visit, { item, record: String(visit.req.params.record ?? '') });
        if (came === 'choose')
          return sendItem(visit, seen, {
            status: 422,
            message: { kind: 'fault', text: visit.words.chooseOne },
          });
        const { outcome, path: next, done } = came;
        if (outcome.outcome === 'done') return goOn(visit, next, done);
        return sendItem(visit, seeItem(visit, item) ?? seen, {
          status: refusalStatus(outcome),
          message: refusalMessage(outcome),
        });
      }),
    );
  post('/items/:id/access', setAccess);
  post('/items/:id/labels', giveLabel);
  post('/items/:id/labels/:label/remove', takeLabelOff);
  post('/items/:id/join', join);
  post('/items/:id/records/:record/restore', restoreOld);
  post('/items/:id/records/:record/withdraw', takeBack);
  post('/items/:id/records/:record/split', split);
  post('/items/:id/records/:record/erase', erase);
}
