import type { Schema } from '../route.ts';

type Schemas = Readonly<Record<string, Schema>>;

const samples: Record<string, unknown> = {
  Texts: { en: ['Mask of a dancer'], fr: ['Masque de danseur'] },
  Access: { level: 'named', partners: ['museum-a', 'museum-b'] },
  RecordContent: { title: { en: ['Mask of a dancer'] }, date: [{ edtf: '1890/1910' }] },
  Content: { title: { en: ['Mask of a dancer'] }, date: [{ edtf: '1890/1910' }] },
  Subject: { kind: 'statement', item: '1x9k2m4p7q0a', record: 'museum-a', statement: 'date-3f9a01c2be' },
};
const byFormat: Record<string, string> = {
  'date-time': '2026-03-01T09:00:00.000Z',
  uri: 'https://archive.example.org/api/…',
};
const byPattern: [RegExp, string][] = [
  [/^\^\[a-z0-9\]\[a-z0-9-\]/, 'museum-a'],
  [/^\^\[0-9a-z\]\{1,40\}/, '1x9k2m4p7q0a'],
  [/\[0-9a-f\]\{10\}/, 'date-3f9a01c2be'],
  [/ror\\/, 'https://ror.org/0abcdefgh'],
  [/^\^https/, 'https://museum.example.org/'],
  [/^\^\(\?:agent\|place\)/, 'agent/unknown-carver'],
  [/^\^\[0-9a-f\]\{32\}/, '0123456789abcdef0123456789abcdef'],
  [/^\^\[0-9A-Za-z\]\[0-9A-Za-z\.-\]/, '2026.1'],
  [/^\^\[A-Za-z\]\{2,8\}/, 'en'],
  [/@/, 'ada@museum.example'],
  [/^\^\[DT\]/, 'D-2026-000001'],
  [/^\^--/, '--11-01'],
  [/^\^\[A-Z\]\{2\}/, 'KE'],
  [/A-Z0-9\]\{1,4\}-/, 'FR-751131011'],
  [/\\d\{0,14\}/, '12'],
];

/** A value that a schema allows, for people to read. Members that are not required are there too, where they are simple. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const { $ref, type, properties, items, pattern, format } = schema as {
    $ref?: string;
    type?: string | string[];
    properties?: Record<string, Schema>;
    items?: Schema;
    pattern?: string;
    format?: string;
  };
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)!;
    return samples[name] ?? exampleOf(schemas[name]!, schemas, depth + 1);
  }
  const [first] = (schema.oneOf ?? schema.anyOf ?? []) as Schema[];
  if (first) return exampleOf(first, schemas, depth);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ('default' in schema) return schema.default;
  if (properties) {
    const required = (schema.required ?? []) as string[];
    const shown = Object.entries(properties).filter(([name]) => required.includes(name) || depth < 2);
    return Object.fromEntries(shown.map(([name, member]) => [name, exampleOf(member, schemas, depth + 1)]));
  }
  if (type === 'array') return items ? [exampleOf(items, schemas, depth + 1)] : [];
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema.minimum ?? 1));
  if (type === 'boolean') return true;
  if (type === 'object') return {};
  if (format !== undefined && byFormat[format] !== undefined) return byFormat[format];
  return byPattern.find(([form]) => pattern !== undefined && form.test(pattern))?.[1] ?? '…';
}
