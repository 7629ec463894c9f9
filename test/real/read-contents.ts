import { fileURLToPath } from 'node:url';
import { depositFiles } from '../../fixtures/deposits.ts';
import { readDrafts } from '../../ingest/ingest.ts';
import type { RecordContent } from '../../vocab/fields.ts';

/** The records of a file, at most so many, spread evenly over its first rows. */
export async function readContents(
  file: string,
  { most = Number.POSITIVE_INFINITY, every = 1 }: { most?: number; every?: number } = {},
): Promise<RecordContent[]> {
  const contents: RecordContent[] = [];
  let row = 0;
  for await (const { content } of readDrafts({ file })) {
    if (row++ % every === 0 && content) contents.push(content);
    if (contents.length >= most) break;
  }
  return contents;
}

/** All records of the fixtures, their media with the digests of made-up files, as if they had been taken in. */
export async function readFixtureContents(): Promise<RecordContent[]> {
  const contents: RecordContent[] = [];
  for (const path of depositFiles)
    contents.push(...(await readContents(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url)))));
  return contents.map((content, index) => ({
    ...content,
    ...(content.media && {
      media: content.media.map(({ path, ...media }, at) =>
        path === undefined
          ? media
          : { ...media, file: `${index}0${at}`.padStart(64, '0'), width: 2000, height: 1500 },
      ),
    }),
  }));
}
