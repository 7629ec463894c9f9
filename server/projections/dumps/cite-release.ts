import { type DumpManifest, dumpIri, dumpTitle } from './dump-manifest.ts';

const addressOf = ({ base, release }: DumpManifest): string => dumpIri(base, release);
const day = ({ made }: DumpManifest): string => made.slice(0, 10);
/** A text for YAML: JSON is YAML too. */
const yaml = (text: string): string => JSON.stringify(text);

/** How a release is cited, for programs that read Citation File Format 1.2.0 (https://citation-file-format.github.io/). */
export const citationCff = (manifest: DumpManifest): string => `cff-version: 1.2.0
message: "Please cite this release where you use it."
type: dataset
title: ${yaml(dumpTitle(manifest))}
authors:
  - name: ${yaml(`The partners of ${manifest.name}`)}
version: ${yaml(manifest.release!)}
date-released: ${yaml(day(manifest))}
url: ${yaml(addressOf(manifest))}
license: CC0-1.0
`;

/** The same by the DataCite Metadata Schema 4.6, as the operator registers it for a DOI. */
export const dataciteJson = (manifest: DumpManifest): string =>
  `${JSON.stringify(
    {
      schemaVersion: 'http://datacite.org/schema/kernel-4',
      identifiers: [{ identifier: addressOf(manifest), identifierType: 'URL' }],
      creators: [{ name: `The partners of ${manifest.name}`, nameType: 'Organizational' }],
      titles: [{ title: dumpTitle(manifest) }],
      publisher: { name: manifest.name },
      publicationYear: day(manifest).slice(0, 4),
      dates: [{ date: manifest.made, dateType: 'Created' }],
      version: manifest.release,
      types: { resourceTypeGeneral: 'Dataset', resourceType: 'Descriptions of heritage' },
      sizes: [`${manifest.records} descriptions of ${manifest.items} items`, `${manifest.quads} quads`],
      formats: [...new Set(manifest.files.map(({ mediaType }) => mediaType))],
      rightsList: [
        {
          rights: 'CC0 1.0, unless a description states another licence',
          rightsUri: 'http://creativecommons.org/publicdomain/zero/1.0/',
          rightsIdentifier: 'CC0-1.0',
        },
      ],
      url: addressOf(manifest),
    },
    null,
    2,
  )}\n`;

/** The citation as a sentence. */
export const citation = (manifest: DumpManifest): string =>
  `The partners of ${manifest.name} (${day(manifest).slice(0, 4)}). ${dumpTitle(manifest)}. ${addressOf(manifest)}`;
