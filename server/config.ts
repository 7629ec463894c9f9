import { resolve } from 'node:path';

/** The whole configuration, read once. Every setting has a default that suits one small institution on one machine. */
export type Config = {
  /** HOST, PORT: where the server listens. */
  host: string;
  port: number;
  /** BASE_URL: the public address, which begins every identifier; ends with a slash. */
  baseUrl: string;
  /** DATA_DIR: everything that the archive holds. */
  dataDir: string;
  /** MEILI_URL, MEILI_KEY, MEILI_BIN: a Meilisearch elsewhere, or the program to run. */
  meili: { url?: string; key?: string; bin?: string; path: string };
  /** REPOSITORY_NAME, ADMIN_EMAIL: how the archive presents itself to harvesters. */
  repositoryName: string;
  adminEmail: string;
  /** SPARQL_SECONDS, SPARQL_ROWS, SPARQL_MEGABYTES: limits of one query. */
  sparql: { seconds: number; rows: number; bytes: number };
  /**
   * SPARQL_SERVICES: endpoints that queries may name by SERVICE, separated by spaces; each may have limits of its own, and `inward` where its name leads
   * to this machine's network: `https://partner.example/sparql;seconds=10;megabytes=4 https://other.example/sparql`.
   */
  services: { url: string; milliseconds: number; bytes: number; inward?: boolean }[];
  /** AUTH_SECRET: what signs sessions; the archive's own secret, made at the first start, where it is not set. */
  authSecret?: string;
  /** SMTP_URL, MAIL_FROM: where mail is handed over, as in `smtps://user:password@mail.example.org`, and whose it is. */
  mail?: { url: string; from: string };
  /** OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME: a provider of OpenID Connect, by which people who were invited may sign in. */
  oidc?: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** RATE_READS, RATE_WRITES: how many requests a minute a person, key or address may make of API, search and SPARQL; 0 for no limit. */
  rates: { reads: number; writes: number };
  /** DUMP_HOUR: the hour (0 to 23, UTC) after which the dumps of the day are made; undefined where it is `off`. */
  dumpHour?: number;
  /** NAAN: the operator's Name Assigning Authority Number (https://arks.org/): with it, every item has an ARK. */
  naan?: string;
  /** FORMER_BASE_URLS: addresses that the archive had before, separated by spaces. Items are still found by them. */
  formerBaseUrls: string[];
  /** OAI_DOMAIN: the domain in OAI identifiers, to be kept when the archive moves; by default the host of BASE_URL. */
  oaiDomain?: string;
  /** PROXIES: how many proxies stand before the server; by default none, and addresses that a request claims are not believed. */
  proxies: number;
};

type Environment = Record<string, string | undefined>;

function whole(env: Environment, name: string, fallback: number, [least, most]: [number, number]): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(
    `${name}=${text} is no whole number from ${least} to ${most}. Correct the setting or leave it out.`,
  );
}

function address(env: Environment, name: string): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/*$/, '/');
  throw new Error(
    `${name}=${text} is no web address. Write something like https://archive.example.org/ or leave it out.`,
  );
}

/** Endpoints and what is said of each after semicolons. */
function serviceList(env: Environment): Config['services'] {
  const wrong = (what: string) =>
    new Error(
      `SPARQL_SERVICES: ${what}. Write addresses separated by spaces, each like https://partner.example/sparql;seconds=10;megabytes=4 (or ;inward for one within your network).`,
    );
  return (env.SPARQL_SERVICES ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((entry) => {
      const [url = '', ...said] = entry.split(';');
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        throw wrong(`${url} is no web address`);
      const service = { url, milliseconds: 10_000, bytes: 8 * 1_048_576, inward: false };
      for (const one of said) {
        const [name, value] = one.split('=');
        const number = Number(value);
        if (name === 'inward' && value === undefined) service.inward = true;
        else if (name === 'seconds' && number > 0 && number <= 600) service.milliseconds = number * 1000;
        else if (name === 'megabytes' && number > 0 && number <= 1024)
          service.bytes = Math.round(number * 1_048_576);
        else throw wrong(`${one} is not known`);
      }
      return service;
    });
}

function naan(env: Environment): string | undefined {
  const text = env.NAAN;
  if (!text) return undefined;
  if (/^[0-9b-df-hj-km-np-tv-z]{5,16}$/.test(text)) return text;
  throw new Error(
    `NAAN=${text} is no Name Assigning Authority Number. Write yours, as in 12345, or leave it out.`,
  );
}

function formerAddresses(env: Environment): string[] {
  return (env.FORMER_BASE_URLS ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => address({ FORMER_BASE_URLS: text }, 'FORMER_BASE_URLS')!);
}

function oaiDomain(env: Environment): string | undefined {
  const text = env.OAI_DOMAIN;
  if (!text) return undefined;
  if (/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/i.test(text)) return text;
  throw new Error(
    `OAI_DOMAIN=${text} is no domain. Write something like archive.example.org or leave it out.`,
  );
}

/** Settings that make sense only together: all of them, or undefined where none is set. */
function together<N extends string>(env: Environment, names: readonly N[]): Record<N, string> | undefined {
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return undefined;
  if (missing.length)
    throw new Error(
      `${names.filter((name) => env[name]).join(', ')} needs ${missing.join(', ')} too. Set all of them or none.`,
    );
  return Object.fromEntries(names.map((name) => [name, env[name]!])) as Record<N, string>;
}

function mailSettings(env: Environment): Config['mail'] {
  const set = together(env, ['SMTP_URL', 'MAIL_FROM']);
  if (!set) return undefined;
  if (!URL.canParse(set.SMTP_URL) || !/^smtps?:$/.test(new URL(set.SMTP_URL).protocol))
    throw new Error(
      'SMTP_URL is no address of a mail server. Write something like smtps://user:password@mail.example.org.',
    );
  return { url: set.SMTP_URL, from: set.MAIL_FROM };
}

function oidcSettings(env: Environment): Config['oidc'] {
  const set = together(env, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
  if (!set) return undefined;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = set;
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol))
    throw new Error('OIDC_ISSUER is no web address. Write the issuer as its provider names it.');
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME || new URL(issuer).host };
}

function authSecret(env: Environment): string | undefined {
  const secret = env.AUTH_SECRET;
  if (!secret) return undefined;
  if (secret.length >= 32) return secret;
  throw new Error('AUTH_SECRET is too short. Use 32 characters or more, at random, or leave it out.');
}

/** Reads and checks the settings of an environment; an error names the setting and the remedy. */
export function readConfig(env: Environment): Config {
  const host = env.HOST || '127.0.0.1';
  const port = whole(env, 'PORT', 3000, [0, 65_535]);
  const meiliUrl = address(env, 'MEILI_URL');
  const secret = authSecret(env);
  const mail = mailSettings(env);
  const oidc = oidcSettings(env);
  const authority = naan(env);
  const domain = oaiDomain(env);
  return {
    host,
    port,
    baseUrl: address(env, 'BASE_URL') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    dataDir: resolve(env.DATA_DIR || 'data'),
    meili: {
      ...(meiliUrl && { url: meiliUrl }),
      ...(env.MEILI_KEY && { key: env.MEILI_KEY }),
      ...(env.MEILI_BIN && { bin: env.MEILI_BIN }),
      path: env.PATH ?? '',
    },
    repositoryName: env.REPOSITORY_NAME || 'Tessera',
    adminEmail: env.ADMIN_EMAIL || 'admin@localhost.localdomain',
    sparql: {
      seconds: whole(env, 'SPARQL_SECONDS', 15, [1, 3600]),
      rows: whole(env, 'SPARQL_ROWS', 50_000, [1, 10_000_000]),
      bytes: whole(env, 'SPARQL_MEGABYTES', 32, [1, 1024]) * 1_048_576,
    },
    services: serviceList(env),
    ...(secret && { authSecret: secret }),
    ...(mail && { mail }),
    ...(authority && { naan: authority }),
    ...(domain && { oaiDomain: domain }),
    formerBaseUrls: formerAddresses(env),
    ...(oidc && { oidc }),
    rates: {
      reads: whole(env, 'RATE_READS', 60_000, [0, 100_000_000]),
      writes: whole(env, 'RATE_WRITES', 6_000, [0, 100_000_000]),
    },
    ...(env.DUMP_HOUR !== 'off' && { dumpHour: whole(env, 'DUMP_HOUR', 2, [0, 23]) }),
    proxies: whole(env, 'PROXIES', 0, [0, 10]),
  };
}

/** The configuration of this process. */
export const processConfig = (): Config => readConfig(process.env);
