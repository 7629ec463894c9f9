import { shortNameForm } from '../../../curation/short-name.ts';
import type { Schema } from '../route.ts';

/** An object of these members and no others. */
export const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length && { required }),
  additionalProperties: false,
});

export const list = (items: Schema, limits: Schema = {}): Schema => ({ type: 'array', items, ...limits });
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const text = (maxLength: number, more: Schema = {}): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  ...more,
});
export const oneOf = (values: readonly unknown[], description?: string): Schema => ({
  enum: values,
  ...(description !== undefined && { description }),
});
export const whole = (more: Schema = {}): Schema => ({ type: 'integer', minimum: 0, ...more });
export const flag: Schema = { type: 'boolean' };
export const time: Schema = { type: 'string', format: 'date-time', description: 'ISO 8601, UTC.' };

/** A page of a list: `next` is the address of the page after it, absent on the last. */
export const page = (entries: Schema, more: Record<string, Schema> = {}): Schema =>
  object(
    {
      entries: list(entries),
      next: { type: 'string', format: 'uri', description: 'The address of the next page.' },
      ...more,
    },
    ['entries', ...Object.keys(more)],
  );

export const email: Schema = {
  type: 'string',
  maxLength: 254,
  pattern: '^[^\\s@"(),:;<>[\\\\\\]]+@[^\\s@"(),:;<>[\\\\\\]]+\\.[^\\s@"(),:;<>[\\\\\\]]+$',
  description: 'An address of mail.',
};

const smallId: Schema = { type: 'string', pattern: shortNameForm.source };
export const partnerId: Schema = { ...smallId, description: 'The id of a partner.' };
export const collectionId: Schema = { ...smallId, description: 'The id of a collection.' };
export const itemIdSchema: Schema = {
  type: 'string',
  pattern: '^[0-9a-z]{1,40}$',
  description: 'The id of an item: the last part of its address.',
};
export const recordName: Schema = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9-]{0,39}(\\.[0-9]{1,4})?$',
  description: 'The name of a record of the item: its partner, with `.2` and so on for a further one.',
};
export const statementIdSchema: Schema = {
  type: 'string',
  pattern: '^[A-Za-z]{1,40}-[0-9a-f]{10}$',
  description: 'The id of a statement within its record.',
};
export const number: Schema = { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: 'A number.' };

/** Parameters of lists that are read from the beginning. */
export const paging = {
  after: { type: 'integer', minimum: 0, description: 'Continues after this entry: take `next` instead.' },
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 50, description: 'Entries a page.' },
} as const;

/** Parameters of lists whose newest entry comes first. */
export const pagingBack = {
  before: {
    type: 'integer',
    minimum: 1,
    description: 'Continues with entries older than this: take `next`.',
  },
  limit: paging.limit,
} as const;
