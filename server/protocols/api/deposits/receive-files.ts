import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import type { ProblemDetails } from '../../../http/problem-details.ts';
import { safeName } from './safe-name.ts';

export type UploadLimits = {
  /** Bytes of one file, and of all that is sent at once. */
  fileBytes: number;
  totalBytes: number;
  files: number;
};
export const defaultLimits: UploadLimits = {
  fileBytes: 2 * 1024 ** 3,
  totalBytes: 8 * 1024 ** 3,
  files: 2000,
};

export type Received = { fields: Record<string, string>; files: { path: string; bytes: number }[] };

const problem = (status: number, title: string, detail: string, remedy: string): ProblemDetails => ({
  status,
  title,
  detail,
  remedy,
});
const malformed = (detail: string, remedy = 'Send multipart/form-data (RFC 7578).') =>
  problem(400, 'The body is wrong', detail, remedy);
const tooMuch = (detail: string) =>
  problem(
    413,
    'Too much at once',
    detail,
    'Split the deposit, or ask the operator to take it by the command line.',
  );

/** Thrown inside to end the reading of a body that is not taken. */
class NotTaken extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * Reads a multipart body into a folder, file by file as a stream; the folder and what is in it are for this process alone (modes 0700, 0600).
 * The first file is the source, the others lie beside it. What is wrong with the body is given back as a problem; the caller removes the folder.
 */
export async function receiveFiles(
  req: Request,
  { folder, limits }: { folder: string; limits: UploadLimits },
): Promise<Received | { problem: ProblemDetails }> {
  const fields: Record<string, string> = {};
  const files: Received['files'] = [];
  const names = new Set<string>();
  const ended = new AbortController();
  const writing: Promise<void>[] = [];
  let total = 0;
  let parser: BusboyInstance;
  try {
    parser = new Busboy({
      headers: req.headers as BusboyHeaders,
      preservePath: true,
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files,
        fields: 20,
        fieldSize: 2000,
        fieldNameSize: 50,
        headerPairs: 20,
      },
    });
  } catch {
    return { problem: malformed('The body is no multipart/form-data, or has no boundary.') };
  }

  const read = Promise.withResolvers<void>();
  // Whoever ends the reading first says why.
  const stop = (why: ProblemDetails) => read.reject(new NotTaken(why));

  async function keep(stream: BusboyFileStream, path: string): Promise<void> {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    let bytes = 0;
    stream.on('limit', () => stop(tooMuch(`${path} is larger than ${limits.fileBytes} bytes.`)));
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      total += chunk.length;
      if (total > limits.totalBytes)
        stop(tooMuch(`All files together are larger than ${limits.totalBytes} bytes.`));
    });
    await pipeline(stream, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal: ended.signal });
    files.find((file) => file.path === path)!.bytes = bytes;
  }

  parser.on('field', (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut || Object.hasOwn(fields, name) || name === '__proto__')
      return void stop(
        malformed(`The field ${name.slice(0, 50)} is too long or given twice.`, 'Give it once.'),
      );
    fields[name] = value;
  });
  parser.on('file', (name, stream, filename) => {
    const path = safeName(filename ?? '');
    // An empty file input of a form.
    if (!filename && name === 'file') return void stream.resume();
    const fold = path?.toLowerCase();
    if (name !== 'file' || path === undefined || fold === undefined || names.has(fold)) {
      stream.resume();
      const detail =
        name === 'file'
          ? `A file cannot be called “${String(filename).slice(0, 200)}” here.`
          : `Files are sent as “file”, not as “${name.slice(0, 50)}”.`;
      return void stop(malformed(detail, 'Give each file a name of its own, without dots at its beginning.'));
    }
    names.add(fold);
    files.push({ path, bytes: 0 });
    const kept = keep(stream, path);
    kept.catch(read.reject);
    writing.push(kept);
  });
  parser.on('filesLimit', () => stop(tooMuch(`More than ${limits.files} files were sent.`)));
  parser.on('fieldsLimit', () =>
    stop(malformed('There are too many fields.', 'Send those that /api/docs names.')),
  );

  const brokeOff = () => stop(malformed('The body broke off or is not well-formed.'));
  parser.on('finish', read.resolve);
  parser.on('error', brokeOff);
  req.on('error', brokeOff);
  req.on('close', () => req.complete || brokeOff());
  req.pipe(parser);

  try {
    await read.promise;
    await Promise.all(writing);
    return { fields, files };
  } catch (error) {
    req.unpipe(parser);
    ended.abort();
    await Promise.allSettled(writing);
    if (!(error instanceof NotTaken)) throw error;
    await drain(req);
    return { problem: error.problem };
  }
}

/** Lets a client finish sending, for two seconds at most: one that is cut off in the middle does not read why. */
async function drain(req: Request): Promise<void> {
  const enough = Promise.withResolvers<void>();
  const timer = setTimeout(enough.resolve, 2000);
  req.on('end', enough.resolve).on('close', enough.resolve).resume();
  if (!req.readableEnded && !req.destroyed) await enough.promise;
  clearTimeout(timer);
}
