import type { DatabaseSync } from 'node:sqlite';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { newActorId } from './actor-id.ts';
import { leastPassword, mostPassword, normalEmail } from './check-person.ts';
import type { guardPasswords } from './guard-passwords.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { patientDialect } from './patient-dialect.ts';

/** The header in which the handler hands on the client's address; what a client writes there is overwritten. */
export const addressHeader = 'x-tessera-address';
export const oidcProvider = 'oidc';
export const keyPrefix = 'tessera_';

/** What stands behind sign-in by OpenID Connect: who may come in, and what happens when someone new does. */
export type Doorkeeper = {
  /** Why a person whom the provider vouches for may not come in; undefined where they may. */
  refuseOidc(person: { email: string; emailVerified: boolean; isNew: boolean }): string | undefined;
  /** A person has been made on a provider's word. */
  welcome(person: { user: string; actor: string; email: string }): void;
};

type Given = {
  db: DatabaseSync;
  baseUrl: string;
  secret: string;
  passwords: ReturnType<typeof guardPasswords>;
  doorkeeper: Doorkeeper;
  oidc?: OidcSettings | undefined;
};

const minute = 60;
const day = 86_400;

/** The library, set up for this archive. Every name of a table begins with `account_`. */
export function openAuth({ db, baseUrl, secret, passwords, doorkeeper, oidc }: Given) {
  /** Failures are counted by the address and the place, whichever way a password comes. */
  const attemptOf = (ctx: { body?: { email?: unknown }; headers?: Headers | undefined }) => ({
    email: normalEmail(String(ctx.body?.email ?? '')),
    address: ctx.headers?.get(addressHeader) ?? 'unknown',
  });
  return betterAuth({
    appName: 'Tessera',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    // Each statement is whole by itself, and what takes several is begun again where it stopped.
    database: { dialect: patientDialect(db), type: 'sqlite', transaction: false },
    telemetry: { enabled: false },
    // Names and addresses belong in no log: what fails here fails with a status, or throws.
    logger: { disabled: true },
    trustedOrigins: [new URL(baseUrl).origin],
    onAPIError: { errorURL: new URL('account/sign-in', baseUrl).href },
    advanced: {
      cookiePrefix: 'tessera',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastPassword,
      maxPasswordLength: mostPassword,
    },
    user: {
      modelName: 'account_user',
      additionalFields: {
        actor: {
          type: 'string',
          required: true,
          unique: true,
          input: false,
          defaultValue: () => newActorId('a'),
        },
        operator: { type: 'boolean', required: true, input: false, defaultValue: false },
      },
      validateUserInfo: ({ user, source }) => {
        if (source.method !== 'oauth') return;
        const error = doorkeeper.refuseOidc({
          email: normalEmail(user.email ?? ''),
          emailVerified: user.emailVerified === true,
          isNew: source.action === 'create-user',
        });
        return error ? { error } : undefined;
      },
    },
    session: { modelName: 'account_session', expiresIn: 14 * day, updateAge: day },
    account: {
      modelName: 'account_credential',
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, requireLocalEmailVerified: true },
    },
    verification: { modelName: 'account_verification' },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: minute,
      max: 300,
      customRules: { '/sign-in/*': { window: minute, max: 60 }, '/get-session': false },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email') return;
        const wait = passwords.take(attemptOf(ctx));
        if (wait !== undefined)
          throw new APIError(
            'TOO_MANY_REQUESTS',
            { message: `Too many wrong passwords. Try again in ${wait} seconds, or ask for a new password.` },
            { 'Retry-After': String(wait) },
          );
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path === '/sign-in/email' && ctx.context.newSession) passwords.succeed(attemptOf(ctx));
      }),
    },
    databaseHooks: {
      // Where someone was and with which browser is nobody's concern.
      session: {
        create: { before: async (session) => ({ data: { ...session, ipAddress: '', userAgent: '' } }) },
      },
      // The provider's tokens would let the archive act there, and tell who someone is; it needs neither.
      account: {
        create: {
          before: async ({ accessToken: _a, refreshToken: _r, idToken: _i, ...account }) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      user: {
        create: {
          // A picture at the provider's would tell the provider of every page that shows it.
          before: async (user) => ({ data: { ...user, image: null } }),
          after: async (user) => {
            const { actor } = user as { actor?: unknown };
            if (typeof actor === 'string') doorkeeper.welcome({ user: user.id, actor, email: user.email });
          },
        },
      },
    },
    plugins: [
      apiKey({
        schema: { apikey: { modelName: 'account_api_key' } },
        defaultPrefix: keyPrefix,
        defaultKeyLength: 48,
        requireName: true,
        maximumNameLength: 120,
        rateLimit: { enabled: false },
        keyExpiration: { minExpiresIn: 0, maxExpiresIn: 730 },
        startingCharactersConfig: { shouldStore: false },
      }),
      ...(oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: oidcProvider,
                  name: oidc.name,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  discoveryUrl: discoveryAddress(oidc),
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  requireIdTokenVerification: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });
}

export type Auth = ReturnType<typeof openAuth>;

/** Where a provider describes itself (OpenID Connect Discovery 1.0, section 4). */
export const discoveryAddress = (oidc: OidcSettings): string =>
  `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/** Brings the library's tables up to date. To be called within a transaction of its connection, as two processes may start at once. */
export async function migrateAuth(auth: Auth): Promise<void> {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
}
