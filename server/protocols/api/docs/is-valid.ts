import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from '../route.ts';
import { allSchemas } from '../schemas/all-schemas.ts';

let ajv: Ajv2020 | undefined;
const compiled = new Map<Schema, ValidateFunction>();

/** Whether a value is one that a schema of the description lets through. */
export function isValid(schema: Schema, value: unknown): boolean {
  ajv ??= new Ajv2020({ strict: false, validateFormats: false }).addSchema(
    { components: { schemas: allSchemas } },
    'https://tessera.invalid/examples.json',
  );
  const local = JSON.stringify(schema).replaceAll(
    '"#/components/',
    '"https://tessera.invalid/examples.json#/components/',
  );
  const check = compiled.get(schema) ?? ajv.compile(JSON.parse(local) as object);
  compiled.set(schema, check);
  return check(value);
}
