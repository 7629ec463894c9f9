import { isCollection, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { MappingFault } from '../../../../ingest/mappings/files/read-mapping.ts';

export type LocatedFault = MappingFault & { line?: number };

/** The entry of a map or list that a dotted path goes on with, and what of the path is left; keys may have dots of their own. */
function enter(node: Node, path: string): { node: Node; key?: Node; rest: string } | undefined {
  if (isMap(node))
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      if (path !== key && !path.startsWith(`${key}.`)) continue;
      return { node: (pair.value ?? pair.key) as Node, key: pair.key, rest: path.slice(key.length + 1) };
    }
  if (isSeq(node)) {
    const [, at, rest = ''] = /^(\d+)(?:\.(.*))?$/s.exec(path) ?? [];
    const item = at === undefined ? undefined : node.items[Number(at)];
    if (item) return { node: item as Node, rest };
  }
  return undefined;
}

/** Faults with the line (from 1) at which each stands in the text that was read, as near as can be told. */
export function locateFaults(text: string, faults: readonly MappingFault[]): LocatedFault[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  return faults.map((fault) => {
    const told = /^line (\d+)$/.exec(fault.path)?.[1];
    if (told !== undefined) return { ...fault, line: Number(told) };
    let node = document.contents as Node | null;
    let at: Node | null = null;
    let rest = fault.path;
    while (node && rest !== '' && isCollection(node)) {
      const next = enter(node, rest);
      if (!next) break;
      at = next.key ?? next.node;
      ({ node, rest } = next);
    }
    const start = at?.range?.[0];
    return start === undefined ? fault : { ...fault, line: lines.linePos(start).line };
  });
}
