import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Principal } from '../../accounts/accounts.ts';
import { partnersWhere } from '../../accounts/may.ts';
import { type ProblemDetails, sendProblem } from '../../http/problem-details.ts';
import { principalOf } from '../session/who-asks.ts';
import { keptFor, newSentId, type SentFileStore, sentIdForm } from './open-sent-files.ts';
import { typeProblems } from './type-problems.ts';
import { protocolProblem, uploadProblems } from './upload-problems.ts';

/** Where the router is mounted. */
export const uploadsPath = '/api/uploads';

/** An error that `@tus/server` answers with, as its handlers throw them. */
class Refused extends Error {
  readonly status_code: number;
  readonly body: string;
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.problem = problem;
    this.status_code = problem.status;
    this.body = problem.detail;
  }
}

const writeProblem = (problem: ProblemDetails): string => JSON.stringify({ type: 'about:blank', ...problem });

/**
 * Uploads that go on where they broke off: tus 1.0.0 (https://tus.io/protocols/resumable-upload) with creation, creation-with-upload,
 * termination and expiration. To be mounted at `/api/uploads` behind findPrincipal and formGuard. A file is taken from those who deposit for a partner, belongs
 * to whoever began it, and is not there for anyone else; nothing is served back.
 */
export function uploadsRouter({ sent }: { sent: SentFileStore }): Router {
  const datastore = new FileStore({ directory: sent.folder, expirationPeriodInMilliseconds: keptFor });
  // How large a file is must be known at once: what one person may keep here is bounded.
  datastore.extensions = datastore.extensions.filter((name) => name !== 'creation-defer-length');
  const personOf = (req: { runtime?: { node?: { res?: unknown } } }): Principal =>
    principalOf(req.runtime?.node?.res as Response)!;

  const tus = new Server({
    path: uploadsPath,
    datastore,
    maxSize: sent.limits.fileBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: newSentId,
    getFileIdFromRequest: (_req, last) => (last && sentIdForm.test(last) ? last : undefined),
    async onUploadCreate(req, upload) {
      const { id: owner } = personOf(req);
      const name = upload.metadata?.filename ?? '';
      const size = upload.size ?? 0;
      const refusal = sent.refusal(owner, { name, size });
      if (refusal) throw new Refused(uploadProblems[refusal]);
      const created = upload.creation_date ?? new Date().toISOString();
      sent.add({ id: upload.id, owner, name, size, created });
      // Nothing but what is needed is kept of what a client says.
      return { metadata: { filename: name, owner } };
    },
    onResponseError: (_req, error) => {
      const status = 'status_code' in error ? error.status_code : 500;
      const said =
        error instanceof Refused
          ? error.problem
          : protocolProblem(status, 'body' in error ? String(error.body) : '');
      return { status_code: said.status, body: writeProblem(said) };
    },
  });

  /** Why a request is not let in, or undefined where it is. */
  function refusalOf(req: Request, res: Response): ProblemDetails | undefined {
    const principal = principalOf(res);
    if (!principal) return uploadProblems.nobody;
    if (partnersWhere(principal, 'deposit').length === 0) return uploadProblems.forbidden;
    if (req.get('Tus-Resumable') !== '1.0.0') return uploadProblems.version;
    const { upload } = req.params as { upload?: string };
    return upload === undefined || sent.ownedBy(principal.id, upload) ? undefined : uploadProblems.missing;
  }
  const admit = (req: Request, res: Response, next: NextFunction): void => {
    const refusal = refusalOf(req, res);
    if (!refusal) {
      next();
      return;
    }
    if (refusal.status === 401) res.set('WWW-Authenticate', 'Bearer realm="Tessera"');
    if (refusal.status === 412) res.set('Tus-Version', '1.0.0');
    sendProblem(res, refusal);
  };
  const serve = (req: Request, res: Response): Promise<void> => {
    res.set('Cache-Control', 'no-store');
    typeProblems(res);
    return tus.handle(req, res);
  };

  const router = Router({ caseSensitive: true, strict: false });
  router.post('/', admit, serve);
  router.head('/:upload', admit, serve);
  router.patch('/:upload', admit, serve);
  router.delete('/:upload', admit, async (req, res) => {
    await sent.forget((req.params as { upload: string }).upload);
    res.set('Tus-Resumable', '1.0.0').status(204).end();
  });
  for (const [path, allowed] of [
    ['/', 'OPTIONS, POST'],
    ['/:upload', 'DELETE, HEAD, OPTIONS, PATCH'],
  ] as const)
    router.all(path, (req, res) => {
      res.set({ Allow: allowed, 'Tus-Resumable': '1.0.0' });
      if (req.method === 'OPTIONS') {
        res.set({
          'Tus-Version': '1.0.0',
          'Tus-Extension': datastore.extensions.join(','),
          'Tus-Max-Size': String(sent.limits.fileBytes),
        });
        res.status(204).end();
        return;
      }
      sendProblem(res, {
        status: 405,
        title: 'Not done here',
        detail: 'What is sent is not served back.',
        remedy: `Use one of: ${allowed}.`,
      });
    });
  return router;
}
