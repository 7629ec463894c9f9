import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DescribedRecord } from '../../../vocab/crosswalks/described-record.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { inSnapshot } from '../../archive/read-snapshot.ts';
import type { RecordView } from '../../curation/view.ts';
import type { GraphContext } from '../graphs/item-graphs.ts';
import { contextGraphs, type Named } from './context-quads.ts';
import { type DumpForm, type FormContext, quadsForm, recordForms } from './dump-forms.ts';
import {
  type BagMedia,
  type DumpCollection,
  type DumpFile,
  type DumpManifest,
  manifestFile,
} from './dump-manifest.ts';
import { gatherMedia } from './gather-media.ts';
import { joinFiles, type Stretch } from './join-files.ts';
import { type Compression, compressions, type Output, openOutput, type WrittenFile } from './open-output.ts';
import { quadBytes } from './quad-bytes.ts';
import { addQuads } from './quads-of.ts';
import { referencesIn, viewsOf } from './read-views.ts';
import { orderHeadings, templateRow } from './write-row.ts';

export type DumpSettings = {
  archive: Archive;
  /** The archive's public address; ends with a slash. */
  base: string;
  /** The archive's own name. */
  name: string;
  graphs: GraphContext;
  describe: (record: RecordView) => DescribedRecord;
  /** Where the dump shall be: a folder that is made anew. */
  folder: string;
  made: string;
};

/** A form of one collection while it is written, in all compressions at once. */
type Writing = { form: string; suffix: string; mediaType: string; outputs: Map<Compression, Output> };

const suffixOf = (suffix: string, compression: Compression) => `${suffix}.${compression}`;
const collectionPath = (id: string, suffix: string) => join('collection', `${id}.${suffix}`);

function openWriting(
  folder: string,
  path: (suffix: string) => string,
  form: { form: string; suffix: string; mediaType: string; start?: string; end?: string },
): Writing {
  const { start, end, ...rest } = form;
  const outputs = compressions.map((compression) => {
    const file = join(folder, path(suffixOf(form.suffix, compression)));
    return [
      compression,
      openOutput({ path: file, compression, ...(start && { start }), ...(end && { end }) }),
    ] as const;
  });
  return { ...rest, outputs: new Map(outputs) };
}

async function write({ outputs }: Writing, text: string | Buffer): Promise<void> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  if (bytes.length === 0) return;
  await Promise.all([...outputs.values()].map((output) => output.write(bytes)));
}

/** Where the body of each form lies, by form and compression; from it the whole is put together. */
type Bodies = Map<string, { stretches: Stretch[]; records: number; written?: WrittenFile }>;

/**
 * Makes a dump of what is public now: each collection in each form and compression, and all of them together. It is written beside, and stands in its
 * folder only when it is whole. All of it is the state of one moment.
 */
export async function makeDump(settings: DumpSettings): Promise<DumpManifest> {
  const { folder } = settings;
  const beside = `${folder}.making`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(join(beside, 'collection'), { recursive: true });
  try {
    const manifest = await inSnapshot(settings.archive.db, () => writeAll({ ...settings, folder: beside }));
    await writeFile(join(beside, manifestFile), JSON.stringify(manifest));
    const old = `${folder}.old`;
    await rm(old, { recursive: true, force: true });
    await rename(folder, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(beside, folder);
    await rm(old, { recursive: true, force: true });
    return manifest;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function writeAll(settings: DumpSettings): Promise<DumpManifest> {
  const { archive, base, graphs, folder, made, name } = settings;
  const { publicList, hidden, reader } = archive;
  const place = { head: publicList.head(), recall: hidden.lastRecall() };
  const named: Named = { references: new Set(), deposits: new Set() };
  const files: DumpFile[] = [];
  const collections: DumpCollection[] = [];
  const bodies: Bodies = new Map();
  const bytes = quadBytes();

  async function finish(
    writing: Writing,
    of: { path: (suffix: string) => string; records: number; collection?: string },
  ): Promise<void> {
    for (const [compression, output] of writing.outputs) {
      const written = await output.close();
      const path = of.path(suffixOf(writing.suffix, compression));
      const { form, mediaType } = writing;
      const { bytes, sha256, body } = written;
      files.push({
        path,
        form,
        mediaType,
        compression,
        bytes,
        sha256,
        records: of.records,
        ...(of.collection !== undefined && { collection: of.collection }),
      });
      const key = `${form} ${compression}`;
      const known = bodies.get(key) ?? { stretches: [], records: 0 };
      known.stretches.push({ path: join(folder, path), ...body });
      if (of.collection !== undefined) known.records += of.records;
      known.written ??= written;
      bodies.set(key, known);
    }
  }

  for (const { id, name: title, licence } of reader.collections()) {
    const path = (suffix: string) => collectionPath(id, suffix);
    const media = new Map<string, BagMedia>();
    let records = 0;
    let writing: Writing | undefined;
    for (const batch of viewsOf(archive, id)) {
      for (const { view, records: own } of batch) {
        addQuads(bytes, { view, records: own, collection: id }, graphs);
        for (const record of own) {
          records += 1;
          named.deposits.add(record.deposit);
          for (const reference of referencesIn(record)) named.references.add(reference);
          if (record.content.media) await gatherMedia(archive.dataDir, record, media);
        }
      }
      if (batch.length === 0) continue;
      writing ??= openWriting(folder, path, quadsForm);
      await write(writing, bytes.take());
      // Others of this process have their turn too.
      await setImmediate();
    }
    if (!writing) continue;
    await finish(writing, { path, records, collection: id });
    collections.push({ id, name: title, licence, records, media: [...media.values()] });
  }
  const contextPath = (suffix: string) => `context.${suffix}`;
  const beside = openWriting(folder, contextPath, quadsForm);
  let contexts = 0;
  for (const { graph, ntriples } of contextGraphs(archive, base, named)) {
    if (ntriples === '') continue;
    contexts += 1;
    bytes.add(ntriples, graph);
    await write(beside, bytes.take());
  }
  await finish(beside, { path: contextPath, records: contexts });
  await writeForms(settings, { collections, finish });
  files.push(...(await joinAll(folder, bodies)));
  const quads = bytes.count();
  const { items, records } = publicList.counts();
  return { made, base, name, ...place, items, records, quads, collections, files };
}

type Finish = (
  writing: Writing,
  of: { path: (suffix: string) => string; records: number; collection: string },
) => Promise<void>;

/** Each record by itself, in forms that others read. CSV comes last: its columns are known when all else has been written. */
async function writeForms(
  settings: DumpSettings,
  { collections, finish }: { collections: readonly DumpCollection[]; finish: Finish },
): Promise<void> {
  const { base, describe } = settings;
  const headings = new Set<string>();
  const note = (record: RecordView) => {
    for (const heading of templateRow(record, base).keys()) headings.add(heading);
  };
  const documents = recordForms.filter(({ form }) => form !== 'csv');
  const tables = recordForms.filter(({ form }) => form === 'csv');
  for (const { id } of collections)
    await writeCollection(settings, {
      id,
      forms: documents,
      context: { base, describe, headings: [] },
      finish,
      note,
    });
  const context = { base, describe, headings: orderHeadings(headings) };
  for (const { id } of collections) await writeCollection(settings, { id, forms: tables, context, finish });
}

async function writeCollection(
  { archive, folder }: DumpSettings,
  given: {
    id: string;
    forms: readonly DumpForm[];
    context: FormContext;
    finish: Finish;
    note?: (record: RecordView) => void;
  },
): Promise<void> {
  const { id, forms, context, finish, note = () => {} } = given;
  const path = (suffix: string) => collectionPath(id, suffix);
  const open = forms.map((form) => ({
    form,
    writing: openWriting(folder, path, { ...form, start: form.start(context), end: form.end }),
  }));
  let records = 0;
  for (const batch of viewsOf(archive, id)) {
    const own = batch.flatMap((one) => one.records);
    records += own.length;
    for (const record of own) note(record);
    for (const { form, writing } of open)
      await write(writing, own.map((record) => form.write(record, context)).join(''));
    await setImmediate();
  }
  for (const { writing } of open) await finish(writing, { path, records, collection: id });
}

/** All collections in one file of each form and compression: the members of the first, then the bodies of the others, then the end. */
async function joinAll(folder: string, bodies: Bodies): Promise<DumpFile[]> {
  const files: DumpFile[] = [];
  for (const form of [quadsForm, ...recordForms])
    for (const compression of compressions) {
      const known = bodies.get(`${form.form} ${compression}`);
      if (!known?.written) continue;
      const { path: first } = known.stretches[0]!;
      const { body, bytes: size } = known.written;
      const path = `all.${suffixOf(form.suffix, compression)}`;
      const { bytes, sha256 } = await joinFiles(join(folder, path), [
        { path: first, from: 0, to: body.from },
        ...known.stretches,
        { path: first, from: body.to, to: size },
      ]);
      const { mediaType } = form;
      files.push({ path, form: form.form, mediaType, compression, bytes, sha256, records: known.records });
    }
  return files;
}
