import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../assets');
const tusPackage = createRequire(import.meta.url).resolve('tus-js-client/package.json');
const openSeadragonPackage = createRequire(import.meta.url).resolve('openseadragon/package.json');

/** Where OpenSeadragon's script and pictures lie. */
export const openSeadragonFolder = path.join(path.dirname(openSeadragonPackage), 'build/openseadragon');
/** Where the script of the client for uploads that resume lies. */
export const tusFolder = path.join(path.dirname(tusPackage), 'dist');
export const assetsFolder = folder;

const fingerprints = new Map(
  readdirSync(folder).map((name) => [
    name,
    hash('sha256', readFileSync(path.join(folder, name)), 'hex').slice(0, 12),
  ]),
);
const openSeadragonVersion = (JSON.parse(readFileSync(openSeadragonPackage, 'utf8')) as { version: string })
  .version;

/** The address of one of our own files, with its fingerprint: it may be kept for ever, as a change gives another address. */
export function assetHref(name: string): string {
  const fingerprint = fingerprints.get(name);
  if (fingerprint === undefined) throw new Error(`There is no ${name} in server/pages/assets.`);
  return `/assets/${name}?v=${fingerprint}`;
}

const tusVersion = (JSON.parse(readFileSync(tusPackage, 'utf8')) as { version: string }).version;
/** The address of that script, with its version. */
export const tusHref = `/assets/tus/tus.min.js?v=${tusVersion}`;

/** The address of a file of OpenSeadragon, with its version. */
export const openSeadragonHref = (name: string): string =>
  `/assets/openseadragon/${name}?v=${openSeadragonVersion}`;

/** The editor of queries is a part of YASGUI. */
const yasguiPackage = createRequire(import.meta.url).resolve('@zazuko/yasgui/package.json');
const yasqePackage = createRequire(yasguiPackage).resolve('@zazuko/yasqe/package.json');
/** Where the editor of queries lies. */
export const yasqeFolder = path.join(path.dirname(yasqePackage), 'build');
const yasqeVersion = (JSON.parse(readFileSync(yasqePackage, 'utf8')) as { version: string }).version;
/** The address of a file of the editor of queries, with its version. */
export const yasqeHref = (name: string): string => `/assets/yasqe/${name}?v=${yasqeVersion}`;
