import { readFileSync } from 'node:fs';
import type { Route, Schema } from '../route.ts';
import { allSchemas } from '../schemas/all-schemas.ts';
import { memberName, writeType } from './write-type.ts';

/** What is the same in every client; it is no module of the server. */
const core = readFileSync(new URL('./client-core.ts.txt', import.meta.url), 'utf8');

type Tree = { [name: string]: Tree | string };

const comment = (text: string, indent = ''): string => `${indent}/** ${text.replaceAll('*/', '* /')} */\n`;

/** What a method is given: parts of the path, parameters, and the body. */
function givenType({ params = {}, query = {}, required = [], body, bodyType }: Route): string | undefined {
  const members = [
    ...Object.entries(params).map(([name, schema]) => `${memberName(name)}: ${writeType(schema)}`),
    ...Object.entries(query).map(([name, schema]) =>
      required.includes(name)
        ? `${memberName(name)}: ${writeType(schema)}`
        : `${memberName(name)}?: ${writeType(schema)} | undefined`,
    ),
    ...(body ? [`body: ${bodyType === 'multipart/form-data' ? 'FormData' : writeType(body)}`] : []),
  ];
  return members.length ? `{ ${members.join('; ')} }` : undefined;
}

/** What an operation answers when all is well. */
function answerType({ answers }: Route): string {
  const types = Object.entries(answers)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { schema, type }]) =>
      type !== undefined && !type.includes('json') ? 'string' : schema ? writeType(schema as Schema) : "''",
    );
  return [...new Set(types)].join(' | ') || "''";
}

function methodOf(route: Route): string {
  const { method, path, query = {}, params = {}, required = [], body } = route;
  const given = givenType(route);
  const needed = Object.keys(params).length > 0 || required.length > 0 || body !== undefined;
  const argument = given === undefined ? '' : `given${needed ? '' : '?'}: ${given}`;
  const names = JSON.stringify(Object.keys(query));
  const rest = given === undefined ? '' : ', given';
  return `(${argument}): Promise<Answer<${answerType(route)}>> => operation('${method.toUpperCase()}', '${path}', ${names}${rest})`;
}

/** Operations by the parts of their names: `partners.list` is `client.partners.list`. */
function treeOf(routes: readonly Route[]): { tree: Tree; summaries: Map<string, string> } {
  const tree: Tree = {};
  const summaries = new Map<string, string>();
  for (const route of routes) {
    const parts = route.id
      .split('.')
      .map((part) => part.replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase()));
    let at = tree;
    for (const part of parts.slice(0, -1)) {
      at[part] ??= {};
      at = at[part] as Tree;
    }
    const method = methodOf(route);
    at[parts.at(-1)!] = method;
    summaries.set(method, route.summary);
  }
  return { tree, summaries };
}

function writeTree(tree: Tree, summaries: ReadonlyMap<string, string>, indent: string): string {
  return Object.entries(tree)
    .map(([name, value]) =>
      typeof value === 'string'
        ? `${comment(summaries.get(value) ?? '', indent)}${indent}${memberName(name)}: ${value},\n`
        : `${indent}${memberName(name)}: {\n${writeTree(value, summaries, `${indent}  `)}${indent}},\n`,
    )
    .join('');
}

/** A typed client in TypeScript, one file without dependencies, made of the same table as the API and its description. `baseUrl` ends with a slash. */
export function writeClient(routes: readonly Route[], baseUrl: string): string {
  const types = Object.entries(allSchemas).map(([name, schema]) => {
    const { description } = schema as { description?: string };
    return `${description === undefined ? '' : comment(description)}export type ${name} = ${writeType(schema)};\n`;
  });
  const { tree, summaries } = treeOf(routes);
  return [
    '// A typed client of the API at this address, made from its description. Save it, and import createClient.\n',
    `// ${baseUrl}api/openapi.json\n\n`,
    ...types,
    `\nconst defaultBase = ${JSON.stringify(baseUrl)};\n\n`,
    core.replace('OPERATIONS\n', () => writeTree(tree, summaries, '    ')),
  ].join('');
}
