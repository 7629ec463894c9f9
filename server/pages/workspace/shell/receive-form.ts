import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { type Received, receiveFiles } from '../../../protocols/api/deposits/receive-files.ts';
import { actorFor } from '../../../protocols/session/who-asks.ts';
import type { WorkspacePorts } from '../ports.ts';
import { sendWorkspacePage } from './render-workspace-page.ts';
import { beginVisit, type Visit } from './visit.ts';

type FormFiles = { folder: string; files: Received['files'] };

/**
 * Reads forms with files, for browsers without scripts: the fields become the body, the files wait in a folder until the answer is given. It is done for
 * those who may deposit for a partner alone; a form that cannot be read is answered here.
 */
export const receiveForm =
  (ports: WorkspacePorts): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== 'POST' || !/^multipart\/form-data\b/i.test(req.get('Content-Type') ?? ''))
      return next();
    const visit = beginVisit(ports, req, res);
    const may =
      typeof visit === 'object' &&
      visit.principal.memberships.some(({ partner }) => actorFor(visit.principal, partner, 'deposit'));
    // Others are told by the page itself, whose form has no token then.
    if (!may) return next();
    const folder = await mkdtemp(join(ports.sent.folder, 'form-'));
    res.on('close', () => void rm(folder, { recursive: true, force: true }));
    const received = await receiveFiles(req, { folder, limits: ports.sent.limits });
    if ('problem' in received) {
      const { status, detail, remedy } = received.problem;
      return sendWorkspacePage(visit, {
        title: visit.words.deposits,
        status,
        message: { kind: 'fault', text: detail, ...(remedy && { remedy }), lang: 'en' },
        body: '',
      });
    }
    req.body = received.fields;
    res.locals.formFiles = { folder, files: received.files } satisfies FormFiles;
    next();
  };

/**
 * Keeps the files that came with a form as those that are sent piece by piece, and gives their ids in order; or why they are not kept. To be
 * called once the form's token has been checked.
 */
export async function keepFormFiles({
  ports,
  res,
  principal,
  words,
}: Pick<Visit, 'ports' | 'principal' | 'words'> & { res: Response }): Promise<
  { ids: string[] } | { fault: string }
> {
  const { folder, files } = (res.locals.formFiles as FormFiles | undefined) ?? { folder: '', files: [] };
  const owner = principal.id;
  const ids: string[] = [];
  for (const { path, bytes } of files) {
    if (ports.sent.refusal(owner, { name: path, size: bytes })) return { fault: words.tooMuchWaits };
    ids.push((await ports.sent.adopt({ owner, name: path, path: join(folder, path) })).id);
  }
  return { ids };
}
