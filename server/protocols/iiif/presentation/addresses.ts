/** Version of the Presentation API: 3 stands for 3.0, 2 for 2.1. */
export type PresentationVersion = 2 | 3;

/** Addresses under `/iiif/presentation/`; those of canvases, pages and annotations need not answer. */
export interface AddressQuestion {
  /** Public address of the site, without a slash at its end. */
  baseUrl: string;
  /** Id of the item, collection or partner in the archive. */
  id: string;
  version?: PresentationVersion;
}

export const PRESENTATION_PATHS: Record<PresentationVersion, string> = {
  2: '/iiif/presentation/2',
  3: '/iiif/presentation/3',
};

const root = ({ baseUrl, version = 3 }: Pick<AddressQuestion, 'baseUrl' | 'version'>) =>
  baseUrl + PRESENTATION_PATHS[version];

export function manifestUrl(question: AddressQuestion): string {
  return `${root(question)}/${encodeURIComponent(question.id)}/manifest`;
}

/** The collection that holds those of all collections and partners. */
export const rootCollectionUrl = (baseUrl: string): string => `${root({ baseUrl })}/collection`;

export function collectionUrl({ baseUrl, id }: AddressQuestion): string {
  return `${rootCollectionUrl(baseUrl)}/${encodeURIComponent(id)}`;
}

export function partnerCollectionUrl({ baseUrl, id }: AddressQuestion): string {
  return `${rootCollectionUrl(baseUrl)}/partner/${encodeURIComponent(id)}`;
}

/** A part of a large collection: its items from one on. */
export const partUrl = (collection: string, from: string): string =>
  `${collection}/from/${encodeURIComponent(from)}`;

/**
 * Named after the picture and not its place in the order, so that it stays when pictures are added before it.
 */
export function canvasUrl(question: AddressQuestion & { imageId: string }): string {
  return `${root(question)}/${encodeURIComponent(question.id)}/canvas/${encodeURIComponent(question.imageId)}`;
}

export function rangeUrl({ range, ...question }: AddressQuestion & { range: string }): string {
  return `${root(question)}/${encodeURIComponent(question.id)}/range/${encodeURIComponent(range)}`;
}

/** Where the text on an item's canvases is searched (Content Search API 2.0). */
export function contentSearchUrl({ baseUrl, id }: AddressQuestion): string {
  return `${baseUrl}/iiif/search/2/${encodeURIComponent(id)}`;
}
