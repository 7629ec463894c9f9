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
import type { Upload } from './upload.ts';

/**
 * The folder of uploads: one folder each, with the files that were sent, what is wrong row by row, and how the work stands. All of it for this
 * process alone; nothing in it is served as it lies there.
 */
export function keepUploads(dataDir: string) {
  const root = join(dataDir, 'uploads');
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const folderOf = (id: string) => join(root, id);
  const stateFile = (id: string) => join(folderOf(id), 'state.json');
  const problemsFile = (id: string) => join(folderOf(id), 'problems.ndjson');

  return {
    filesOf: (id: string) => join(folderOf(id), 'files'),
    problemsFile,
    make(id: string): string {
      const files = join(folderOf(id), 'files');
      mkdirSync(files, { recursive: true, mode: 0o700 });
      return files;
    },
    save(upload: Upload): void {
      const file = stateFile(upload.id);
      if (!existsSync(folderOf(upload.id))) return;
      writeFileSync(`${file}.part`, JSON.stringify(upload), { mode: 0o600 });
      renameSync(`${file}.part`, file);
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
    removeFiles: (id: string) => rm(join(folderOf(id), 'files'), { recursive: true, force: true }),
    remove: (id: string) => rm(folderOf(id), { recursive: true, force: true }),
  };
}
