import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { fileDigest } from '../archive/media-store.ts';
import { openArchive } from '../archive/open-archive.ts';
import { vocabularyReader } from '../archive/vocabulary-reader.ts';
import { shortNameForm } from '../curation/short-name.ts';
import { loadScheme } from '../vocabulary/load-scheme.ts';
import { vocabularyFormats } from '../vocabulary/read-triples.ts';
import { formatOfName, readVocabulary } from '../vocabulary/read-vocabulary.ts';
import { fieldsOfScheme, termFields } from '../vocabulary/scheme-fields.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { countBytes } from './count-bytes.ts';
import { progressBar } from './progress-bar.ts';

function list(dataDir: string, console: Console): number {
  const archive = openArchive(dataDir);
  for (const { scheme, concepts, labels, file, loaded, fields } of vocabularyReader(archive.db).schemes())
    console.out(
      `${scheme}: ${concepts} concepts, ${labels} labels, from ${file}, ${loaded}, for ${fields.join(', ') || 'no field'}`,
    );
  archive.close();
  return 0;
}

export const vocab: Command = {
  usage: `vocab load FILE --scheme S [--format ${vocabularyFormats.join('|')}] [--field F ...] | vocab list`,
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        scheme: { type: 'string' },
        format: { type: 'string' },
        field: { type: 'string', multiple: true },
      },
    });
    const [verb, file] = positionals;
    if (verb === 'list') return list(config.dataDir, console);
    if (verb !== 'load' || file === undefined) throw new UsageError('Say which file to load.');
    if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`There is no file ${file}.`);
    const { scheme } = values;
    if (scheme === undefined || !shortNameForm.test(scheme))
      throw new UsageError(
        'Name the scheme (--scheme S): small letters, digits and hyphens, 40 at most, such as aat.',
      );
    const format =
      values.format === undefined
        ? formatOfName(file)
        : vocabularyFormats.find((known) => known === values.format);
    if (format === undefined)
      throw new UsageError(`Say what the file is: --format ${vocabularyFormats.join(' or ')}.`);
    const fields =
      values.field?.map((name) => {
        const field = termFields.find((known) => known === name);
        if (!field)
          throw new UsageError(
            `“${name}” is no field with terms of schemes. Use one of: ${termFields.join(', ')}.`,
          );
        return field;
      }) ?? fieldsOfScheme(scheme);
    const started = performance.now();
    const archive = openArchive(config.dataDir);
    const bar = progressBar(console, statSync(file).size);
    const { bytes, read } = countBytes(file);
    const outcome = await loadScheme(archive, {
      scheme,
      file: basename(file),
      digest: (await fileDigest(file)).file,
      fields,
      statements: readVocabulary({ bytes, format }),
      onProgress: (statements) => bar.update({ bytes: read(), rows: statements }),
    }).finally(() => {
      bar.stop();
      archive.close();
    });
    if (outcome.outcome === 'refused') {
      console.err(`${outcome.message} ${outcome.remedy}`);
      return 2;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.out(
      `Scheme ${scheme}: ${outcome.concepts} concepts with ${outcome.labels} labels, from ${outcome.statements} statements, in ${seconds} s.`,
    );
    console.out(
      `Its words are matched in: ${fields.join(', ') || 'no field'}. Records that are there already are matched when their file is loaded again.`,
    );
    return 0;
  },
};
