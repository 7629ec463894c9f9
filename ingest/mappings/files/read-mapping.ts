import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseDocument } from 'yaml';
import { fieldNames } from '../../../vocab/fields.ts';
import { isLanguageTag } from '../../../vocab/record/language-map.ts';
import type { Format } from '../../readers/source-row.ts';
import { compileMapping } from '../apply-mapping.ts';
import type { Mapping } from '../mapping.ts';
import { nearestName } from '../nearest-name.ts';
import { mappingSchema } from './mapping-schema.ts';

/** What is wrong with a mapping file: where in it (`fields.title.from`, `line 3`), what, and the remedy. */
export type MappingFault = { path: string; message: string; remedy: string };

export type ReadMapping = { mapping: Mapping } | { faults: MappingFault[] };

/** A mapping is written by a person; a file larger than this (characters) is none. */
const longest = 1_000_000;
const faultsKept = 20;

/** Made when the first file is read: it takes half a second. */
let validate: ValidateFunction | undefined;

const tables = ['csv', 'tsv', 'xlsx', 'ods', 'json', 'ndjson'] as const satisfies readonly Format[];

/** A mapping from what its file holds, which has been checked. */
export const mappingOf = (value: unknown): Mapping =>
  ({ formats: tables, recognises: [], ...(value as object) }) as unknown as Mapping;

const pathOf = (pointer: string, more?: string): string =>
  [...pointer.split('/').slice(1), ...(more === undefined ? [] : [more])]
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

function faultOf({ instancePath, keyword, params, message }: ErrorObject): MappingFault | undefined {
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty).slice(0, 80);
    const near = instancePath === '/fields' ? nearestName(name, fieldNames) : undefined;
    return {
      path: pathOf(instancePath, name),
      message: `“${name}” is nothing that can be said here.`,
      remedy: near
        ? `If ${near} is meant, write it so.`
        : 'See mapping.schema.json for what can be said, or take it out.',
    };
  }
  if (keyword === 'required')
    return {
      path: pathOf(instancePath),
      message: `“${params.missingProperty}” is missing.`,
      remedy: `Add ${params.missingProperty}.`,
    };
  // These only repeat what the errors within them say.
  if (keyword === 'if' || keyword === 'anyOf' || keyword === 'oneOf') return undefined;
  const allowed = keyword === 'enum' ? ` (${(params.allowedValues as unknown[]).join(', ')})` : '';
  return {
    path: pathOf(instancePath),
    message: `The value ${message ?? 'is not allowed'}${allowed}.`,
    remedy: 'See mapping.schema.json for what can be said here.',
  };
}

/** Of the faults that alternatives give, those that are deepest, since they belong to the alternative that was meant. */
function faultsOf(errors: readonly ErrorObject[]): MappingFault[] {
  const plain = errors.flatMap((error) => faultOf(error) ?? []);
  const kept = plain.filter(
    ({ path }, at) =>
      !plain.some((other) => other.path.startsWith(`${path}.`)) &&
      plain.findIndex((other) => other.path === path) === at,
  );
  const found = kept.length ? kept : plain;
  if (found.length) return found.slice(0, faultsKept);
  const [first] = errors;
  return [
    {
      path: pathOf(first?.instancePath ?? ''),
      message: 'The rule is of no form that is known.',
      remedy: 'See mapping.schema.json for what can be said here.',
    },
  ];
}

const parseYaml = (text: string): { value: unknown } | { faults: MappingFault[] } => {
  // JSON is YAML 1.2 too. Aliases are bounded, so that a small file cannot grow into a huge one.
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: true,
    uniqueKeys: true,
    prettyErrors: true,
  });
  if (document.errors.length)
    return {
      faults: document.errors.slice(0, faultsKept).map(({ message, linePos }) => ({
        path: linePos ? `line ${linePos[0].line}` : '',
        message: `The file is neither YAML nor JSON: ${message.split('\n')[0]!.slice(0, 200)}`,
        remedy: 'Put texts with colons, quotation marks, brackets or a leading @ into quotation marks.',
      })),
    };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return {
      faults: [
        {
          path: '',
          message: (error as Error).message.slice(0, 200),
          remedy: 'Write the file without so many aliases.',
        },
      ],
    };
  }
};

/**
 * Reads a mapping from the text of a file, YAML (1.2, core schema: no code, no types of its own) or JSON. Every fault names its place and the remedy.
 */
export function readMapping(text: string): ReadMapping {
  if (text.length > longest)
    return {
      faults: [
        {
          path: '',
          message: 'The file is too large for a mapping.',
          remedy: 'Give the mapping, not the data.',
        },
      ],
    };
  const parsed = parseYaml(text);
  if ('faults' in parsed) return parsed;
  const { value } = parsed;
  validate ??= new Ajv2020({ allErrors: true, strict: false }).compile(mappingSchema);
  if (!validate(value)) return { faults: faultsOf(validate.errors ?? []) };
  const mapping = mappingOf(value);
  if (mapping.language !== undefined && !isLanguageTag(mapping.language))
    return {
      faults: [
        {
          path: 'language',
          message: `“${mapping.language.slice(0, 40)}” is no language tag (BCP 47).`,
          remedy: 'Write a tag such as ar, zh-Hant or sw.',
        },
      ],
    };
  try {
    // Paths are read when a mapping is compiled; one that cannot be is a fault of the file.
    compileMapping({ mapping });
  } catch (error) {
    return {
      faults: [
        {
          path: 'fields',
          message: (error as Error).message.slice(0, 300),
          remedy: 'Write the path as mapping.ts describes it.',
        },
      ],
    };
  }
  return { mapping };
}
