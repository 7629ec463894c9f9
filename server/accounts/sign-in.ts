import type { HeadersOf, Principal, SignIn } from './accounts.ts';
import type { OidcDoor } from './oidc-door.ts';
import { type Auth, addressHeader, oidcProvider } from './open-auth.ts';
import type { OpenPeople } from './people.ts';

/** Only what sessions need: other headers are none of the library's business. */
const cookieHeaders = ({ headers }: HeadersOf) => new Headers({ cookie: headers.cookie ?? '' });

/** Sign-in by password or OpenID Connect, and who asks. Forms go through the library's own doors, so that its limits hold for them too. */
export function openSignIn(given: {
  auth: () => Auth;
  baseUrl: string;
  people: OpenPeople;
  keyPrincipal: (secret: string) => Promise<Principal | undefined>;
  oidc: OidcDoor | undefined;
}): Omit<SignIn, 'handler'> {
  const { auth, baseUrl, people, keyPrincipal, oidc } = given;
  const origin = new URL(baseUrl).origin;
  const cookieName = `${baseUrl.startsWith('https:') ? '__Secure-' : ''}tessera.session_token`;

  const sessionCookie = ({ headers }: HeadersOf) =>
    headers.cookie
      ?.split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1) || undefined;

  const ask = (path: string, body: object, headers: Record<string, string>) =>
    auth().handler(
      new Request(new URL(`api/auth/${path}`, baseUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, ...headers },
        body: JSON.stringify(body),
      }),
    );

  return {
    sessionCookie,
    oidcName: oidc?.name,

    async principal(request) {
      const authorization = request.headers.authorization;
      if (authorization !== undefined) {
        const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
        // A key that does not hold is not made good by a cookie beside it.
        return secret === undefined ? undefined : keyPrincipal(secret);
      }
      if (!sessionCookie(request)) return undefined;
      const found = await auth().api.getSession({ headers: cookieHeaders(request) });
      if (!found) return undefined;
      const { id, actor, name, operator } = found.user;
      const memberships = people.membershipsOf(id).map(({ partner, role }) => ({ partner, role }));
      return { kind: 'person', id: actor, name, memberships, operator };
    },

    async signIn({ email, password, address }) {
      const body = { email: email.trim(), password };
      const answer = await ask('sign-in/email', body, { [addressHeader]: address });
      if (answer.ok) return { outcome: 'signed-in', cookies: answer.headers.getSetCookie() };
      if (answer.status === 429) {
        const wait = answer.headers.get('retry-after') ?? answer.headers.get('x-retry-after');
        return { outcome: 'limited', retryAfter: Number(wait) || 60 };
      }
      if (answer.status >= 500) throw new Error(`Sign-in failed with status ${answer.status}.`);
      return { outcome: 'refused' };
    },

    async signOut(request) {
      const answer = await ask('sign-out', {}, { cookie: request.headers.cookie ?? '' });
      return answer.headers.getSetCookie();
    },

    async beginOidc({ next, address }) {
      if (!(await oidc?.ready())) return undefined;
      const body = {
        provider: oidcProvider,
        callbackURL: new URL(next, baseUrl).href,
        errorCallbackURL: new URL('account/sign-in', baseUrl).href,
        disableRedirect: true,
      };
      const answer = await ask('sign-in/social', body, { [addressHeader]: address });
      if (!answer.ok) return undefined;
      const { url } = (await answer.json()) as { url: string };
      return { location: url, cookies: answer.headers.getSetCookie() };
    },
  };
}
