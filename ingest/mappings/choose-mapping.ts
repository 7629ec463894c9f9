import { dublinCore } from './dublin-core.ts';
import { ead } from './ead.ts';
import { edm } from './edm.ts';
import { isElementPath } from './element-path.ts';
import { mappingFiles } from './files/load-mapping.ts';
import { lido } from './lido.ts';
import type { Mapping } from './mapping.ts';
import { marcxml } from './marcxml.ts';
import { mods } from './mods.ts';
import { splitHeading } from './read-path.ts';
import { keysRead } from './report-columns.ts';
import { tate } from './tate.ts';
import { template } from './template.ts';

/** All mappings, the particular ones before the general. A new one is written beside the others and named here. */
export const mappings: readonly Mapping[] = [
  ...mappingFiles(),
  tate,
  lido,
  mods,
  ead,
  marcxml,
  dublinCore,
  edm,
  template,
];

export type Choice = { mapping: Mapping } | { refused: { message: string; remedy: string } };

const names = mappings.map(({ name }) => name).join(', ');

/** The share of a table's columns that a mapping must know to be its own: other systems have some of the same headings. Of the template's, people add columns. */
const most = 0.7;
const half = 0.5;

function knowsMost(mapping: Mapping, headings: ReadonlySet<string>): boolean {
  if ([mapping.id].flat().some(isElementPath)) return true;
  const known = keysRead(mapping);
  const found = [...headings].filter((key) => known.has(key) || Object.hasOwn(mapping.ignores ?? {}, key));
  return found.length >= headings.size * (mapping === template ? half : most);
}

/** The mapping of a name, or else the first that knows the keys or headings of a source's first row. */
export function chooseMapping({
  name,
  headings = [],
}: {
  name?: string | undefined;
  headings?: readonly string[] | undefined;
}): Choice {
  if (name !== undefined) {
    const mapping = mappings.find((m) => m.name === name);
    return mapping
      ? { mapping }
      : { refused: { message: `There is no mapping “${name}”.`, remedy: `Use one of: ${names}.` } };
  }
  const bases = new Set(headings.map((heading) => splitHeading(heading).base));
  const mapping = mappings.find((m) => m.recognises.every((key) => bases.has(key)) && knowsMost(m, bases));
  return mapping
    ? { mapping }
    : {
        refused: {
          message: `No mapping knows the columns ${headings.slice(0, 8).join(', ') || '(none)'}.`,
          remedy: `Name the columns as in the template (at least id and title), or state one of: ${names}.`,
        },
      };
}
