/** Addresses under `/iiif/presentation/3`; those of canvases, pages and annotations need not answer. */
export interface AddressQuestion {
  /** Public address of the site, without a slash at its end. */
  baseUrl: string;
  /** Id of the item or collection in the archive. */
  id: string;
}

const root = (baseUrl: string) => `${baseUrl}/iiif/presentation/3`;

export function manifestUrl({ baseUrl, id }: AddressQuestion): string {
  return `${root(baseUrl)}/${encodeURIComponent(id)}/manifest`;
}

export function collectionUrl({ baseUrl, id }: AddressQuestion): string {
  return `${root(baseUrl)}/collection/${encodeURIComponent(id)}`;
}

/**
 * Named after the picture and not its place in the order, so that it stays when pictures are added before it.
 */
export function canvasUrl({ baseUrl, id, imageId }: AddressQuestion & { imageId: string }): string {
  return `${root(baseUrl)}/${encodeURIComponent(id)}/canvas/${encodeURIComponent(imageId)}`;
}
