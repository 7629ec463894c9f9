import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Actor } from '../../../curation/decide.ts';
import type { FileTerms } from '../../../deposit/collect-terms.ts';
import { isOfKind, type RowKind, type RowPreview } from '../../../deposit/row-preview.ts';
import type { Selection } from '../../../deposit/selection.ts';
import { summaryCsv } from '../../../deposit/summary-csv.ts';
import { hasDrafts } from './keep-drafts.ts';
import { keepRegistry, newUploadId } from './keep-registry.ts';
import { allRows, countRows, hasRows, type ListedRow, type RowList, readRows } from './keep-rows.ts';
import { keepUploads } from './keep-uploads.ts';
import { defaultLimits, type UploadLimits } from './receive-files.ts';
import { takeUpload } from './take-upload.ts';
import { isReady, isUnderWay, type TakeFile, type Upload, type UploadFields } from './upload.ts';

export type UploadOptions = {
  dataDir: string;
  takeFile: TakeFile;
  limits?: Partial<UploadLimits>;
  /** Rows of a partner's as they may be shown now. */
  see: (rows: readonly RowPreview[], partner: string) => RowPreview[];
  /** Told of work that failed by a fault of the archive. */
  report?: (message: string) => void;
};

/** How often work is begun that ends the server each time. */
const mostBegun = 3;

/** Rows of a summary that are asked about together. */
const seenAtOnce = 200;

const sendAgain = 'Send it again: rows that were taken change nothing.';

/** A page of rows. `whole`: all rows are there; else there will be more. */
export type RowPage = { entries: ListedRow[]; next?: number; whole: boolean };

export type Uploads = ReturnType<typeof openUploads>;

/** Work on deposits: one at a time, in the order in which it was asked for; whoever asks sees how far it is. What a server leaves undone the next one goes on with. */
export function openUploads({
  dataDir,
  takeFile,
  limits,
  see,
  now,
  report = () => {},
}: UploadOptions & { now: () => Date }) {
  const disk = keepUploads(dataDir);
  const uploads = keepRegistry({ disk, now });
  const { change, settle } = uploads;
  const discarded = new Set<string>();
  let queue: Promise<void> = Promise.resolve();
  let closing = false;

  async function take(upload: Upload, actor: Actor): Promise<void> {
    const { id, preview } = upload;
    if (discarded.has(id)) return drop(id);
    // What has not begun when the server ends waits for the next.
    if (closing) return;
    const begun = (upload.begun ?? 0) + 1;
    try {
      if (begun === 1) await disk.removeTold(id, preview);
      change(upload, { state: 'running', begun });
      const result = await takeUpload(upload, {
        actor,
        disk,
        takeFile,
        onProgress: (facts) => change(upload, facts, false),
        stopping: () => closing || discarded.has(id),
      });
      if (discarded.has(id)) return await drop(id);
      if (result.outcome === 'stopped') return change(upload, { state: 'waiting', begun: begun - 1 });
      if (result.outcome !== 'done') {
        if (!preview) await disk.removeSources(id);
        return settle(upload, { state: 'failed', message: `${result.message} ${result.remedy}` });
      }
      const { summary, deposit, counts } = result;
      settle(upload, {
        state: 'done',
        summary: { ...summary },
        counts: counts ?? (await countRows(disk.folderOf(id), 'taken')),
        ...(deposit !== undefined && { deposit }),
        ...(preview && hasDrafts(disk.folderOf(id)) && { read: true as const }),
      });
      if (!preview) await disk.removeSources(id);
    } catch (error) {
      if (discarded.has(id)) return await drop(id);
      report(`A deposit (${id}) failed: ${error instanceof Error ? error.stack : error}`);
      settle(upload, {
        state: 'failed',
        message: `Something went wrong here; it has been noted. ${sendAgain}`,
      });
    }
  }

  async function drop(id: string): Promise<void> {
    await uploads.forget(id);
    discarded.delete(id);
  }

  const line = (work: () => Promise<void>) => {
    queue = queue.then(work);
  };

  /** Puts work in line that was done before in another way: what was looked at is taken, or looked at again. */
  function anew(upload: Upload, actor: Actor, facts: Partial<Upload>): void {
    uploads.stay(upload);
    for (const name of ['summary', 'finished', 'expires', 'begun', 'message', 'selection'] as const)
      delete upload[name];
    change(upload, {
      state: 'waiting',
      actor: actor.id,
      role: actor.role,
      progress: { ...upload.progress, bytes: 0, rows: 0 },
      ...facts,
    });
    line(() => take(upload, actor));
  }

  /** Whether there is something to take: what was read, or what was sent. */
  const isThere = ({ id, read, file }: Upload): boolean =>
    read ? hasDrafts(disk.folderOf(id)) : existsSync(join(disk.filesOf(id), file));

  /** Goes on with what an earlier run of the server had begun, or says why not. */
  function goOn(upload: Upload): void {
    const { kind, actor, role, fields } = upload;
    if (kind === 'file' && role !== undefined && isThere(upload) && (upload.begun ?? 0) < mostBegun)
      line(() => take(upload, { id: actor, partner: fields.partner, role }));
    else
      settle(upload, {
        state: 'failed',
        message: `The server ended before this was done. ${sendAgain}`,
      });
  }

  const before = disk.load();
  for (const id of before.lost) void disk.remove(id);
  const oldestFirst = before.uploads.sort((a, b) => (a.started < b.started ? -1 : 1));
  for (const upload of oldestFirst) {
    uploads.put(upload);
    if (isUnderWay(upload)) goOn(upload);
    else {
      if (upload.state === 'done' && !upload.preview) void disk.removeSources(upload.id);
      uploads.expire(upload);
    }
  }

  const listOf = (id: string): RowList => (uploads.get(id)?.preview ? 'preview' : 'taken');

  const partnerOf = (id: string): string => uploads.get(id)?.fields.partner ?? '';

  async function* seenRows(id: string): AsyncGenerator<RowPreview> {
    let some: RowPreview[] = [];
    for await (const row of allRows(disk.folderOf(id), listOf(id))) {
      some.push(row);
      if (some.length < seenAtOnce) continue;
      yield* see(some, partnerOf(id));
      some = [];
    }
    yield* see(some, partnerOf(id));
  }

  return {
    limits: { ...defaultLimits, ...limits },
    get: uploads.get,
    /** The upload that a deposit of the archive came from, while it is kept. */
    ofDeposit: (deposit: number): Upload | undefined =>
      uploads.all().find((upload) => upload.deposit === deposit),
    /** What is looked at or taken for a partner, the newest first. */
    ofPartner: (partner: string): Upload[] =>
      uploads
        .all()
        .filter(({ fields }) => fields.partner === partner)
        .sort((a, b) => (a.started < b.started ? 1 : -1)),
    /** A folder for the files of a request; `begin` takes it over, or `drop` removes it. */
    prepare(): { id: string; folder: string } {
      const id = newUploadId();
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
      const upload = uploads.add({
        id,
        kind: 'file',
        fields,
        file,
        actor: actor.id,
        role: actor.role,
        preview: fields.mode === 'preview',
        progress: { bytes: 0, total: bytes, rows: 0 },
      });
      disk.save(upload);
      line(() => take(upload, actor));
      return upload;
    },
    /** Takes what a preview looked at, or what is selected of it; false where it is not there to be taken, or not shown any more. */
    commit(upload: Upload, actor: Actor, selection?: Selection): boolean {
      if (!isReady(upload)) return false;
      if (upload.read && !hasRows(disk.folderOf(upload.id), 'preview')) return false;
      anew(upload, actor, { preview: false, ...(selection && { selection }) });
      return true;
    },
    /** Keeps what has been chosen so far of a preview, which waits anew from then on; false where there is none that is ready. */
    choose(upload: Upload, chosen: Selection): boolean {
      if (!isReady(upload)) return false;
      uploads.rest(upload, { chosen });
      return true;
    },
    /** Looks again at what was read: terms may have been chosen since, and others have written; false where there is no preview. */
    again(upload: Upload, actor: Actor): boolean {
      if (!isReady(upload) || !isThere(upload)) return false;
      anew(upload, actor, {});
      return true;
    },
    /** Takes none of a preview, and keeps nothing of it; one that is being made is broken off. False where there is no preview. */
    async discard(upload: Upload): Promise<boolean> {
      if (!upload.preview || upload.kind !== 'file') return false;
      if (isUnderWay(upload)) {
        discarded.add(upload.id);
        uploads.drop(upload.id);
      } else await uploads.forget(upload.id);
      return true;
    },
    /** Rows of a kind, or all, after the one numbered so, as far as they are there. */
    async rows(
      id: string,
      { outcome, after, limit }: { outcome?: RowKind | undefined; after?: number; limit: number },
    ): Promise<RowPage> {
      // Asked first: what is over has all its rows.
      const upload = uploads.get(id);
      const whole = upload === undefined || !isUnderWay(upload);
      const kind = outcome;
      const page = await readRows(disk.folderOf(id), listOf(id), {
        limit,
        kind,
        ...(after !== undefined && { after }),
      });
      const seen = see(page.entries, partnerOf(id)).map((row, at) => ({ ...row, n: page.entries[at]!.n }));
      // One that stands in the list for what is held back by now is there no more.
      const entries = kind === undefined ? seen : seen.filter((row) => isOfKind(row, kind));
      return { ...page, entries, whole };
    },
    terms: (id: string): FileTerms => disk.terms(id),
    /** All rows in brief, as CSV (RFC 4180), in parts as they come. */
    summary: (id: string): AsyncGenerator<string> => summaryCsv(seenRows(id)),
    /** The place of a file that was sent, by its name. */
    fileOf: disk.fileOf,
    /** Follows work that has begun elsewhere: a deposit that is being reverted. */
    follow(facts: Pick<Upload, 'fields' | 'file' | 'actor'> & { reverts: number }) {
      const upload = uploads.add({ ...facts, kind: 'revert', preview: false, state: 'running' });
      return {
        upload,
        progress: (rows: number) => change(upload, { progress: { ...upload.progress, rows } }, false),
        end: (end: Partial<Upload>) => settle(upload, end),
        drop: () => uploads.drop(upload.id),
      };
    },
    problems: disk.problems,
    /** Tells of every change; the answer ends it. */
    listen: uploads.listen,
    /** Ends what is being taken at its next batch, within ten seconds at most; the next server goes on with it. */
    async close(): Promise<void> {
      closing = true;
      uploads.close();
      await Promise.race([queue, setTimeout(10_000, undefined, { ref: false })]);
    },
  };
}
