import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { defaultLimits, type UploadLimits } from '../api/deposits/receive-files.ts';
import { safeName } from '../api/deposits/safe-name.ts';
import type { NotThere, SentFiles } from '../api/deposits/sent-files.ts';

/** A file that is being sent, or waits to be taken. `name`: as it will lie in the folder of a deposit; `created`: ISO 8601, UTC. */
export type SentFile = { id: string; owner: string; name: string; size: number; created: string };

/** What is sent and not taken is kept for three days: long enough for a line that comes and goes. In milliseconds. */
export const keptFor = 3 * 24 * 3_600_000;
const sweptEvery = 3_600_000;

export type SentFileStore = SentFiles & ReturnType<typeof openSentFiles>;

const fault = (why: NotThere['fault']['why'], reason: string, remedy: string): NotThere => ({
  fault: { why, reason, remedy },
});

const gone = fault('unknown', 'A file that was sent is no longer here.', 'Send it again.');

/** The names of files, the one beside it that tells of the file, in the form that `@tus/file-store` writes. */
export const sentIdForm = /^[0-9a-f]{32}$/;
export const newSentId = (): string => randomBytes(16).toString('hex');

/** What lies in the folder from an earlier run: what cannot be read, or belongs to nobody, is as good as not there. */
function readSent(folder: string, id: string): SentFile | undefined {
  try {
    const { size, metadata, creation_date } = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
    const { owner, filename } = metadata ?? {};
    if (typeof owner !== 'string' || typeof filename !== 'string' || typeof size !== 'number')
      return undefined;
    statSync(join(folder, id));
    return { id, owner, name: filename, size, created: String(creation_date) };
  } catch {
    return undefined;
  }
}

/**
 * The folder of files that people send piece by piece, for this process alone. Each belongs to whoever began it; nothing in it is served. What is
 * not taken in three days is removed.
 */
export function openSentFiles({
  dataDir,
  limits,
  now = () => new Date(),
}: {
  dataDir: string;
  limits?: Partial<UploadLimits>;
  now?: () => Date;
}) {
  const folder = join(dataDir, 'sent');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const bounds: UploadLimits = { ...defaultLimits, ...limits };
  const known = new Map<string, SentFile>();
  const removeFiles = async (id: string): Promise<void> => {
    await rm(join(folder, id), { force: true });
    await rm(join(folder, `${id}.json`), { force: true });
  };

  for (const name of readdirSync(folder)) {
    const id = name.replace(/\.json$/, '');
    const sent = sentIdForm.test(id) ? readSent(folder, id) : undefined;
    if (sent) known.set(id, sent);
    else void rm(join(folder, name), { recursive: true, force: true });
  }

  const expired = ({ created }: SentFile): boolean => now().getTime() > Date.parse(created) + keptFor;
  async function forget(id: string): Promise<void> {
    known.delete(id);
    await removeFiles(id);
  }
  async function sweep(): Promise<void> {
    for (const sent of [...known.values()]) if (expired(sent)) await forget(sent.id);
  }
  void sweep();
  const timer = setInterval(() => void sweep(), sweptEvery).unref();

  const ownedBy = (owner: string, id: string): SentFile | undefined => {
    const sent = known.get(id);
    return sent?.owner === owner && !expired(sent) ? sent : undefined;
  };

  return {
    folder,
    limits: bounds,
    /** Somebody's file by its id; undefined for all others. */
    ownedBy,
    /** Why one more file cannot be begun, or undefined where it may be. */
    refusal(
      owner: string,
      { name, size }: { name: string; size: number },
    ): 'name' | 'size' | 'many' | undefined {
      if (safeName(name) === undefined) return 'name';
      if (size > bounds.fileBytes) return 'size';
      const own = [...known.values()].filter((sent) => sent.owner === owner && !expired(sent));
      const total = own.reduce((sum, sent) => sum + sent.size, size);
      return own.length >= bounds.files || total > bounds.totalBytes ? 'many' : undefined;
    },
    /** Where somebody's file lies, once it has come whole. */
    async pathOf(owner: string, id: string): Promise<{ path: string; name: string } | undefined> {
      const sent = ownedBy(owner, id);
      const path = join(folder, id);
      const bytes = sent && (await stat(path).catch(() => undefined))?.size;
      return sent && bytes === sent.size ? { path, name: sent.name } : undefined;
    },
    /** Keeps a file that came whole, with a form; its path must be in the same file system. Whether it may be kept is asked before. */
    async adopt({ owner, name, path }: { owner: string; name: string; path: string }): Promise<SentFile> {
      const { size } = await stat(path);
      const sent: SentFile = { id: newSentId(), owner, name, size, created: now().toISOString() };
      const said = {
        id: sent.id,
        size,
        offset: size,
        metadata: { filename: name, owner },
        creation_date: sent.created,
      };
      await writeFile(join(folder, `${sent.id}.json`), JSON.stringify(said), { mode: 0o600 });
      await rename(path, join(folder, sent.id));
      known.set(sent.id, sent);
      return sent;
    },
    add: (sent: SentFile): void => void known.set(sent.id, sent),
    forget,
    sweep,
    async take(
      ids: readonly string[],
      { owner, folder: target }: { owner: string; folder: string },
    ): ReturnType<SentFiles['take']> {
      const taken: { id: string; path: string; bytes: number }[] = [];
      const names = new Set<string>();
      for (const id of new Set(ids)) {
        const sent = ownedBy(owner, id);
        const bytes = sent && (await stat(join(folder, id)).catch(() => undefined))?.size;
        if (sent === undefined || bytes === undefined) return gone;
        if (bytes < sent.size)
          return fault(
            'unfinished',
            `${sent.name} has not come whole: ${bytes} of ${sent.size} bytes.`,
            'Go on sending it, then ask again.',
          );
        const path = safeName(sent.name)!;
        if (names.has(path.toLowerCase()))
          return fault('name', `Two files are called ${path}.`, 'Give each a name of its own.');
        names.add(path.toLowerCase());
        taken.push({ id, path, bytes });
      }
      // Two requests at once: one of them has them.
      if (taken.some(({ id }) => !known.has(id))) return gone;
      for (const { id } of taken) known.delete(id);
      for (const { id, path } of taken) {
        await mkdir(dirname(join(target, path)), { recursive: true, mode: 0o700 });
        await rename(join(folder, id), join(target, path));
        await rm(join(folder, `${id}.json`), { force: true });
      }
      return { files: taken.map(({ path, bytes }) => ({ path, bytes })) };
    },
    close: (): void => clearInterval(timer),
  };
}
