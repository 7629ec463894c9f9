import { type Request, type Response, Router } from 'express';
import type { Accounts } from '../../../accounts/accounts.ts';
import type { Viewer } from '../../../curation/access.ts';
import type { ImageSource } from '../../../projections/images/image-source.ts';
import { principalOf, viewerOf } from '../../session/who-asks.ts';
import { allowCrossOrigin } from '../allow-cross-origin.ts';
import { authWords } from './auth-words.ts';
import { AUTH_CONTEXT, AUTH_PATH } from './describe-services.ts';
import { probeTokens, TOKEN_SECONDS } from './probe-tokens.ts';
import { sendClosingPage, sendMessagePage } from './send-script-page.ts';

export type AuthOptions = {
  accounts: Pick<Accounts, 'person' | 'sessionCookie'>;
  images: ImageSource;
  /** Seals the tokens. */
  secret: string;
  /** Where people sign in, `next` being where they go on to; and where they sign out. */
  signIn: (next: string) => string;
  signOut: string;
  now?: () => number;
};

/** An origin as browsers write it (HTML, section 7.1.1), or undefined. */
function readOrigin(text: unknown): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return /^https?:$/.test(protocol) && origin === text ? origin : undefined;
}

const bearer = /^Bearer +(\S+)$/i;

/**
 * IIIF Authorization Flow 2.0: access (sign-in in a tab of its own), tokens, probes, and signing out. A token opens the probe alone: pixels are
 * given to the session's cookie, or to a key with the scope `read`.
 */
export function authRouter({ accounts, images, secret, signIn, signOut, now }: AuthOptions): Router {
  const tokens = probeTokens({ secret, ...(now && { now }) });
  const router = Router();

  router.get(`${AUTH_PATH}/access`, (req, res) => {
    if (principalOf(res)?.kind === 'person') {
      const tag = req.acceptsLanguages(Object.keys(authWords.mayClose)) || 'en';
      sendClosingPage(res, authWords.mayClose[tag]![0]!);
    } else res.set('Cache-Control', 'no-store').redirect(303, signIn(`${AUTH_PATH}/access`));
  });

  router.get(`${AUTH_PATH}/token`, (req, res) => {
    const { messageId } = req.query;
    const origin = readOrigin(req.query.origin);
    if (origin === undefined) {
      // Without an origin there is nobody to whom a message could go.
      res.status(400).set('Cache-Control', 'no-store').type('text/plain');
      res.send(
        'The parameter `origin` is the origin of the page that asks, such as https://viewer.example.org.\n',
      );
      return;
    }
    const person = principalOf(res);
    const known = typeof messageId === 'string' && messageId !== '';
    const answer = { '@context': AUTH_CONTEXT, messageId: known ? messageId : '' };
    if (known && person?.kind === 'person') {
      const accessToken = tokens.write(person.id);
      const message = { ...answer, type: 'AuthAccessToken2', accessToken, expiresIn: TOKEN_SECONDS };
      return sendMessagePage(res, { message, origin });
    }
    const withCookie = accounts.sessionCookie(req) !== undefined;
    const profile = !known ? 'invalidRequest' : withCookie ? 'expiredAspect' : 'missingAspect';
    const texts = { heading: authWords.notSignedIn, note: authWords.whoMaySee };
    sendMessagePage(res, {
      message: { ...answer, type: 'AuthAccessTokenError2', profile, ...texts },
      origin,
    });
  });

  router.get(`${AUTH_PATH}/logout`, (_req, res) => {
    // People sign out by a form with a token of its own: a link of another site shall sign out nobody.
    res.set('Cache-Control', 'no-store').redirect(303, signOut);
  });

  /** For whom a probe asks: whom its token was given to, or the key that stands in its place. Cookies say nothing here. */
  function askerOf(req: Request, res: Response): Viewer | undefined {
    const token = bearer.exec(req.get('Authorization') ?? '')?.[1];
    if (token === undefined) return undefined;
    const key = principalOf(res);
    if (key?.kind === 'key') return viewerOf(key);
    const id = tokens.read(token);
    const person = id === undefined ? undefined : accounts.person(id);
    return person && viewerOf({ kind: 'person', ...person });
  }

  router.use(`${AUTH_PATH}/probe`, allowCrossOrigin);
  router.get(`${AUTH_PATH}/probe/:image`, async (req, res) => {
    const viewer = askerOf(req, res);
    const found = await images.find(req.params.image, viewer ?? { kind: 'public' });
    // Without a token every picture that is not public, and every one that is not there, asks to sign in: which of the two, nobody learns.
    const status = found ? 200 : viewer ? 404 : 401;
    const result = { '@context': AUTH_CONTEXT, type: 'AuthProbeResult2', status };
    const texts = viewer
      ? { heading: authWords.notForYou, note: authWords.whoMaySee }
      : { heading: authWords.restricted, note: authWords.whoMaySee };
    res.set('Cache-Control', 'private, no-store').vary('Authorization');
    res.json(found ? result : { ...result, ...texts });
  });
  return router;
}
