import type { ProblemDetails } from '../../http/problem-details.ts';

const problem = (status: number, title: string, detail: string, remedy: string): ProblemDetails => ({
  status,
  title,
  detail,
  remedy,
});

/** What this door says itself. */
export const uploadProblems = {
  nobody: problem(
    401,
    'Sign in first',
    'Files are taken from people and keys of partners.',
    'Sign in, or send a key: Authorization: Bearer KEY.',
  ),
  forbidden: problem(
    403,
    'Not yours to do',
    'You deposit for no partner.',
    'Ask a steward of your institution for the role; a key needs the scope “deposit”.',
  ),
  missing: problem(
    404,
    'Not found',
    'There is no such upload of yours; it may have been taken, or have expired.',
    'Send the file again.',
  ),
  version: problem(
    412,
    'Not tus 1.0.0',
    'The request does not say Tus-Resumable: 1.0.0.',
    'Use a client of the tus protocol (https://tus.io), or send a form to /api/deposits.',
  ),
  name: problem(
    400,
    'The name is wrong',
    'A file cannot be called so here, or the metadata does not say what it is called (filename).',
    'Give it a name without dots at its beginning and without characters such as : * ? < >.',
  ),
  size: problem(
    413,
    'Too large',
    'The file is larger than one file may be.',
    'Split it, or ask the operator to take it by the command line.',
  ),
  many: problem(
    413,
    'Too much at once',
    'Too many files, or too many bytes, wait to be taken.',
    'Make a deposit of those that were sent, or remove some; others expire in three days.',
  ),
} satisfies Record<string, ProblemDetails>;

/** What an error of the protocol means, in this archive's words. */
export function protocolProblem(status: number, body: string): ProblemDetails {
  const detail = body.trim() || 'The request is not one of the tus protocol.';
  if (status === 409)
    return problem(409, 'Another offset', detail, 'Ask with HEAD how far the file is, and go on from there.');
  if (status === 410 || status === 404) return uploadProblems.missing;
  if (status === 413) return uploadProblems.size;
  if (status >= 500)
    return problem(status, 'Not received', 'What was sent could not be kept.', 'Ask with HEAD, then go on.');
  return problem(status, 'Not as tus has it', detail, 'See https://tus.io/protocols/resumable-upload.');
}
