import type { Request, Response } from 'express';
import type { Archive } from '../../archive/open-archive.ts';
import { type ItemHistory, publicHistory } from '../../curation/history.ts';
import { readPast } from '../../curation/public/read-past.ts';
import type { ItemView, Viewer } from '../../curation/view.ts';
import { sendProblem } from '../../http/problem-details.ts';
import type { FoundItem } from '../linked-data/linked-data-router.ts';
import { viewerFor } from '../session/who-asks.ts';

export type PastParts = {
  find: (id: string, viewer: Viewer) => FoundItem;
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList'>;
  base: string;
};

/** The history of the item at a request's address as whoever asks may know it; where there is none, the request is answered. */
export function findPast(
  { find, archive, base }: PastParts,
  req: Request,
  res: Response,
): { view: ItemView; history: ItemHistory } | undefined {
  const { item: id, record } = req.params as { item: string; record?: string };
  const viewer = viewerFor(res);
  const found = find(id, viewer);
  if (found.kind === 'moved') {
    res.redirect(302, req.originalUrl.replace(`/item/${id}`, `/item/${found.to}`));
    return undefined;
  }
  const state = found.kind === 'item' ? archive.reader.item(id) : undefined;
  const history = state && publicHistory(state, readPast(archive, id), viewer);
  const known =
    record === undefined ||
    history?.records.some((one) => one.kind === 'record' && one.record.name === record);
  if (found.kind === 'item' && history && known) return { view: found.view, history };
  const gone = found.kind === 'gone';
  sendProblem(res, {
    status: gone ? 410 : 404,
    title: gone ? 'Gone' : 'Not found',
    detail: gone
      ? 'This was withdrawn from the public, and its past with it.'
      : 'There is nothing of the kind in public.',
    remedy: `Search for it at ${base}search.`,
  });
  return undefined;
}
