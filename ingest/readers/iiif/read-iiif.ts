import { broken, notice, type RowOutcome, type SourceRow } from '../source-row.ts';
import { addChild, type XmlElement } from '../xml/element.ts';
import { growManifest } from './grow-manifest.ts';
import { isObject, type Json, listOf, typeOf } from './read-values.ts';

/** Whether an object is IIIF Presentation, 2 or 3, by its context; a manifest of an early draft has its type alone. */
export function isIiif(values: Readonly<Record<string, unknown>>): boolean {
  const contexts = listOf(values['@context']);
  return contexts.some(
    (context) => typeof context === 'string' && /iiif\.io\/api\/presentation\//.test(context),
  );
}

/** Collections within one another, and the records that one file may give. */
const bounds = { deep: 20, records: 500_000 } as const;

type Found = { manifest: Json; whole: boolean; within: string[] };

const idOf = (resource: Json): string => String(resource.id ?? resource['@id'] ?? '');

/** The manifests of a collection, embedded or only listed, and of the collections within it. */
function* manifestsOf(resource: Json, within: string[], depth = 0): Generator<Found> {
  const type = typeOf(resource);
  if (type === 'Manifest') {
    const whole = resource.items !== undefined || resource.sequences !== undefined;
    yield { manifest: resource, whole, within };
    return;
  }
  if (type !== 'Collection' || depth > bounds.deep) return;
  const own = [...within, idOf(resource)].filter(Boolean);
  for (const key of ['items', 'manifests', 'collections', 'members'])
    for (const member of listOf(resource[key]))
      if (isObject(member)) yield* manifestsOf(member, own, depth + 1);
}

/** The records of a manifest or collection: one for each manifest. Nothing that they name is fetched. */
export function* readIiif({
  source,
  next,
}: {
  source: SourceRow;
  next: () => number;
}): Generator<RowOutcome> {
  const line = source.line === undefined ? {} : { line: source.line };
  let given = 0;
  let listed = 0;
  for (const { manifest, whole, within } of manifestsOf(source.values, [])) {
    if (++given > bounds.records) break;
    if (!whole) listed++;
    const element: XmlElement = growManifest(manifest);
    for (const id of within) addChild(element, 'within', { '@id': id });
    yield { kind: 'row', row: next(), ...line, values: { iiif: [element] } };
  }
  if (listed > 0)
    yield notice({
      code: 'iiif.listed',
      value: String(listed),
      message: `${listed} manifests are only listed here; what their own files say beyond that was not read, and nothing is fetched.`,
      remedy: 'Send the manifests themselves, one JSON document a line.',
    });
  if (given === 0)
    yield broken({
      row: next(),
      code: 'iiif.empty',
      value: typeOf(source.values).slice(0, 80),
      message: 'The document is IIIF, but neither a manifest nor a collection of manifests.',
      remedy: 'Send manifests, or a collection that embeds or lists them.',
    });
}
