import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Mapping } from '../mapping.ts';
import { type MappingFault, mappingOf, type ReadMapping, readMapping } from './read-mapping.ts';

const largest = 4_000_000;

/** Reads a mapping from a file. What cannot be opened is a fault like others. */
export async function loadMapping(path: string): Promise<ReadMapping> {
  try {
    const { size } = await stat(path);
    if (size > largest)
      return {
        faults: [
          {
            path: '',
            message: 'The file is too large for a mapping.',
            remedy: 'Give the mapping, not the data.',
          },
        ],
      };
    return readMapping(await readFile(path, 'utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw error;
    return {
      faults: [
        {
          path: '',
          message: 'There is no file here that may be read.',
          remedy: 'Give the path of a mapping file.',
        },
      ],
    };
  }
}

/** Whether a mapping was told by the path of a file, and not by its name. */
export const isMappingFile = (text: string): boolean => /\.(?:ya?ml|json)$/i.test(text) || /[\\/]/.test(text);

/**
 * What `--mapping` says: the name of a mapping, or one from a file. For the command line alone: a name that comes over the web must never be a path.
 */
export const resolveMapping = async (
  text: string,
): Promise<{ mapping: string | Mapping } | { faults: MappingFault[] }> =>
  isMappingFile(text) ? loadMapping(text) : { mapping: text };

/** A mapping that lies in this folder; a test sees to it that it is one, since the check takes a second half that each start would pay. */
const own = (file: string): Mapping =>
  mappingOf(parse(readFileSync(new URL(file, import.meta.url), 'utf8'), { merge: true }));

export const files = [
  'npg.yaml',
  'autry.yaml',
  'utokyo.yaml',
  'linked-art.yaml',
  'schema-org.yaml',
  'iiif.yaml',
] as const;

let loaded: readonly Mapping[] | undefined;

/** The mappings that lie in this folder as files, read when they are first asked for. */
export const mappingFiles = (): readonly Mapping[] => {
  loaded ??= files.map(own);
  return loaded;
};
