import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { SourceProblem } from '../../../../vocab/problem.ts';
import type { Actor } from '../../../curation/decide.ts';
import type { FileTerms } from '../../../deposit/collect-terms.ts';
import type { DepositResult } from '../../../deposit/commit-deposit.ts';
import type { SourcedRow } from '../../../deposit/prepare-row.ts';
import type { RowPreview } from '../../../deposit/row-preview.ts';
import { choicesOf } from '../../../deposit/selection.ts';
import { type DraftWriter, readDrafts, writeDrafts } from './keep-drafts.ts';
import { type RowWriter, shownRows, writeRows } from './keep-rows.ts';
import type { KeptUploads } from './keep-uploads.ts';
import type { FileToTake, TakeFile, Upload } from './upload.ts';

/** How often the terms are written while rows are read, in milliseconds. */
const termsEvery = 1000;

/** The problems of an upload, in a file that is begun with the first; `write` waits where the disk is slower than the source. */
function problemsSink(path: string) {
  let sink: WriteStream | undefined;
  return {
    async write(problem: SourceProblem): Promise<void> {
      sink ??= createWriteStream(path, { mode: 0o600 });
      if (!sink.write(`${JSON.stringify(problem)}\n`)) await once(sink, 'drain');
    },
    async end(): Promise<void> {
      if (!sink) return;
      sink.end();
      await once(sink, 'close');
    },
  };
}

/** Rows as they were read, each with how the preview showed it. */
async function* withShown(folder: string): AsyncGenerator<SourcedRow> {
  const shown = shownRows(folder, 'preview');
  try {
    for await (const source of readDrafts(folder)) {
      // Row 0 is the file, of which no row is shown.
      const next = source.row > 0 ? (await shown.next()).value : undefined;
      yield next ? { ...source, shown: next } : source;
    }
  } finally {
    await shown.return(undefined);
  }
}

/**
 * Does the work on an upload, and keeps what is told on the way: rows, problems, terms, and in a preview what was read, so that the commit reads no source
 * anew and takes what was looked at.
 */
export async function takeUpload(
  upload: Upload,
  {
    actor,
    disk,
    takeFile,
    onProgress,
    stopping,
  }: {
    actor: Actor;
    disk: KeptUploads;
    takeFile: TakeFile;
    onProgress: (facts: Pick<Upload, 'progress' | 'counts'>) => void;
    stopping: () => boolean;
  },
): Promise<DepositResult> {
  const { id, fields, preview, selection } = upload;
  const folder = disk.folderOf(id);
  const problems = problemsSink(disk.problemsFile(id));
  const known = upload.read ? (upload.counts?.rows ?? 0) : 0;
  const total = upload.progress.total;
  let rows: RowWriter | undefined;
  let drafts: DraftWriter | undefined;
  let termsWritten = 0;
  let terms: (() => FileTerms) | undefined;

  async function keepRows(
    told: { source: SourcedRow | undefined; row: RowPreview | undefined }[],
  ): Promise<void> {
    rows ??= await writeRows(folder, preview ? 'preview' : 'taken');
    await rows.add(told.flatMap(({ row }) => row ?? []));
    if (!preview || upload.read) return;
    drafts ??= await writeDrafts(folder);
    await drafts.add(told.flatMap(({ source }) => source ?? []));
  }

  function keepTerms(list: () => FileTerms): void {
    terms = list;
    if (!preview || performance.now() - termsWritten < termsEvery) return;
    disk.saveTerms(id, list());
    termsWritten = performance.now();
  }

  const file: FileToTake = {
    file: join(disk.filesOf(id), upload.file),
    partner: fields.partner,
    collection: fields.collection,
    ...(fields.mapping !== undefined && { mapping: fields.mapping }),
    ...(fields.language !== undefined && { language: fields.language }),
    actor,
    complete: fields.complete,
    overwriteEdits: fields.overwriteEdits,
    dryRun: preview,
    ...(upload.read && { rows: preview ? readDrafts(folder) : withShown(folder) }),
    ...(!preview && { upload: id, ...(selection && { choices: choicesOf(selection) }) }),
    onProblem: problems.write,
    onProgress: ({ bytes, rows: done, counts }) =>
      onProgress({
        progress: {
          // What has been read already is measured by its rows.
          bytes: known ? Math.round((total * Math.min(done, known)) / known) : bytes,
          total,
          rows: done,
        },
        counts: { ...counts },
      }),
    onRows: keepRows,
    onTerms: keepTerms,
    stopping,
  };
  try {
    const result = await takeFile(file);
    if (preview && terms) disk.saveTerms(id, terms());
    return result;
  } finally {
    await rows?.end();
    await drafts?.end();
    await problems.end();
  }
}
