import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { RecordContent } from '../../vocab/fields.ts';
import type { Problem } from '../../vocab/problem.ts';
import type { Media } from '../../vocab/record/record.ts';
import type { MediaFile } from '../archive/archive.ts';
import { fileDigest, storeMedia } from '../archive/media-store.ts';

/** What looking into a picture comes to; the archive keeps what is a picture within limits. */
export type Inspect = (path: string) => Promise<
  | {
      ok: true;
      format: string;
      width: number;
      height: number;
      pageSizes?: readonly { width: number; height: number }[];
    }
  | { ok: false; code: string; message: string; remedy: string }
>;

export type TakenMedia = {
  content: RecordContent;
  files: (MediaFile & { bytes: number })[];
  problems: Problem[];
};

/** The real path of a file beside the source, or undefined when it leads out of the source's folder, by dots or by links. */
async function pathWithin(source: string, path: string): Promise<string | 'outside' | 'absent'> {
  const folder = await realpath(dirname(resolve(source)));
  const wanted = resolve(folder, path);
  if (relative(folder, wanted).startsWith('..')) return 'outside';
  const real = await realpath(wanted).catch(() => undefined);
  if (real === undefined) return 'absent';
  return real.startsWith(folder + sep) ? real : 'outside';
}

const absent = (path: string) => ({
  code: 'media.absent',
  message: `There is no file ${path} beside the source.`,
  remedy: 'Put the picture there, or correct the path (capitals count).',
});

/** Copies the pictures that a record names by path into the archive and names them by their SHA-256 instead. */
export async function takeMedia({
  content,
  source,
  dataDir,
  inspect,
  keep,
}: {
  content: RecordContent;
  source: string;
  dataDir: string;
  inspect: Inspect;
  keep: boolean;
}): Promise<TakenMedia> {
  const problems: Problem[] = [];
  const files: TakenMedia['files'] = [];
  if (!content.media?.some((media) => media.path !== undefined)) return { content, files, problems };
  const taken: Media[] = [];
  for (const [index, { path, ...media }] of content.media.entries()) {
    if (path === undefined) {
      taken.push(media);
      continue;
    }
    const refuse = (problem: { code: string; message: string; remedy: string }) =>
      problems.push({ ...problem, severity: 'error', path: `media[${index}]`, value: path });
    const real = await pathWithin(source, path);
    if (real === 'outside') {
      refuse({
        code: 'media.outside',
        message: 'The path leads out of the folder of the source.',
        remedy: 'Put pictures into that folder or below it, and give the path from there.',
      });
    } else if (real === 'absent') refuse(absent(path));
    else {
      const seen = await inspect(real);
      if (!seen.ok) refuse(seen);
      else {
        const { file, bytes } = keep ? await storeMedia({ dataDir, source: real }) : await fileDigest(real);
        const facts = { format: seen.format, width: seen.width, height: seen.height };
        files.push({ file, bytes, ...facts });
        taken.push({ ...media, file, ...facts, ...(seen.pageSizes && { pages: seen.pageSizes }) });
      }
    }
  }
  return { content: { ...content, media: taken }, files, problems };
}
