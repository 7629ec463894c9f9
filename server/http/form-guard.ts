import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { sendProblem } from './problem-details.ts';

/** The name of the field that carries a form's token. */
export const formTokenField = 'form_token';

/** Why a request is refused, and what to do. */
export type FormFault = { detail: string; remedy: string };

export type FormGuard = {
  /** Refuses what another site makes a signed-in browser send. To be mounted before all doors that act by session. */
  refuseOtherSites: RequestHandler;
  /** The token for a form on this answer; a visitor without a session gets a cookie to bind it to. */
  token(req: Request, res: Response): string;
  /** Checks where a form came from, and its token, once its body (`form_token`) has been read. Undefined where all is well. */
  faultOf(req: Request): FormFault | undefined;
};

/** What a form of any site can send without being asked (Fetch standard, section 2.2.2): the rest needs this site's leave. */
const simpleTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

const otherSite: FormFault = {
  detail: 'The request came from another site, or does not say where from.',
  remedy: 'Use the page of this archive. Programs send a key (Authorization: Bearer ...), not a cookie.',
};
const wrongToken: FormFault = {
  detail: 'The form does not belong to this session; it may have been open since before you signed in.',
  remedy: 'Open the page again and send the form anew.',
};

function readCookie(req: Request, name: string): string | undefined {
  const pairs = req.headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;
}

const equal = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Guards what is done by session against requests that other sites forge (CSRF). `baseUrl` is the archive's public address; `sessionCookie`
 * gives the value of a request's session cookie.
 */
export function formGuard(given: {
  secret: string;
  baseUrl: string;
  sessionCookie: (req: Request) => string | undefined;
}): FormGuard {
  const { secret, baseUrl, sessionCookie } = given;
  const { origin, protocol } = new URL(baseUrl);
  const secure = protocol === 'https:';
  // No other site, nor a sibling domain, can set a cookie of this prefix (RFC 6265bis, section 4.1.3.2).
  const visitorCookie = `${secure ? '__Host-' : ''}tessera.visitor`;

  const sign = (kind: 'session' | 'visitor', value: string): string =>
    createHmac('sha256', secret).update(`form ${kind} ${value}`).digest('base64url');

  function boundTo(req: Request): string | undefined {
    const session = sessionCookie(req);
    if (session !== undefined) return sign('session', session);
    const visitor = readCookie(req, visitorCookie);
    return visitor && sign('visitor', visitor);
  }

  /** Whether a request says that it comes from here; undefined where it says nothing. */
  function fromHere(req: Request): boolean | undefined {
    // Browsers say how a request came about (Fetch Metadata); `none` is the person's own doing. It holds under every name of this server.
    const site = req.get('Sec-Fetch-Site');
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    const from = req.get('Origin');
    if (from === undefined) return undefined;
    return from === origin || (URL.canParse(from) && new URL(from).host === req.get('Host'));
  }

  return {
    refuseOtherSites(req, res, next) {
      const byCookie = sessionCookie(req) !== undefined && req.get('Authorization') === undefined;
      if (safeMethods.includes(req.method) || !byCookie) return next();
      const simple = simpleTypes.test(req.get('Content-Type') ?? 'text/plain');
      // What says nothing may be an old browser, unless no form could have sent it.
      if (fromHere(req) ?? !simple) return next();
      return sendProblem(res, { status: 403, title: 'Refused', ...otherSite });
    },

    token(req, res) {
      const token = boundTo(req);
      if (token !== undefined) return token;
      const visitor = randomBytes(16).toString('base64url');
      res.append(
        'Set-Cookie',
        `${visitorCookie}=${visitor}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
      );
      // A second form on the same page is bound to the same visitor.
      req.headers.cookie = [req.headers.cookie, `${visitorCookie}=${visitor}`].filter(Boolean).join('; ');
      return sign('visitor', visitor);
    },

    faultOf(req) {
      if (fromHere(req) === false) return otherSite;
      const sent = (req.body as Record<string, unknown> | undefined)?.[formTokenField];
      const expected = boundTo(req);
      return typeof sent === 'string' && expected !== undefined && equal(sent, expected)
        ? undefined
        : wrongToken;
    },
  };
}
