/** The IIIF image service of a picture, from the root of this site: so a page works behind any host name. */
export const servicePath = (id: string): string => `/iiif/image/3/${encodeURIComponent(id)}`;
