import type { Request, RequestHandler, Response } from 'express';
import type { Role } from '../../../accounts/accounts.ts';
import type { Actor } from '../../../curation/decide.ts';
import { linkTo } from '../../reader/link-to.ts';
import { readerOf } from '../../reader/reader.ts';
import type { WorkspacePorts } from '../ports.ts';
import { sendMissing } from './answer-refusal.ts';
import { sendWorkspacePage } from './render-workspace-page.ts';
import { actorOf, beginVisit, type Visit } from './visit.ts';

/** A visit of somebody who acts for a partner. */
export type PartnerVisit = Visit & { partner: string; role: Role; actor: Actor };
export type AsPartner = (act: (visit: PartnerVisit) => unknown) => RequestHandler;
export type AsPerson = (act: (visit: Visit) => unknown) => RequestHandler;

/** A route for people who are signed in; others are sent to do so first, and then back. Every form is checked before its act. */
export const asPerson =
  (ports: WorkspacePorts): AsPerson =>
  (act) =>
  async (req: Request, res: Response) => {
    const visit = beginVisit(ports, req, res);
    if (visit === 'signed-out') {
      const reader = readerOf(req, ports);
      // After a form there is nothing to come back to but the workspace.
      const next = req.method === 'GET' ? req.originalUrl : '/workspace';
      return res.redirect(303, linkTo(reader, '/account/sign-in', { next }));
    }
    if (visit === 'stranger') return sendMissing({ res, reader: readerOf(req, ports) });
    if (req.method === 'POST' && ports.guard.faultOf(req)) {
      const { words, accountWords } = visit;
      return sendWorkspacePage(visit, {
        title: words.title,
        status: 403,
        message: { kind: 'fault', text: accountWords.formStale },
        body: '',
      });
    }
    await act(visit);
  };

/** As {@link asPerson}, for those who belong to a partner; to others these pages are not there. */
export const asPartner =
  (ports: WorkspacePorts): AsPartner =>
  (act) =>
    asPerson(ports)((visit) => {
      const actor = actorOf(visit);
      if (!actor || visit.partner === undefined || visit.role === undefined) return sendMissing(visit);
      return act({ ...visit, partner: visit.partner, role: visit.role, actor });
    });
