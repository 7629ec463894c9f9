import { ns } from '../../../vocab/terms/namespaces.ts';

export const ldes = 'https://w3id.org/ldes#';
export const tree = 'https://w3id.org/tree#';
export const activity = 'https://www.w3.org/ns/activitystreams#';
export const dcat = 'http://www.w3.org/ns/dcat#';
export const sh = 'http://www.w3.org/ns/shacl#';

/** Where a member says when it became public, and of what it is a version. */
export const timestampPath = `${ns.prov}generatedAtTime`;
export const versionOfPath = `${ns.dcterms}isVersionOf`;

/** Addresses of the stream; `base` ends with a slash. */
export const streamIri = (base: string): string => `${base}ldes#stream`;
export const rootIri = (base: string): string => `${base}ldes`;
export const pageIri = (base: string, name: string): string => `${base}ldes/${name}`;
export const shapeIri = (base: string): string => `${base}ldes/shape`;
