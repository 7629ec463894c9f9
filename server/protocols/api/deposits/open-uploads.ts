import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { SourceProblem } from '../../../../vocab/problem.ts';
import type { Actor } from '../../../curation/decide.ts';
import { keepUploads } from './keep-uploads.ts';
import { defaultLimits, type UploadLimits } from './receive-files.ts';
import type { TakeFile, Upload, UploadFields } from './upload.ts';

export type UploadOptions = {
  dataDir: string;
  takeFile: TakeFile;
  limits?: Partial<UploadLimits>;
  /** Told of work that failed by a fault of the archive. */
  report?: (message: string) => void;
};

const hour = 3_600_000;
/** A preview waits an hour for its commit; the list of problems of a deposit is kept for a week. */
const keptFor = { preview: hour, problems: 7 * 24 * hour };

export type Uploads = ReturnType<typeof openUploads>;

/** Work on deposits: one at a time, in the order in which it was asked for; whoever asks sees how far it is. */
export function openUploads({
  dataDir,
  takeFile,
  limits,
  now,
  report = () => {},
}: UploadOptions & { now: () => Date }) {
  const disk = keepUploads(dataDir);
  const uploads = new Map<string, Upload>();
  const listeners = new Map<string, Set<(upload: Upload) => void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let queue: Promise<void> = Promise.resolve();
  let closing = false;

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

  function settle(upload: Upload, facts: Partial<Upload>): void {
    const time = now();
    const kept = upload.preview ? keptFor.preview : keptFor.problems;
    const expires = new Date(time.getTime() + kept).toISOString();
    change(upload, { ...facts, finished: time.toISOString(), expires });
    expire(upload);
  }

  async function take(upload: Upload, actor: Actor): Promise<void> {
    // What has not begun when the server ends is told as such by the next.
    if (closing) return;
    const { fields, id } = upload;
    change(upload, { state: 'running' });
    const sink = createWriteStream(disk.problemsFile(id), { mode: 0o600 });
    await once(sink, 'open');
    const onProblem = async (problem: SourceProblem) => {
      if (!sink.write(`${JSON.stringify(problem)}\n`)) await once(sink, 'drain');
    };
    try {
      const result = await takeFile({
        file: join(disk.filesOf(id), upload.file),
        partner: fields.partner,
        collection: fields.collection,
        ...(fields.mapping !== undefined && { mapping: fields.mapping }),
        actor,
        complete: fields.complete,
        overwriteEdits: fields.overwriteEdits,
        dryRun: upload.preview,
        onProblem,
        onProgress: ({ bytes, rows }) =>
          change(upload, { progress: { ...upload.progress, bytes, rows } }, false),
      });
      sink.end();
      await once(sink, 'close');
      if (!upload.preview) await disk.removeFiles(id);
      if (result.outcome === 'refused')
        return settle(upload, { state: 'failed', message: `${result.message} ${result.remedy}` });
      const { summary, deposit } = result;
      settle(upload, { state: 'done', summary: { ...summary }, ...(deposit !== undefined && { deposit }) });
    } catch (error) {
      sink.destroy();
      report(`A deposit (${id}) failed: ${error instanceof Error ? error.stack : error}`);
      settle(upload, {
        state: 'failed',
        message:
          'Something went wrong here; it has been noted. Send it again: rows that were taken change nothing.',
      });
    }
  }

  const line = (work: () => Promise<void>) => {
    queue = queue.then(work);
  };

  function add(
    facts: Pick<Upload, 'kind' | 'fields' | 'file' | 'actor' | 'preview'> & Partial<Upload>,
  ): Upload {
    const upload: Upload = {
      id: `u-${randomBytes(9).toString('hex')}`,
      state: 'waiting',
      started: now().toISOString(),
      progress: { bytes: 0, total: 0, rows: 0 },
      ...facts,
    };
    uploads.set(upload.id, upload);
    return upload;
  }

  const before = disk.load();
  for (const id of before.lost) void disk.remove(id);
  for (const upload of before.uploads) {
    uploads.set(upload.id, upload);
    if (upload.state === 'waiting' || upload.state === 'running')
      settle(upload, {
        state: 'failed',
        message: 'The server ended before this was done. Send it again: rows that were taken change nothing.',
      });
    else expire(upload);
  }

  return {
    limits: { ...defaultLimits, ...limits },
    get: (id: string): Upload | undefined => uploads.get(id),
    /** The upload that a deposit of the archive came from, while it is kept. */
    ofDeposit: (deposit: number): Upload | undefined =>
      [...uploads.values()].find((upload) => upload.deposit === deposit),
    /** A folder for the files of a request; `begin` takes it over, or `drop` removes it. */
    prepare(): { id: string; folder: string } {
      const id = `u-${randomBytes(9).toString('hex')}`;
      return { id, folder: disk.make(id) };
    },
    drop: (id: string) => disk.remove(id),
    /** Puts received files in line to be taken. */
    begin({
      id,
      fields,
      file,
      bytes,
      actor,
    }: {
      id: string;
      fields: UploadFields;
      file: string;
      bytes: number;
      actor: Actor;
    }): Upload {
      const upload = add({
        id,
        kind: 'file',
        fields,
        file,
        actor: actor.id,
        preview: fields.mode === 'preview',
        progress: { bytes: 0, total: bytes, rows: 0 },
      });
      disk.save(upload);
      line(() => take(upload, actor));
      return upload;
    },
    /** Takes what a preview looked at; false where it is not there to be taken. */
    commit(upload: Upload, actor: Actor): boolean {
      if (!upload.preview || upload.state !== 'done') return false;
      clearTimeout(timers.get(upload.id));
      delete upload.summary;
      delete upload.finished;
      delete upload.expires;
      change(upload, {
        state: 'waiting',
        preview: false,
        actor: actor.id,
        progress: { ...upload.progress, bytes: 0, rows: 0 },
      });
      line(() => take(upload, actor));
      return true;
    },
    /** Follows work that has begun elsewhere: a deposit that is being reverted. */
    follow(facts: Pick<Upload, 'fields' | 'file' | 'actor'> & { reverts: number }) {
      const upload = add({ ...facts, kind: 'revert', preview: false, state: 'running' });
      return {
        upload,
        progress: (rows: number) => change(upload, { progress: { ...upload.progress, rows } }, false),
        end: (end: Partial<Upload>) => settle(upload, end),
        drop: () => void uploads.delete(upload.id),
      };
    },
    problems: disk.problems,
    /** Tells of every change; the answer ends it. */
    listen(id: string, listen: (upload: Upload) => void): () => void {
      const those = listeners.get(id) ?? new Set();
      listeners.set(id, those.add(listen));
      return () => {
        those.delete(listen);
        if (those.size === 0) listeners.delete(id);
      };
    },
    /** Waits for what is being taken, ten seconds at most: a deposit that is broken off is completed by sending the file again. */
    async close(): Promise<void> {
      closing = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.race([queue, setTimeout(10_000, undefined, { ref: false })]);
    },
  };
}
