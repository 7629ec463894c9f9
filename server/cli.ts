#!/usr/bin/env node
import { type Command, UsageError } from './commands/command.ts';
import { processConfig } from './config.ts';

/** Each command is loaded when it is named: a partner is added without loading the doors. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  ingest: async () => (await import('./commands/ingest.ts')).ingest,
  partner: async () => (await import('./commands/partner.ts')).partner,
  collection: async () => (await import('./commands/collection.ts')).collection,
  user: async () => (await import('./commands/user.ts')).user,
  key: async () => (await import('./commands/key.ts')).key,
  vocab: async () => (await import('./commands/vocab.ts')).vocab,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  erasures: async () => (await import('./commands/erasures.ts')).erasures,
  export: async () => (await import('./commands/export.ts')).exportDumps,
  verify: async () => (await import('./commands/verify.ts')).verify,
  demo: async () => (await import('./commands/demo.ts')).demo,
};

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return ['Usage:', ...all.map((command) => `  tessera ${command.usage}`)].join('\n');
}

const isArgumentError = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs the command line and returns the exit code: 2 for what cannot be done as asked. */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === 'help' || name === '--help') {
    console.log(await usage());
    return 0;
  }
  const load = commands[name ?? ''];
  if (!load) {
    if (name !== undefined) console.error(`There is no command “${name}”.`);
    console.error(await usage());
    return 2;
  }
  const command = await load();
  try {
    return await command.run({
      args,
      config: processConfig(),
      console: { out: console.log, err: console.error, terminal: process.stderr.isTTY === true },
    });
  } catch (error) {
    if (isArgumentError(error)) console.error(`${error.message}\nUsage: tessera ${command.usage}`);
    else console.error(error);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
