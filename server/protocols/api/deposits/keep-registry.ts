import { randomBytes } from 'node:crypto';
import type { KeptUploads } from './keep-uploads.ts';
import type { Upload } from './upload.ts';

const hour = 3_600_000;
/** A preview waits a day for its commit; what became of rows, and what was wrong with them, is kept for a week. */
const keptFor = { preview: 24 * hour, taken: 7 * 24 * hour };

export const newUploadId = (): string => `u-${randomBytes(9).toString('hex')}`;

/** The uploads that there are, as they stand, on the disk too; each goes when its time is over, and whoever listens is told of every change. */
export function keepRegistry({ disk, now }: { disk: KeptUploads; now: () => Date }) {
  const uploads = new Map<string, Upload>();
  const listeners = new Map<string, Set<(upload: Upload) => void>>();
  const timers = new Map<string, NodeJS.Timeout>();

  function change(upload: Upload, facts: Partial<Upload>, save = true): void {
    Object.assign(upload, facts);
    if (save) disk.save(upload);
    for (const listen of listeners.get(upload.id) ?? []) listen(upload);
  }

  async function forget(id: string): Promise<void> {
    clearTimeout(timers.get(id));
    timers.delete(id);
    uploads.delete(id);
    await disk.remove(id);
  }

  function expire(upload: Upload): void {
    clearTimeout(timers.get(upload.id));
    const left = Date.parse(upload.expires!) - now().getTime();
    // A timer is held for 24 days at most.
    const timer = globalThis.setTimeout(
      () => (Date.parse(upload.expires!) <= now().getTime() ? void forget(upload.id) : expire(upload)),
      Math.min(Math.max(left, 0) + 10, 2 ** 31 - 1),
    );
    timers.set(upload.id, timer.unref());
  }

  /** Changes an upload on which no work is under way, which is kept from now on for its time. */
  function rest(upload: Upload, facts: Partial<Upload>): void {
    const kept = upload.preview ? keptFor.preview : keptFor.taken;
    change(upload, { ...facts, expires: new Date(now().getTime() + kept).toISOString() });
    expire(upload);
  }

  return {
    change,
    forget,
    expire,
    rest,
    settle: (upload: Upload, facts: Partial<Upload>): void =>
      rest(upload, { ...facts, finished: now().toISOString() }),
    stay: (upload: Upload): void => clearTimeout(timers.get(upload.id)),
    add(facts: Pick<Upload, 'kind' | 'fields' | 'file' | 'actor' | 'preview'> & Partial<Upload>): Upload {
      const upload: Upload = {
        id: newUploadId(),
        state: 'waiting',
        started: now().toISOString(),
        progress: { bytes: 0, total: 0, rows: 0 },
        ...facts,
      };
      uploads.set(upload.id, upload);
      return upload;
    },
    put: (upload: Upload): void => void uploads.set(upload.id, upload),
    drop: (id: string): void => void uploads.delete(id),
    get: (id: string): Upload | undefined => uploads.get(id),
    all: (): Upload[] => [...uploads.values()],
    listen(id: string, listen: (upload: Upload) => void): () => void {
      const those = listeners.get(id) ?? new Set();
      listeners.set(id, those.add(listen));
      return () => {
        those.delete(listen);
        if (those.size === 0) listeners.delete(id);
      };
    },
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
