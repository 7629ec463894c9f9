import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SourceProblem } from '../../../../vocab/problem.ts';
import type { FileTerms } from '../../../deposit/collect-terms.ts';
import { removeDrafts } from './keep-drafts.ts';
import { removeRows } from './keep-rows.ts';
import { safeName } from './safe-name.ts';
import type { Upload } from './upload.ts';

/**
 * The folder of uploads: one folder each, with the files that were sent, what was read from them, what becomes of each row, what is wrong, which terms await a
 * choice, and how the work stands. All of it for this process alone; nothing in it is served as it lies there.
 */
export function keepUploads(dataDir: string) {
  const root = join(dataDir, 'uploads');
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const folderOf = (id: string) => join(root, id);
  const stateFile = (id: string) => join(folderOf(id), 'state.json');
  const problemsFile = (id: string) => join(folderOf(id), 'problems.ndjson');
  const termsFile = (id: string) => join(folderOf(id), 'terms.json');
  const filesOf = (id: string) => join(folderOf(id), 'files');

  /** Writes a file as a whole: whoever reads finds the old one or the new. */
  function replace(file: string, content: unknown): void {
    writeFileSync(`${file}.part`, JSON.stringify(content), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  }

  return {
    folderOf,
    filesOf,
    problemsFile,
    make(id: string): string {
      mkdirSync(filesOf(id), { recursive: true, mode: 0o700 });
      return filesOf(id);
    },
    /** The place of a file that was sent, by its name; undefined where there is none. */
    fileOf(id: string, name: string): string | undefined {
      const path = safeName(name);
      const file = path === undefined ? undefined : join(filesOf(id), path);
      return file !== undefined && existsSync(file) ? file : undefined;
    },
    save(upload: Upload): void {
      if (existsSync(folderOf(upload.id))) replace(stateFile(upload.id), upload);
    },
    /** What an earlier run of the server left, and folders that nothing is known of. */
    load(): { uploads: Upload[]; lost: string[] } {
      const uploads: Upload[] = [];
      const lost: string[] = [];
      for (const id of readdirSync(root))
        try {
          uploads.push(JSON.parse(readFileSync(stateFile(id), 'utf8')) as Upload);
        } catch {
          lost.push(id);
        }
      return { uploads, lost };
    },
    /** What is wrong with the rows, in their order. */
    async *problems(id: string): AsyncGenerator<SourceProblem> {
      if (!existsSync(problemsFile(id))) return;
      for await (const line of createInterface({ input: createReadStream(problemsFile(id), 'utf8') }))
        yield JSON.parse(line) as SourceProblem;
    },
    saveTerms(id: string, terms: FileTerms): void {
      if (existsSync(folderOf(id))) replace(termsFile(id), terms);
    },
    terms(id: string): FileTerms {
      if (!existsSync(termsFile(id))) return { entries: [], more: 0 };
      return JSON.parse(readFileSync(termsFile(id), 'utf8')) as FileTerms;
    },
    /** Removes what earlier work on the upload told, before it is told anew. */
    async removeTold(id: string, preview: boolean): Promise<void> {
      await rm(problemsFile(id), { force: true });
      await rm(termsFile(id), { force: true });
      await removeRows(folderOf(id), preview ? 'preview' : 'taken');
    },
    /** Removes what was sent, read and shown, once it has been taken. */
    async removeSources(id: string): Promise<void> {
      await rm(filesOf(id), { recursive: true, force: true });
      await rm(termsFile(id), { force: true });
      await removeRows(folderOf(id), 'preview');
      await removeDrafts(folderOf(id));
    },
    remove: (id: string) => rm(folderOf(id), { recursive: true, force: true }),
  };
}
export type KeptUploads = ReturnType<typeof keepUploads>;
