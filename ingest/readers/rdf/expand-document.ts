import jsonld from 'jsonld';
import { type Contexts, contextAt } from './known-contexts.ts';
import { addType, addValue, type Resources, resourceAt, type Value } from './resource.ts';

/** A context that is not at hand, or a document that is no JSON-LD. */
export class BadDocument extends Error {
  readonly code: 'jsonld.context' | 'jsonld.syntax' | 'jsonld.depth';
  constructor(code: BadDocument['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const deepest = 100;

function checkDepth(value: unknown, depth = 0): void {
  if (depth > deepest)
    throw new BadDocument('jsonld.depth', `More than ${deepest} objects stand within one another.`);
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) checkDepth(part, depth + 1);
}

type Expanded = { [key: string]: unknown };

const typeKey = '@type';

/** Takes expanded JSON-LD apart into resources. Ids that are missing are made up; lists are taken as their members in order. */
function takeApart(expanded: readonly unknown[], resources: Resources, prefix: string): string[] {
  let blanks = 0;

  function visitObject(node: Expanded): string {
    const id = typeof node['@id'] === 'string' ? node['@id'] : `_:made-${prefix}${++blanks}`;
    const resource = resourceAt(resources, id);
    for (const [key, values] of Object.entries(node)) {
      if (key === typeKey) for (const type of values as string[]) addType(resource, type);
      else if (key === '@graph' || key === '@included')
        for (const inner of values as Expanded[]) visitObject(inner);
      else if (key === '@reverse')
        for (const [property, sources] of Object.entries(values as Record<string, Expanded[]>))
          for (const source of sources)
            addValue(resourceAt(resources, visitObject(source)), property, { '@id': id });
      else if (!key.startsWith('@'))
        for (const value of values as Expanded[])
          for (const found of visitValue(value)) addValue(resource, key, found);
    }
    return id;
  }

  function visitValue(value: Expanded): Value[] {
    if ('@value' in value) {
      const plain = value['@value'];
      if (plain === null) return [];
      if (typeof plain === 'object') return [{ '@value': JSON.stringify(plain) }];
      return [value as Value];
    }
    if ('@list' in value || '@set' in value)
      return ((value['@list'] ?? value['@set']) as Expanded[]).flatMap((member) => visitValue(member));
    return [{ '@id': visitObject(value) }];
  }

  return (expanded as Expanded[]).map(visitObject);
}

/**
 * The resources of a JSON-LD document (https://www.w3.org/TR/json-ld11/), and the ids of those at its top. Contexts are those that are kept here; one that is not is never
 * fetched, wherever it points. `prefix`: what tells the nodes that have no id apart from those of other documents.
 */
export async function expandDocument(
  document: object,
  contexts: Contexts | undefined,
  prefix = '',
): Promise<{ resources: Resources; top: string[] }> {
  checkDepth(document);
  let missing: string | undefined;
  const documentLoader = async (url: string) => {
    const known = contextAt(url, contexts);
    if (known === undefined) {
      missing ??= url;
      throw new Error('not here');
    }
    return { document: known, documentUrl: url, contextUrl: undefined };
  };
  let expanded: unknown[];
  try {
    expanded = (await jsonld.expand(
      document as never,
      { documentLoader, base: 'urn:x-file:' } as never,
    )) as unknown as unknown[];
  } catch (error) {
    if (missing !== undefined)
      throw new BadDocument(
        'jsonld.context',
        `Its context ${missing.slice(0, 200)} is not kept here, and none is fetched.`,
      );
    throw new BadDocument('jsonld.syntax', `It is no JSON-LD: ${(error as Error).message.slice(0, 200)}`);
  }
  const resources: Resources = new Map();
  const top = takeApart(expanded, resources, prefix);
  // What names no property but its id says nothing; `@graph` alone leaves such a node.
  return { resources, top: top.filter((id) => (resources.get(id)?.properties.size ?? 0) > 0) };
}
