import type { Config } from '../config.ts';

/** Where a command writes: `out` is what was asked for, `err` what is said on the way; `terminal` allows a progress bar. */
export type Console = { out: (line: string) => void; err: (line: string) => void; terminal: boolean };

/** A command of the command line: takes its arguments, says how to use it, and returns the exit code. */
export type Command = {
  usage: string;
  run(input: { args: string[]; config: Config; console: Console }): Promise<number>;
};

/** The arguments are off: the message says how, and the command's usage follows it. */
export class UsageError extends Error {}
