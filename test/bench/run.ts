import { cpus } from 'node:os';
import { benchDeposit } from './deposit.ts';
import { benchIngest } from './ingest.ts';
import { benchIngestXml } from './ingest-xml.ts';
import { benchPipeline } from './pipeline.ts';
import { benchSearch } from './search.ts';
import { benchSparql } from './sparql.ts';
import { benchSparqlHttp } from './sparql-http.ts';
import { benchTiles } from './tiles.ts';

// `npm run bench [pipeline|ingest|ingest-xml|search|sparql|sparql-http|tiles …]`: what is named, or all.

type Row = {
  name: string;
  value: number;
  unit: string;
  peer?: number;
  ratio?: number;
  target?: number;
  met?: boolean;
};

const benches: Record<string, () => Promise<Row[]>> = {
  pipeline: benchPipeline,
  deposit: benchDeposit,
  ingest: benchIngest,
  'ingest-xml': benchIngestXml,
  search: benchSearch,
  async sparql() {
    const { records, quads, quadsPerSecond, queries } = await benchSparql();
    return [
      { name: `load of ${records} records, ${quads} quads`, value: quadsPerSecond, unit: 'quads/s' },
      ...queries.map(({ name, overHttp, inProcess, ratio, met }) => ({
        name,
        value: overHttp,
        unit: 'ms',
        peer: inProcess,
        ratio,
        met,
      })),
    ];
  },
  async 'sparql-http'() {
    const { absent, queries, means } = await benchSparqlHttp();
    for (const { name, reason } of absent) console.log(`Without ${name}: ${reason}\n`);
    return [
      ...queries.map(({ name, times: { Tessera, ...others }, ratio, met }) => ({
        name,
        value: Tessera!,
        unit: 'ms',
        peer: Math.min(...Object.values(others)),
        ratio,
        met,
      })),
      ...Object.entries(means).map(([who, mean]) => ({
        name: `geometric mean, by that of ${who}`,
        value: mean,
        unit: 'ratio',
        target: 1,
        met: mean < 1,
      })),
    ];
  },
  tiles: benchTiles,
};

const number = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);

const chosen = process.argv.slice(2);
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length && !chosen.includes(name)) continue;
  console.log(
    `## ${name}\n\n| what | value | unit | peer or target | ratio | met |\n| --- | ---: | --- | ---: | ---: | --- |`,
  );
  for (const row of await bench())
    console.log(
      `| ${row.name} | ${number(row.value)} | ${row.unit} | ${number(row.peer ?? row.target)} | ${number(row.ratio)} | ${row.met === undefined ? '' : row.met ? 'yes' : 'no'} |`,
    );
  console.log('');
}
