#!/usr/bin/env node
import { collection } from './commands/collection.ts';
import { type Command, UsageError } from './commands/command.ts';
import { demo } from './commands/demo.ts';
import { ingest } from './commands/ingest.ts';
import { partner } from './commands/partner.ts';
import { rebuild } from './commands/rebuild.ts';
import { serve } from './commands/serve.ts';
import { verify } from './commands/verify.ts';
import { processConfig } from './config.ts';

const commands: Record<string, Command> = { serve, ingest, partner, collection, rebuild, verify, demo };
const usage = ['Usage:', ...Object.values(commands).map((command) => `  tessera ${command.usage}`)].join(
  '\n',
);

const isArgumentError = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs the command line and returns the exit code: 2 for what cannot be done as asked. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = commands[name ?? ''];
  if (!command) {
    console.error(
      name === undefined || name === 'help' || name === '--help'
        ? usage
        : `There is no command “${name}”.\n${usage}`,
    );
    return name === 'help' || name === '--help' ? 0 : 2;
  }
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
