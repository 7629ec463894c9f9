import { existsSync } from 'node:fs';
import { compileMapping } from '../../ingest/mappings/apply-mapping.ts';
import { tate } from '../../ingest/mappings/tate.ts';
import { readRows } from '../../ingest/readers/read-rows.ts';
import type { SourceRow } from '../../ingest/readers/source-row.ts';
import { check } from '../../vocab/check.ts';

export type Measurement = { name: string; value: number; unit: string };

const artworks = new URL('../../../shared/data/tate/artworks.ndjson.gz', import.meta.url).pathname;
const sampleSize = 10_000;
const line =
  'A00001,"A Figure, bowing before ""an old"" man",painting,Robert Blake,1762/1787,London,"Watercolour, ink, chalk and graphite on paper",394 mm,419 mm,Presented by Mrs John Richmond 1922,http://www.tate.org.uk/art/artworks/blake,man|woman|old man,,,,,,,,\n';

/** How many things a second one core does, by the CPU time of this thread: other work on the machine does not count. */
async function perSecond(work: () => number | Promise<number>): Promise<number> {
  await work();
  const { user, system } = process.threadCpuUsage();
  const done = await work();
  const after = process.threadCpuUsage();
  return Math.round(done / ((after.user - user + after.system - system) / 1e6));
}

async function countRows(file: string | AsyncIterable<Uint8Array>): Promise<number> {
  let rows = 0;
  for await (const outcome of readRows({ file })) if (outcome.kind === 'row') rows++;
  return rows;
}

async function* table(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t\n');
  const part = Buffer.from(line.repeat(200));
  for (let i = 0; i < 500; i++) yield part;
}

/** Measures reading, mapping and checking. Without the real inputs only the table is measured. */
export async function benchIngest(): Promise<Measurement[]> {
  const measured = [{ name: 'CSV rows read', value: await perSecond(() => countRows(table())), unit: '/s' }];
  if (!existsSync(artworks)) return measured;
  measured.push({ name: 'Tate rows read', value: await perSecond(() => countRows(artworks)), unit: '/s' });
  const sample: SourceRow[] = [];
  for await (const outcome of readRows({ file: artworks })) {
    if (outcome.kind === 'row') sample.push(outcome);
    if (sample.length === sampleSize) break;
  }
  const apply = compileMapping({ mapping: tate });
  const each = (work: (row: SourceRow) => unknown) => () => {
    for (const row of sample) work(row);
    return sample.length;
  };
  measured.push(
    { name: 'Tate rows mapped', value: await perSecond(each(apply)), unit: '/s' },
    {
      name: 'Tate rows mapped and checked',
      value: await perSecond(each((row) => check(apply(row).draft))),
      unit: '/s',
    },
  );
  return measured;
}

if (import.meta.main) console.table(await benchIngest());
