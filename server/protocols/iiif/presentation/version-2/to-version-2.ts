import { IMAGE_CONTEXTS, IMAGE_PROFILES } from '../../image/build-info.ts';
import { PRESENTATION_PATHS } from '../addresses.ts';
import type { IiifTexts } from '../write-texts.ts';
import { toTexts } from './texts.ts';

export const PRESENTATION_2_CONTEXT = 'http://iiif.io/api/presentation/2/context.json';

/** The parts of a document of version 3 that are read here; others have no place in version 2.1, or none that its viewers know. */
interface Resource3 {
  id: string;
  type: string;
  label?: IiifTexts;
  summary?: IiifTexts;
  metadata?: { label: IiifTexts; value: IiifTexts }[];
  requiredStatement?: { label: IiifTexts; value: IiifTexts };
  rights?: string;
  provider?: Resource3[];
  navDate?: string;
  viewingDirection?: string;
  homepage?: Resource3[];
  seeAlso?: Resource3[];
  rendering?: Resource3[];
  partOf?: Resource3[];
  thumbnail?: Resource3[];
  format?: string;
  profile?: string;
  width?: number;
  height?: number;
  items?: Resource3[];
  structures?: Resource3[];
  body?: Resource3;
  service?: { '@id'?: string; '@type'?: string }[];
}

type Resource2 = Record<string, unknown>;

const types: Record<string, string> = {
  Manifest: 'sc:Manifest',
  Collection: 'sc:Collection',
  Canvas: 'sc:Canvas',
};

/** Documents of the archive in both versions differ in their address. */
const inVersion2 = (id: string): string => id.replace(PRESENTATION_PATHS[3], PRESENTATION_PATHS[2]);

const link = ({ id, label, format, profile }: Resource3): Resource2 => ({
  '@id': id,
  ...(label && { label: toTexts(label) }),
  ...(format && { format }),
  ...(profile && { profile }),
});

/** Descriptive and linking properties (sections 3.1 to 3.4), which all resources may have. */
function describe(resource: Resource3): Resource2 {
  const { summary, metadata, requiredStatement, rights, homepage, seeAlso, rendering, partOf } = resource;
  return {
    '@id': inVersion2(resource.id),
    '@type': types[resource.type],
    ...(resource.label && { label: toTexts(resource.label) }),
    ...(metadata && {
      metadata: metadata.map(({ label, value }) => ({ label: toTexts(label), value: toTexts(value) })),
    }),
    ...(summary && { description: toTexts(summary) }),
    ...(requiredStatement && { attribution: toTexts(requiredStatement.value) }),
    ...(rights && { license: rights }),
    ...(resource.navDate && { navDate: resource.navDate }),
    ...(homepage && { related: homepage.map(link) }),
    ...(seeAlso && { seeAlso: seeAlso.map(link) }),
    ...(rendering && { rendering: rendering.map(link) }),
    ...(partOf?.length && { within: partOf.map(({ id }) => inVersion2(id)) }),
    ...(resource.thumbnail && { thumbnail: writePicture(resource.thumbnail[0]!) }),
  };
}

/** A picture with its image service of version 2 alone, in which its address is written too. */
function writePicture({ id, width, height, service = [] }: Resource3): Resource2 {
  const known = service.find((one) => one['@type'] === 'ImageService2')?.['@id'];
  return {
    '@id': known ? `${known}${id.slice(id.indexOf('/full/'))}`.replace('/full/max/', '/full/full/') : id,
    '@type': 'dctypes:Image',
    format: 'image/jpeg',
    ...(width && { width, height }),
    ...(known && { service: { '@context': IMAGE_CONTEXTS[2], '@id': known, profile: IMAGE_PROFILES[2] } }),
  };
}

function writeCanvas(canvas: Resource3): Resource2 {
  const id = inVersion2(canvas.id);
  const paintings = (canvas.items ?? []).flatMap((page) => page.items ?? []);
  return {
    ...describe(canvas),
    width: canvas.width,
    height: canvas.height,
    images: paintings.map(({ id: annotation, body }) => ({
      '@id': inVersion2(annotation),
      '@type': 'oa:Annotation',
      motivation: 'sc:painting',
      resource: writePicture(body!),
      on: id,
    })),
  };
}

/** Ranges of version 2.1 stand side by side and name those within them (section 5.8). */
function writeRanges(ranges: readonly Resource3[]): Resource2[] {
  return ranges.flatMap(({ id, label, items = [] }) => {
    const within = items.filter(({ type }) => type === 'Range');
    return [
      {
        '@id': inVersion2(id),
        '@type': 'sc:Range',
        label: toTexts(label!),
        canvases: items.filter(({ type }) => type === 'Canvas').map((canvas) => inVersion2(canvas.id)),
        ...(within.length > 0 && { ranges: within.map((range) => inVersion2(range.id)) }),
      },
      ...writeRanges(within),
    ];
  });
}

function writeManifest(manifest: Resource3): Resource2 {
  const { items = [], structures = [], viewingDirection } = manifest;
  const id = inVersion2(manifest.id);
  return {
    ...describe(manifest),
    ...(viewingDirection && { viewingDirection }),
    sequences: [
      {
        '@id': id.replace(/\/manifest$/, '/sequence/normal'),
        '@type': 'sc:Sequence',
        ...(viewingDirection && { viewingDirection }),
        canvases: items.map(writeCanvas),
      },
    ],
    ...(structures.length > 0 && { structures: writeRanges(structures) }),
  };
}

function writeCollection(collection: Resource3): Resource2 {
  const of = (type: string) => (collection.items ?? []).filter((item) => item.type === type);
  const [collections, manifests] = [of('Collection'), of('Manifest')];
  return {
    ...describe(collection),
    ...(collections.length > 0 && { collections: collections.map(describe) }),
    ...(manifests.length > 0 && { manifests: manifests.map(describe) }),
  };
}

/**
 * A manifest or collection of ours as version 2.1 of the Presentation API has it, for viewers that know no other. Pictures of some people alone say nothing
 * of Authorization Flow 2.0, which viewers of version 2.1 do not know.
 */
export function toVersion2(document: Record<string, unknown>): Record<string, unknown> {
  const resource = document as unknown as Resource3;
  const written = resource.type === 'Collection' ? writeCollection(resource) : writeManifest(resource);
  return { '@context': PRESENTATION_2_CONTEXT, ...written };
}
