import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../assets');
const openSeadragonPackage = createRequire(import.meta.url).resolve('openseadragon/package.json');

/** Where OpenSeadragon's script and pictures lie. */
export const openSeadragonFolder = path.join(path.dirname(openSeadragonPackage), 'build/openseadragon');
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

/** The address of a file of OpenSeadragon, with its version. */
export const openSeadragonHref = (name: string): string =>
  `/assets/openseadragon/${name}?v=${openSeadragonVersion}`;
