import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { resolveMapping } from '../../ingest/mappings/files/load-mapping.ts';
import { problemsCsv } from '../../ingest/problems-csv.ts';
import { formats } from '../../ingest/readers/source-row.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { FileTerms } from '../deposit/collect-terms.ts';
import type { DepositResult, DepositSummary } from '../deposit/commit-deposit.ts';
import type { RowPreview } from '../deposit/row-preview.ts';
import { summaryCsv } from '../deposit/summary-csv.ts';
import { loadOwnSchemes } from '../vocabulary/load-own-schemes.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { csvFile } from './csv-file.ts';
import { ingestFile } from './ingest-file.ts';
import { progressBar } from './progress-bar.ts';
import { previewExamples } from './show-preview.ts';

function report(console: Console, result: DepositResult, seconds: number): number {
  if (result.outcome !== 'done') {
    console.err(`${result.message} ${result.remedy}`);
    return 2;
  }
  const s: DepositSummary = result.summary;
  const taken = s.created + s.changed + s.same + s.proposed;
  const parts = [
    `${s.created} new`,
    `${s.changed} changed`,
    `${s.same} same`,
    ...(s.proposed ? [`${s.proposed} waiting for the partners`] : []),
    ...(s.withdrawn ? [`${s.withdrawn} withdrawn`] : []),
    ...(s.kept ? [`${s.kept} with edits kept`] : []),
    `${s.refused} refused`,
    `${s.warnings} warnings`,
  ];
  const rate = seconds > 1 ? ` (${Math.round(s.rows / seconds)} rows a second)` : '';
  console.out(`${s.rows} rows in ${seconds.toFixed(1)} s${rate}: ${parts.join(', ')}.`);
  if (s.failed) console.err('The source could not be read to its end; the problems file says where and why.');
  if (taken === 0) return 2;
  return s.refused || s.failed ? 1 : 0;
}

export const ingest: Command = {
  usage:
    'ingest FILE --partner P --collection C [--mapping M|FILE] [--format F] [--sheet NAME] [--encoding E] [--delimiter D] [--language TAG] [--overwrite-edits] [--problems FILE] [--complete] [--dry-run [--summary FILE]]',
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        partner: { type: 'string' },
        collection: { type: 'string' },
        mapping: { type: 'string' },
        format: { type: 'string' },
        sheet: { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        language: { type: 'string' },
        problems: { type: 'string' },
        summary: { type: 'string' },
        complete: { type: 'boolean', default: false },
        'overwrite-edits': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    const {
      partner,
      collection,
      complete,
      'dry-run': dryRun,
      'overwrite-edits': overwriteEdits,
      problems: problemsPath,
      summary: summaryPath,
      format,
      mapping: told,
      ...reading
    } = values;
    if (format !== undefined && !formats.some((known) => known === format))
      throw new UsageError(`“${format}” is no format that can be read. Use one of: ${formats.join(', ')}.`);
    if (file === undefined) throw new UsageError('Say which file to ingest.');
    if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`There is no file ${file}.`);
    if (partner === undefined || collection === undefined)
      throw new UsageError('Say whose file it is (--partner P) and where it belongs (--collection C).');
    const resolved = told === undefined ? { mapping: told } : await resolveMapping(told);
    if ('faults' in resolved)
      throw new UsageError(
        [
          `The mapping ${told} cannot be used.`,
          ...resolved.faults.map((f) => `${f.path} ${f.message} ${f.remedy}`.trim()),
        ].join('\n'),
      );
    const started = performance.now();
    const problems = csvFile<SourceProblem>(problemsPath ?? `${basename(file)}.problems.csv`, problemsCsv);
    const summary = csvFile<RowPreview>(summaryPath ?? `${basename(file)}.summary.csv`, summaryCsv);
    const preview = previewExamples();
    let termsSoFar = (): FileTerms => ({ entries: [], more: 0 });
    const archive = openArchive(config.dataDir);
    await loadOwnSchemes(archive);
    const bar = progressBar(console, statSync(file).size);
    const result = await ingestFile(archive, {
      ...reading,
      ...(resolved.mapping !== undefined && { mapping: resolved.mapping }),
      format: formats.find((known) => known === format),
      file,
      partner,
      collection,
      baseUrl: config.baseUrl,
      formerBaseUrls: config.formerBaseUrls,
      complete,
      overwriteEdits,
      dryRun,
      onProblem: problems.write,
      onProgress: bar.update,
      ...(dryRun && {
        onRows: async (rows) => {
          for (const { row } of rows) {
            if (!row) continue;
            preview.add(row);
            await summary.write(row);
          }
        },
        onTerms: (list) => {
          termsSoFar = list;
        },
      }),
    });
    bar.stop();
    archive.close();
    const code = report(console, result, (performance.now() - started) / 1000);
    if (await problems.end()) console.out(`What is wrong, row by row, is in ${problems.path}.`);
    if (dryRun) {
      if (result.outcome === 'done' && result.counts) preview.show(console, result.counts, termsSoFar());
      if (await summary.end()) console.out(`What becomes of each row is in ${summary.path}.`);
      console.out('Nothing was written: this was a dry run.');
    }
    return code;
  },
};
