import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Runs "$@" and ends it when standard input ends, which happens whenever the parent is gone, killed with SIGKILL too: the kernel
 * closes its pipes. The first line of output is the program's process id. Descriptor 3 stands for standard input because a shell gives
 * background commands an empty one (POSIX shell, section 2.9.3.1).
 */
const script = `
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
echo "$child"
{ read -r _; kill "$child"; } <&3 >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait "$child"
code=$?
kill "$reader" 2>/dev/null
exit "$code"
`;

/** A program that cannot outlive its parent. `end()` asks it to stop (SIGTERM); `exited` resolves when it and its guard are gone. */
export type GuardedChild = {
  pid: Promise<number | undefined>;
  exited: Promise<void>;
  end(): void;
  output: ChildProcess['stderr'];
};

/** Starts `command` under the guard; output of both kinds is in `output`. The environment is exactly `env`. */
export function guardChild(start: {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
}): GuardedChild {
  const { command, args, env, cwd } = start;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', command, ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A session of its own: Ctrl-C in the terminal is for the parent, which then ends the child in order.
    detached: true,
  });
  const exited = new Promise<void>((resolve) => {
    guard.once('exit', () => {
      // Its reader, if the guard itself was killed, ends the program now.
      guard.stdin.destroy();
      resolve();
    });
    guard.once('error', () => resolve());
  });
  const pid = new Promise<number | undefined>((resolve) => {
    let line = '';
    guard.stdout.on('data', (chunk: Buffer) => {
      line = (line + chunk.toString()).slice(0, 4096);
      const match = /^(\d+)\n/.exec(line);
      if (match) resolve(Number(match[1]));
    });
    exited.then(() => resolve(undefined));
  });
  guard.stdin.on('error', () => {});
  return { pid, exited, output: guard.stderr, end: () => guard.stdin.destroy() };
}
