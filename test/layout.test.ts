import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

// Who may import whom, where heavy dependencies live, and that nothing runs in a circle.

const texts = ['vocab', 'ingest'];
const upToProjections = [
  'accounts',
  'archive',
  'vocabulary',
  'curation',
  'acts',
  'deposit',
  'feed',
  'publish',
  'projections',
];

/** What each part may import besides itself. The wiring may import all; what is not here may import nothing and be imported by nobody. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  vocab: [],
  ingest: ['vocab'],
  fixtures: texts,
  http: ['vocab'],
  archive: texts,
  vocabulary: [...texts, 'archive'],
  accounts: [...texts, 'archive'],
  curation: [...texts, 'archive'],
  acts: [...texts, 'archive', 'curation'],
  deposit: [...texts, 'archive', 'vocabulary', 'curation', 'acts'],
  feed: [...texts, 'archive'],
  publish: [...texts, 'archive', 'curation', 'feed'],
  projections: [...texts, 'archive', 'curation', 'feed', 'publish'],
  protocols: [...texts, 'http', ...upToProjections],
  pages: [...texts, 'http', ...upToProjections, 'protocols'],
};

/** Where a package, or all under a name that ends with a slash, may be imported. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'node:sqlite': ['server/archive/', 'server/accounts/'],
  meilisearch: ['server/projections/search/'],
  '@gaubee/': ['server/projections/search/'],
  oxigraph: ['server/projections/quads/'],
  '@comunica/': ['server/projections/quads/'],
  '@traqula/': ['server/projections/quads/'],
  sharp: ['server/projections/images/', 'fixtures/'],
  'better-auth': ['server/accounts/'],
  '@better-auth/': ['server/accounts/'],
  kysely: ['server/accounts/'],
  nodemailer: ['server/accounts/'],
  '@tus/': ['server/protocols/uploads/'],
  express: ['server/app.ts', 'server/page-handlers.ts', 'server/http/', 'server/protocols/', 'server/pages/'],
};

type Import = { from: string; to: string; kind: 'run' | 'type' | 'apart' };
type Files = ReadonlyMap<string, string>;

const statement = /^(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\s+from\s+)?['"]([^'"]+)['"]/gm;
const call = /(typeof\s+)?\b(?:import|require|require\.resolve|import\.meta\.resolve)\(\s*['"]([^'"]+)['"]/g;
const address = /new URL\(\s*['"](\.[^'"]+\.ts)['"],\s*import\.meta\.url/g;

/**
 * The imports of a file: those that remain at run time (`import { type X }` does, as Node strips the name alone), types, and
 * programs that are started `apart`, in a thread or process of their own. Own files come as paths from the root, packages by name.
 */
function importsOf(from: string, source: string): Import[] {
  const place = (to: string) => (to.startsWith('.') ? posix.join(posix.dirname(from), to) : to);
  return [
    ...[...source.matchAll(statement)].map(
      ([, type, to]) => ({ to: to!, kind: type ? 'type' : 'run' }) as const,
    ),
    ...[...source.matchAll(call)].map(([, type, to]) => ({ to: to!, kind: type ? 'type' : 'run' }) as const),
    ...[...source.matchAll(address)].map(([, to]) => ({ to: to!, kind: 'apart' }) as const),
  ].map(({ to, kind }) => ({ from, to: place(to), kind }));
}

/** The part that a file belongs to. */
function partOf(path: string): string {
  const [top = '', second = '', ...rest] = path.split('/');
  if (top !== 'server') return top;
  return rest.length === 0 || second === 'commands' || second === 'followers' ? 'wiring' : second;
}

function againstTable({ from, to }: Import): string[] {
  const [own, other] = [partOf(from), partOf(to)];
  if (own === other || (own === 'wiring' && (other === 'fixtures' || other in mayImport))) return [];
  if (mayImport[own]?.includes(other)) return [];
  return [`${from} imports ${to}, but ${own} may not import ${other}`];
}

function awayFromHome({ from, to }: Import): string[] {
  const name = Object.keys(homes).find((key) => `${to}/`.startsWith(key.endsWith('/') ? key : `${key}/`));
  if (name === undefined || homes[name]!.some((home) => from.startsWith(home))) return [];
  return [`${from} imports ${to}, whose home is ${homes[name]!.join(', ')}`];
}

/** The first circle that a walk along the edges finds, as the way around it. */
function circleIn(edges: readonly (readonly [string, string])[]): string[] | undefined {
  const next = Map.groupBy(edges, ([from]) => from);
  const state = new Map<string, 'open' | 'done'>();
  const way: string[] = [];
  function visit(node: string): string[] | undefined {
    if (state.get(node) === 'open') return [...way.slice(way.indexOf(node)), node];
    if (state.has(node)) return undefined;
    state.set(node, 'open');
    way.push(node);
    for (const [, to] of next.get(node) ?? []) {
      const circle = visit(to);
      if (circle) return circle;
    }
    way.pop();
    state.set(node, 'done');
    return undefined;
  }
  for (const node of next.keys()) {
    const circle = visit(node);
    if (circle) return circle;
  }
  return undefined;
}

/** Circles until none is left, taking out the edge that closes each. */
function circlesIn(edges: readonly (readonly [string, string])[]): string[] {
  const way = circleIn(edges);
  if (!way) return [];
  const [from, to] = way.slice(-2);
  const others = edges.filter((edge) => edge[0] !== from || edge[1] !== to);
  return [`a circle: ${way.join(' -> ')}`, ...circlesIn(others)];
}

/** Folders as circles see them: the wiring is one, and so is a folder with those below it that it is made of. */
const folderOf = (path: string): string => (partOf(path) === 'wiring' ? 'server' : posix.dirname(path));
const within = (a: string, b: string): boolean => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);

/** All that is against the layout, one line each. */
function faultsOf(files: Files): string[] {
  const all = [...files].flatMap(([path, source]) => importsOf(path, source));
  const own = all.filter(({ to }) => files.has(to) || to.endsWith('.ts'));
  const running = own.filter(({ kind }) => kind === 'run').map(({ from, to }) => [from, to] as const);
  const folders = own
    .filter(({ kind }) => kind !== 'apart')
    .map(({ from, to }) => [folderOf(from), folderOf(to)] as const)
    .filter(([from, to]) => !within(from, to));
  const absent = own.filter(({ to }) => to.endsWith('.ts') && !files.has(to));
  const surroundings = [...files]
    .filter(([path, source]) => path !== 'server/config.ts' && /\bprocess\.env\b/.test(source))
    .map(([path]) => `${path} reads process.env, which server/config.ts alone does`);
  return [
    ...own.flatMap(againstTable),
    ...all.flatMap(awayFromHome),
    ...absent.map(({ from, to }) => `${from} imports ${to}, which is not among the source`),
    ...circlesIn(running),
    ...circlesIn(folders),
    ...surroundings,
  ];
}

const root = join(import.meta.dirname, '..');
const source: Files = new Map(
  globSync('{vocab,ingest,server,fixtures}/**/*.{ts,js}', { cwd: root }).map((path) => [
    path,
    readFileSync(join(root, path), 'utf8'),
  ]),
);

test('imports run one way, heavy dependencies stay at home, and nothing runs in a circle', () => {
  assert.ok(source.size > 250, `${source.size} files were found`);
  assert.deepEqual(faultsOf(source), []);
});

test('the table names every part that there is', () => {
  const parts = new Set([...source.keys()].map(partOf));
  assert.deepEqual(
    [...parts].filter((part) => part !== 'wiring' && !(part in mayImport)),
    [],
  );
});

test('each kind of fault would be found', () => {
  const found = (files: Record<string, string>) => faultsOf(new Map(Object.entries(files)));
  const leaf = 'export const a = 1;\n';
  const cases: [string, Record<string, string>, RegExp | undefined][] = [
    [
      'a way up',
      { 'server/archive/a.ts': "import '../deposit/b.ts';", 'server/deposit/b.ts': leaf },
      /may not import deposit/,
    ],
    [
      'a type up',
      { 'vocab/a.ts': "import type { B } from '../ingest/b.ts';", 'ingest/b.ts': leaf },
      /may not import ingest/,
    ],
    [
      'many lines',
      { 'vocab/a.ts': "export {\n  a,\n  type b,\n} from '../server/main.ts';", 'server/main.ts': leaf },
      /may not import wiring/,
    ],
    [
      'a thread',
      {
        'server/feed/a.ts': "new Worker(new URL('../pages/b.ts', import.meta.url));",
        'server/pages/b.ts': leaf,
      },
      /may not import pages/,
    ],
    [
      'a call',
      { 'fixtures/a.ts': "await import('../server/archive/b.ts');", 'server/archive/b.ts': leaf },
      /may not import archive/,
    ],
    ['tests', { 'server/main.ts': "import '../test/server/free-port.ts';" }, /may not import test/],
    [
      'a circle',
      { 'vocab/a.ts': "import { type b } from './b.ts';", 'vocab/b.ts': "export * from './a.ts';" },
      /^a circle: vocab\/a.ts -> vocab\/b.ts -> vocab\/a.ts$/,
    ],
    [
      'types in a circle',
      { 'vocab/a.ts': "import type { b } from './b.ts';", 'vocab/b.ts': "import './a.ts';" },
      undefined,
    ],
    [
      'folders in a circle of types',
      {
        'vocab/x/a.ts': "import type { B } from '../y/b.ts';",
        'vocab/y/b.ts': leaf,
        'vocab/y/c.ts': "import type { A } from '../x/a.ts';",
      },
      /^a circle: vocab\/x -> vocab\/y -> vocab\/x$/,
    ],
    [
      'SQL',
      { 'server/curation/a.ts': "import type { DatabaseSync } from 'node:sqlite';" },
      /whose home is server\/archive/,
    ],
    ['deep', { 'server/protocols/a.ts': "import x from '@comunica/query-sparql';" }, /whose home is .*quads/],
    [
      'a file of it',
      { 'server/projections/quads/a.ts': "require.resolve('sharp/package.json');" },
      /whose home is .*images/,
    ],
    ['a namesake', { 'server/archive/a.ts': "import x from 'express-like';" }, undefined],
    ['settings', { 'server/app.ts': 'const port = process.env.PORT;' }, /reads process.env/],
    ['the one reader', { 'server/config.ts': 'export const env = process.env;' }, undefined],
  ];
  for (const [name, files, expected] of cases) {
    const faults = found(files);
    if (expected === undefined) assert.deepEqual(faults, [], name);
    else assert.ok(faults.length > 0 && faults.some((fault) => expected.test(fault)), `${name}: ${faults}`);
  }
});
