import { broken, type RowOutcome, type SourceRow } from '../source-row.ts';
import { BadDocument, expandDocument } from './expand-document.ts';
import { rootsOf, rowsOf } from './find-records.ts';
import type { Contexts } from './known-contexts.ts';
import type { Resource } from './resource.ts';

export const remedies: Record<BadDocument['code'], string> = {
  'jsonld.context':
    'Write the context itself into the document, use one that is known (Linked Art, schema.org), or ask the operator to keep it.',
  'jsonld.syntax': 'Check the document with a JSON-LD library.',
  'jsonld.depth': 'Give the parts as resources of their own.',
};

/** Whether an object of a JSON file is JSON-LD with a context of its own. */
export const isJsonLd = (values: Readonly<Record<string, unknown>>): boolean =>
  '@context' in values && typeof values['@context'] !== 'number';

/** The records of one JSON-LD document: its only resource whatever its kind, or those of a graph that are about things. */
export async function* readJsonLd({
  source,
  contexts,
  next,
}: {
  source: SourceRow;
  contexts?: Contexts | undefined;
  /** Gives the number of each row. */
  next: () => number;
}): AsyncGenerator<RowOutcome> {
  try {
    const { resources, top } = await expandDocument(source.values, contexts);
    const alone = top.length === 1 && !('@graph' in source.values);
    const [only] = top;
    const roots: Resource[] = alone && only !== undefined ? [resources.get(only)!] : rootsOf(resources);
    const rows = rowsOf(roots, resources, alone);
    const line = source.line === undefined ? {} : { line: source.line };
    for (const values of rows) yield { kind: 'row', row: next(), ...line, values };
    if (rows.length > 0) return;
    yield broken({
      row: next(),
      code: 'rdf.records',
      value: JSON.stringify(roots[0]?.types ?? []).slice(0, 80),
      message: 'The JSON-LD document is no record of a kind that is known here.',
      remedy:
        'Send Linked Art (HumanMadeObject), schema.org (VisualArtwork and the like), EDM or Dublin Core.',
    });
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    yield broken({
      row: next(),
      code: error.code,
      value: JSON.stringify(source.values['@context'] ?? '').slice(0, 80),
      message: `The document${source.line === undefined ? '' : ` in line ${source.line}`} could not be read. ${error.message}`,
      remedy: remedies[error.code],
    });
  }
}
