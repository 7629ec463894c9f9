import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../server/archive/open-archive.ts';
import { loadScheme } from '../../server/vocabulary/load-scheme.ts';
import { termMatcher } from '../../server/vocabulary/match-terms.ts';
import { readVocabulary } from '../../server/vocabulary/read-vocabulary.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { ns } from '../../vocab/terms/namespaces.ts';
import type { Measurement } from './ingest.ts';

type Row = Measurement & { target?: number; met?: boolean };

const concepts = 400_000;
const records = 50_000;
const termsEach = 6;
/** A record of an ingest of 2,500 a second has 400 microseconds; matching may have a tenth of them. */
const allowed = 40;

/** A scheme of a million labels as N-Triples: two preferred labels a concept, and one other for every second, ten below each. */
async function* scheme(): AsyncGenerator<Uint8Array> {
  const iri = (n: number) => `<http://bench.example/concept/${n}>`;
  let part = '';
  for (let n = 1; n <= concepts; n++) {
    part += `${iri(n)} <${ns.rdf}type> <${ns.skos}Concept> .\n${iri(n)} <${ns.skos}prefLabel> "thing of kind ${n}"@en .\n`;
    part += `${iri(n)} <${ns.skos}prefLabel> "chose du genre ${n}"@fr .\n`;
    if (n % 2) part += `${iri(n)} <${ns.skos}altLabel> "also called ${n}"@en .\n`;
    if (n > 10) part += `${iri(n)} <${ns.skos}broader> ${iri(Math.floor(n / 10))} .\n`;
    if (part.length < 200_000) continue;
    yield Buffer.from(part);
    part = '';
  }
  yield Buffer.from(part);
}

/** Records with terms out of `words`: half of them the scheme knows. */
function contents(words: number): RecordContent[] {
  let at = 2_463_534_242;
  const word = () => {
    // Xorshift: the same words in every run.
    at ^= at << 13;
    at ^= at >>> 17;
    at ^= at << 5;
    const n = (at >>> 0) % words;
    return n % 2 ? `Thing of kind ${n + 1}` : `Nothing ${n}`;
  };
  const terms = (count: number) => Array.from({ length: count }, () => ({ label: { en: [word()] } }));
  return Array.from({ length: records }, () => ({
    type: terms(1),
    material: terms(2),
    subject: terms(termsEach - 3),
  }));
}

/** Measures the loading of a million labels, and the matching of records against them. */
export async function benchVocabulary(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const archive = openArchive(dataDir);
  try {
    let most = 0;
    const started = performance.now();
    const outcome = await loadScheme(archive, {
      scheme: 'bench',
      file: 'bench',
      digest: '',
      fields: ['type', 'material', 'subject'],
      statements: readVocabulary({ bytes: scheme(), format: 'ntriples' }),
      onProgress: () => {
        most = Math.max(most, process.memoryUsage.rss());
      },
    });
    if (outcome.outcome !== 'loaded') throw new Error(outcome.message);
    const seconds = (performance.now() - started) / 1000;
    most = Math.max(most, process.memoryUsage.rss());
    const rows: Row[] = [
      {
        name: `load of ${outcome.labels} labels, ${outcome.statements} statements`,
        value: seconds,
        unit: 's',
      },
      { name: 'memory of the process while it loads', value: most / 1e6, unit: 'MB' },
    ];
    for (const words of [4_000, 20_000, concepts]) {
      const sample = contents(words);
      const match = termMatcher(archive, { partner: 'bench' });
      const { user, system } = process.threadCpuUsage();
      let matched = 0;
      for (const content of sample) matched += match(content).matched;
      const after = process.threadCpuUsage();
      if (matched === 0) throw new Error('Nothing was matched.');
      const value = (after.user - user + after.system - system) / records;
      rows.push({
        name: `matching a record of ${termsEach} terms, ${words} different words in ${records} records`,
        value,
        unit: 'µs',
        target: allowed,
        met: value <= allowed,
      });
    }
    return rows;
  } finally {
    archive.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) console.table(await benchVocabulary());
