import { readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const running = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Whether the process works on `database`: a number may have passed to another program since it was written down. */
async function worksOn(pid: number, database: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(database);
}

/** Ends a search server that an earlier run left on the same database, since two must not open it; waits until it is gone. */
export async function endLeftOver({
  pidFile,
  database,
}: {
  pidFile: string;
  database: string;
}): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (Number.isInteger(pid) && pid > 1 && (await worksOn(pid, database))) {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; running(pid) && (await worksOn(pid, database)); waited += 50) {
      if (waited === 10_000) process.kill(pid, 'SIGKILL');
      await delay(50);
    }
  }
  await rm(pidFile, { force: true });
}
