import { ns } from '../../../vocab/terms/namespaces.ts';
import type { Example, Prefix } from './example.ts';
import { examplesOfItems } from './examples-of-items.ts';
import { examplesOfPartners } from './examples-of-partners.ts';

const bodies = { ...examplesOfItems, ...examplesOfPartners };
export type ExampleName = keyof typeof bodies;

/** The examples, in the order in which they are shown; whoever shows them has their titles. */
export const exampleNames: readonly ExampleName[] = [
  'names',
  'fullText',
  'makers',
  'materials',
  'languages',
  'periods',
  'places',
  'narrower',
  'within',
  'matches',
  'severalPartners',
  'whoSaysWhat',
  'differences',
  'datedDifferently',
  'agreements',
  'disputes',
  'outcomes',
  'steps',
  'decisions',
  'labels',
  'partnersRecords',
  'deposits',
  'elsewhere',
  'pictures',
];

/**
 * Queries to begin with, over the archive's own data model (Linked Art over CIDOC CRM). `base` ends with a slash. `service`: an endpoint that
 * SERVICE may name; the example that asks one is left out where there is none.
 */
export function exampleQueries(args: {
  base: string;
  service?: string | undefined;
}): { name: ExampleName; text: string }[] {
  const { base, service } = args;
  const addresses: Record<Prefix, string> = { ...ns, tns: `${base}ns/` };
  return exampleNames.flatMap((name) => {
    const { prefixes, text }: Example = bodies[name];
    if (text.includes('{service}') && service === undefined) return [];
    const head = prefixes.map((prefix) => `PREFIX ${prefix}: <${addresses[prefix]}>\n`).join('');
    return [{ name, text: `${head}\n${text.replace('{service}', () => service ?? '')}` }];
  });
}
