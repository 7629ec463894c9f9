import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Route } from './route.ts';

/** Where a value is at fault, and how. */
export type Fault = { path: string; message: string; remedy: string };

const documentId = 'https://tessera.invalid/openapi.json';
const pointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

function faultOf({ instancePath, message = 'is wrong', params, keyword }: ErrorObject): Fault {
  const path = instancePath.slice(1).replaceAll('/', '.');
  const { additionalProperty, allowedValues, missingProperty } = params as Record<string, unknown>;
  const where = path || 'The request';
  if (keyword === 'additionalProperties')
    return {
      path: [path, additionalProperty].filter(Boolean).join('.'),
      message: `${where} has no member “${additionalProperty}”.`,
      remedy: 'Leave it out.',
    };
  if (keyword === 'required')
    return {
      path: [path, missingProperty].filter(Boolean).join('.'),
      message: `${where} lacks “${missingProperty}”.`,
      remedy: 'Add it.',
    };
  if (Array.isArray(allowedValues))
    return {
      path,
      message: `${where} is none of the values known.`,
      remedy: `Write one of: ${allowedValues.join(', ')}.`,
    };
  return { path, message: `${where} ${message}.`, remedy: 'Write it as /api/docs describes.' };
}

/** Validators of requests, compiled from the OpenAPI document itself on their first use: what it says is what is asked for. */
export function requestChecks(document: object) {
  const settings = { strict: false, allErrors: true, validateFormats: false } as const;
  const bodies = new Ajv2020(settings).addSchema(document, documentId);
  // Parameters come as text; numbers among them are read as such.
  const parameters = new Ajv2020({ ...settings, coerceTypes: true }).addSchema(document, documentId);
  const compiled = new Map<string, ValidateFunction>();

  function compile(key: string, make: () => ValidateFunction): ValidateFunction {
    const known = compiled.get(key) ?? make();
    compiled.set(key, known);
    return known;
  }

  const faults = (check: ValidateFunction, value: unknown): Fault[] =>
    check(value) ? [] : (check.errors ?? []).slice(0, 20).map(faultOf);

  return {
    body({ path, method, id }: Route, value: unknown): Fault[] {
      const at = `${documentId}#/paths/${pointer(path)}/${method}/requestBody/content/${pointer('application/json')}/schema`;
      return faults(
        compile(`body ${id}`, () => bodies.compile({ $ref: at })),
        value,
      );
    },
    /** Reads numbers in `values` in place. */
    query({ id, query = {}, required = [] }: Route, values: Record<string, unknown>): Fault[] {
      const schema = { type: 'object', properties: query, required, additionalProperties: false };
      return faults(
        compile(`query ${id}`, () => parameters.compile(schema)),
        values,
      );
    },
    params({ id, params = {} }: Route, values: Record<string, unknown>): Fault[] {
      return faults(
        compile(`params ${id}`, () => parameters.compile({ type: 'object', properties: params })),
        { ...values },
      );
    },
  };
}
