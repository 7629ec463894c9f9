import { PRESENTATION_PATHS } from '../presentation/addresses.ts';

/** What a content state points to: an item, one of its pictures, a region of that in pixels of the canvas. */
export interface ContentTarget {
  item: string;
  image?: string;
  /** `x,y,w,h` in whole pixels. */
  region?: string;
}

type Json = Record<string, unknown>;

/** Longest content state that is read, in characters. */
const LONGEST = 10_000;

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/**
 * Undoes the encoding of content states in addresses (Content State API 1.0, section 6): base64url of the percent-encoded JSON. Undefined for what is none.
 */
function decode(text: string): unknown {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return JSON.parse(decodeURIComponent(Buffer.from(text, 'base64url').toString('latin1')));
  } catch {
    return undefined;
  }
}

/** The region after `xywh=`, in pixels (Media Fragments URI 1.0, section 4.2.2); percentages and times are left aside. */
function regionOf(fragment: string | undefined): string | undefined {
  const match = /(?:^|[#&])xywh=(?:pixel:)?(\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?){3})(?:&|$)/.exec(fragment ?? '');
  const numbers = match?.[1]?.split(',').map((number) => Math.round(Number(number)));
  return numbers && numbers[2]! > 0 && numbers[3]! > 0 ? numbers.join(',') : undefined;
}

/** A manifest or canvas of this archive, by its address in either version. */
function readAddress(address: unknown, baseUrl: string): ContentTarget | undefined {
  if (typeof address !== 'string') return undefined;
  const [plain, fragment] = address.split('#');
  for (const path of Object.values(PRESENTATION_PATHS)) {
    const start = `${baseUrl}${path}/`;
    if (!plain!.startsWith(start)) continue;
    const [item, kind, image, ...rest] = plain!.slice(start.length).split('/');
    if (!item || rest.length > 0) return undefined;
    try {
      if (kind === 'manifest' && image === undefined) return { item: decodeURIComponent(item) };
      if (kind !== 'canvas' || !image) return undefined;
      const region = regionOf(fragment);
      return { item: decodeURIComponent(item), image: decodeURIComponent(image), ...(region && { region }) };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Reads a target in each of its forms: an address, a resource, a resource with a selector, an annotation with one of these (section 2). */
function readTarget(value: unknown, baseUrl: string): ContentTarget | undefined {
  const first = firstOf(value);
  const object = asObject(first);
  if (!object) return readAddress(first, baseUrl);
  if (object.type === 'Annotation' || object.target !== undefined) return readTarget(object.target, baseUrl);
  if (object.type !== 'SpecificResource' && object.source === undefined)
    return readAddress(object.id, baseUrl);
  const source = readTarget(object.source, baseUrl);
  const selector = asObject(firstOf(object.selector));
  const region = selector?.type === 'FragmentSelector' ? regionOf(String(selector.value)) : undefined;
  return source?.image && region ? { ...source, region } : source;
}

/**
 * Reads the parameter `iiif-content` (Content State API 1.0, section 3.1): the address of a manifest or canvas, or an encoded content state. Nothing is
 * fetched: what is not this archive's own is undefined, as is what cannot be read. `baseUrl` has no final slash.
 */
export function readContentState(text: string, baseUrl: string): ContentTarget | undefined {
  if (text.length > LONGEST) return undefined;
  return /^https?:/.test(text) ? readAddress(text, baseUrl) : readTarget(decode(text), baseUrl);
}
