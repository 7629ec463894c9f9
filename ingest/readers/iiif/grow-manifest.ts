import { addChild, textIn, type XmlElement } from '../xml/element.ts';
import { fieldOfLabel } from './metadata-fields.ts';
import { addressOf, isObject, type Json, listOf, textsOf, typeOf } from './read-values.ts';

/** Pictures of a manifest that become media; a book has a page for each, which its own manifest shows better. */
const mostPictures = 500;

function addTexts(parent: XmlElement, name: string, value: unknown): void {
  for (const text of textsOf(value)) addChild(parent, name, text);
}

/** One line of `metadata`: its label and value in all languages, and as `@field` what it is. */
function growPair(pair: Json): XmlElement {
  const element: XmlElement = {};
  addTexts(element, 'label', pair.label);
  addTexts(element, 'value', pair.value);
  const labels = listOf(element.label).flatMap((label) => textIn(label) ?? []);
  element['@field'] = fieldOfLabel(labels);
  return element;
}

const valuesOf = (value: XmlElement[string] | undefined): string[] =>
  listOf(value).flatMap((text) => textIn(text) ?? []);

/** A line that only says the label again is marked as that. */
function unlessRepeated(pair: XmlElement, manifest: XmlElement): XmlElement {
  const labels = valuesOf(manifest.label);
  const repeats = pair['@field'] === 'title' && valuesOf(pair.value).every((value) => labels.includes(value));
  if (repeats && labels.length > 0) pair['@field'] = 'repeat';
  return pair;
}

const isImage = (resource: Json): boolean =>
  /^(?:Image|dctypes:Image)$/.test(typeOf(resource)) || /^image\//.test(String(resource.format ?? ''));

const serviceOf = (resource: Json): string | undefined =>
  listOf(resource.service)
    .filter(isObject)
    .filter((service) =>
      /image/i.test(
        `${typeOf(service)} ${String(service['@context'] ?? '')} ${JSON.stringify(service.profile ?? '')}`,
      ),
    )
    .map(addressOf)
    .find((address) => address !== undefined);

/** A picture by its address, with its IIIF service and what its canvas is called. */
function growPicture(image: Json, canvas: Json): XmlElement | undefined {
  const address = addressOf(image);
  const service = serviceOf(image);
  const url =
    address ?? (service === undefined ? undefined : `${service.replace(/\/$/, '')}/full/max/0/default.jpg`);
  if (url === undefined) return undefined;
  const picture: XmlElement = { '@url': url };
  if (service !== undefined) picture['@service'] = service;
  addTexts(picture, 'label', canvas.label);
  const rights = addressOf(image.rights ?? image.license);
  if (rights !== undefined) picture['@rights'] = rights;
  return picture;
}

/** The bodies painted on a canvas: images, and what a choice offers. */
function* paintedOn(canvas: Json): Generator<Json> {
  const bodies = (value: unknown): Json[] =>
    listOf(value)
      .filter(isObject)
      .flatMap((body) =>
        typeOf(body) === 'Choice'
          ? bodies(body.items ?? body.item)
          : typeOf(body) === 'SpecificResource'
            ? bodies(body.source)
            : [body],
      );
  for (const page of listOf(canvas.items).filter(isObject))
    for (const annotation of listOf(page.items).filter(isObject))
      if (listOf(annotation.motivation).includes('painting')) yield* bodies(annotation.body);
  for (const annotation of listOf(canvas.images).filter(isObject)) yield* bodies(annotation.resource);
}

/** The canvases of either version. */
function canvasesOf(manifest: Json): Json[] {
  const sequences = listOf(manifest.sequences).filter(isObject);
  const canvases = sequences.length
    ? sequences.flatMap((sequence) => listOf(sequence.canvases))
    : listOf(manifest.items);
  return canvases.filter(isObject);
}

function addPictures(element: XmlElement, manifest: Json): void {
  let given = 0;
  for (const canvas of canvasesOf(manifest))
    for (const body of paintedOn(canvas)) {
      if (!isImage(body)) {
        const address = addressOf(body);
        if (address !== undefined) addChild(element, 'recording', { '@url': address });
        continue;
      }
      const picture = given < mostPictures ? growPicture(body, canvas) : undefined;
      if (picture === undefined) continue;
      given++;
      addChild(element, 'picture', picture);
    }
  if (given > 0) return;
  for (const thumbnail of listOf(manifest.thumbnail)) {
    const picture = growPicture(isObject(thumbnail) ? thumbnail : { id: thumbnail }, {});
    if (picture) addChild(element, 'picture', picture);
  }
}

/**
 * A manifest of IIIF Presentation 2 or 3 (https://iiif.io/api/presentation/3.0/) as an element that paths of a mapping walk: `label`, `summary`, `metadata` (each line with
 * `@field`), `requiredStatement`, `provider`, `homepage`, `seeAlso`, `picture`, with texts in their languages and plain.
 */
export function growManifest(manifest: Json): XmlElement {
  const element: XmlElement = { '@id': addressOf(manifest) ?? String(manifest.id ?? manifest['@id'] ?? '') };
  addTexts(element, 'label', manifest.label);
  addTexts(element, 'summary', manifest.summary ?? manifest.description);
  for (const pair of listOf(manifest.metadata).filter(isObject))
    addChild(element, 'metadata', unlessRepeated(growPair(pair), element));
  const required = manifest.requiredStatement;
  if (isObject(required)) addChild(element, 'requiredStatement', growPair(required));
  else addTexts(element, 'attribution', manifest.attribution);
  const rights = listOf(manifest.rights ?? manifest.license)
    .map(addressOf)
    .find((address) => address !== undefined);
  if (rights !== undefined) addChild(element, 'rights', { '#': rights });
  if (typeof manifest.navDate === 'string')
    addChild(element, 'navDate', { '#': manifest.navDate.replace(/T00:00:00(?:\.0+)?(?:Z|\+00:00)$/, '') });
  for (const provider of listOf(manifest.provider).filter(isObject)) {
    const agent: XmlElement = { '@id': addressOf(provider) ?? '' };
    addTexts(agent, 'label', provider.label);
    addChild(element, 'provider', agent);
  }
  for (const [name, value] of [
    ['homepage', manifest.homepage ?? manifest.related],
    ['seeAlso', manifest.seeAlso],
    ['rendering', manifest.rendering],
    ['partOf', manifest.partOf ?? manifest.within],
  ] as const)
    for (const part of listOf(value)) {
      const address = addressOf(part);
      if (address === undefined) continue;
      const link: XmlElement = { '@id': address };
      if (isObject(part)) addTexts(link, 'label', part.label);
      addChild(element, name, link);
    }
  addPictures(element, manifest);
  return element;
}
