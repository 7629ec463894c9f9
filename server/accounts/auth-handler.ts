import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignIn } from './accounts.ts';
import { type Auth, addressHeader, oidcProvider } from './open-auth.ts';

/**
 * The library's paths that are open. It has many more (making keys, changing addresses, deleting people): those go through the archive's
 * own doors, which know about partners and roles, so whatever is not named here is not there.
 */
const open: Readonly<Record<string, readonly string[]>> = {
  '/sign-in/email': ['POST'],
  '/sign-out': ['POST'],
  '/get-session': ['GET'],
  [`/callback/${oidcProvider}`]: ['GET', 'POST'],
};

/** A credential or a provider's answer is small, in bytes. */
const mostBody = 16_384;

async function readBody(req: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function sendProblem(res: ServerResponse, problem: { status: number; title: string; detail: string }): void {
  res.writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify({ type: 'about:blank', ...problem }));
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  415: 'Unsupported media type',
  429: 'Too many attempts',
};

/** Answers `/api/auth/*` by the library. Works below Express or on Node's own server; `req.ip` is the client's address where Express gives it. */
export function authHandler({ auth, baseUrl }: { auth: () => Auth; baseUrl: string }): SignIn['handler'] {
  async function answer(
    req: IncomingMessage & { ip?: string; originalUrl?: string },
    res: ServerResponse,
    url: URL,
  ) {
    const headers = new Headers();
    for (const [name, value] of Object.entries(req.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    headers.set(addressHeader, req.ip ?? req.socket.remoteAddress ?? 'unknown');
    const method = req.method ?? 'GET';
    const body = method === 'POST' ? await readBody(req) : undefined;
    if (method === 'POST' && body === undefined)
      return sendProblem(res, {
        status: 413,
        title: 'Too large',
        detail: 'Send an address and a password only.',
      });
    const reply = await auth().handler(new Request(url, { method, headers, ...(body?.length && { body }) }));

    res.statusCode = reply.status;
    for (const [name, value] of reply.headers) if (name !== 'set-cookie') res.setHeader(name, value);
    const cookies = reply.headers.getSetCookie();
    if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
    const wait = reply.headers.get('x-retry-after');
    if (wait && !reply.headers.has('retry-after')) res.setHeader('Retry-After', wait);
    res.setHeader('Cache-Control', 'no-store');
    if (reply.status < 400) return res.end(Buffer.from(await reply.arrayBuffer()));
    const told = (await reply.json().catch(() => ({}))) as { message?: string; code?: string };
    const title = titles[reply.status] ?? 'Sign-in failed';
    res.setHeader('Content-Type', 'application/problem+json');
    const problem = { type: 'about:blank', status: reply.status, title, detail: told.message ?? title };
    return res.end(JSON.stringify({ ...problem, ...(told.code && { code: told.code }) }));
  }

  return (request, res, next) => {
    const req = request as typeof request & { originalUrl?: string };
    const url = new URL(req.originalUrl ?? req.url ?? '/', baseUrl);
    const root = new URL('api/auth', baseUrl).pathname;
    const methods = url.pathname.startsWith(root) ? open[url.pathname.slice(root.length)] : undefined;
    if (!methods) return next();
    if (!methods.includes(req.method ?? '')) {
      res.setHeader('Allow', methods.join(', '));
      const detail = `Use ${methods.join(' or ')}.`;
      return sendProblem(res, { status: 405, title: 'Method not allowed', detail });
    }
    answer(req, res, url).catch(next);
  };
}
