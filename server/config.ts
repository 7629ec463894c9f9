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

/** Reads and checks the settings of an environment; an error names the setting and the remedy. */
export function readConfig(env: Environment): Config {
  const host = env.HOST || '127.0.0.1';
  const port = whole(env, 'PORT', 3000, [0, 65_535]);
  const meiliUrl = address(env, 'MEILI_URL');
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
  };
}

/** The configuration of this process. */
export const processConfig = (): Config => readConfig(process.env);
