import type { Schema } from '../route.ts';
import { list, object, ref, text, whole } from './build-schema.ts';

const named = object({ id: text(40), name: { type: 'string' } }, ['id', 'name']);
const count = object(
  { value: { type: 'string' }, label: { type: 'string' }, labelLanguage: { type: 'string' }, count: whole() },
  ['value', 'label', 'count'],
);

/** What /api/search answers. */
export const searchSchemas: Record<string, Schema> = {
  Found: object(
    {
      id: text(40),
      uri: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      titleLanguage: { type: 'string' },
      images: list(object({ service: { type: 'string' }, alt: ref('Texts') }, ['service'])),
      type: { type: 'string' },
      date: { type: 'string' },
      creator: { type: 'string' },
      partners: list(named),
      leads: named,
    },
    ['id', 'uri', 'title', 'titleLanguage', 'images', 'partners', 'leads'],
  ),
  SearchAnswer: object(
    {
      total: whole(),
      items: list(ref('Found')),
      facets: { type: 'object', additionalProperties: list(count) },
      page: whole(),
      size: whole(),
      loose: { const: true, description: 'No item has all the words; these have some.' },
    },
    ['total', 'items', 'facets', 'page', 'size'],
  ),
};
