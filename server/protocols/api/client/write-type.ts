import type { Schema } from '../route.ts';

type Known = {
  $ref?: string;
  type?: string | readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: readonly unknown[];
  const?: unknown;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
};

const isName = /^[A-Za-z_$][\w$]*$/;
export const memberName = (name: string): string => (isName.test(name) ? name : JSON.stringify(name));
const either = (types: readonly string[]): string => [...new Set(types)].join(' | ') || 'never';

function objectType(schema: Known): string {
  const { properties = {}, required = [], additionalProperties } = schema;
  const members = Object.entries(properties).map(
    ([name, member]) =>
      `${memberName(name)}${required.includes(name) ? '' : '?'}: ${writeType(member)}${required.includes(name) ? '' : ' | undefined'}`,
  );
  const others = typeof additionalProperties === 'object' ? writeType(additionalProperties) : 'unknown';
  if (members.length === 0)
    return additionalProperties === false ? '{ [name: string]: never }' : `{ [name: string]: ${others} }`;
  return `{ ${members.join('; ')} }`;
}

/** A JSON Schema (2020-12) as a TypeScript type, as far as types can say it: patterns and limits are the server's to check. */
export function writeType(schema: Schema): string {
  const known = schema as Known;
  if (known.$ref !== undefined) return known.$ref.split('/').at(-1)!;
  if ('const' in known) return JSON.stringify(known.const);
  if (known.enum) return either(known.enum.map((value) => JSON.stringify(value)));
  const choices = known.oneOf ?? known.anyOf;
  if (choices) return `(${either(choices.map(writeType))})`;
  if (known.allOf) return `(${known.allOf.map(writeType).join(' & ')})`;
  if (Array.isArray(known.type))
    return `(${either(known.type.map((type: string) => writeType({ ...schema, type })))})`;
  switch (known.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `readonly ${known.items ? `(${writeType(known.items)})` : 'unknown'}[]`;
    case 'object':
      return objectType(known);
    default:
      return known.properties ? objectType(known) : 'unknown';
  }
}
