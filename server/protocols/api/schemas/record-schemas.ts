import { fieldNames } from '../../../../vocab/fields.ts';
import { recordSchema } from '../../../../vocab/json-schema.ts';
import { labelKinds, labelSchemes } from '../../../../vocab/terms/cultural-labels.ts';
import { restrictionGrounds } from '../../../archive/archive.ts';
import { standings } from '../../../curation/compare-statements.ts';
import type { Schema } from '../route.ts';
import {
  collectionId,
  flag,
  itemIdSchema,
  list,
  object,
  oneOf,
  partnerId,
  recordName,
  ref,
  statementIdSchema,
  text,
  time,
  whole,
} from './build-schema.ts';

// As a part of the document the schema of records has no address of its own.
const { $id: _id, $schema: _schema, ...content } = recordSchema('');
const fieldName = oneOf(fieldNames);
const revisionState = oneOf(['proposed', 'published', 'withdrawn', 'returned', 'superseded']);
const season: Schema = object(
  { from: text(7, { pattern: '^--\\d\\d-\\d\\d$' }), to: text(7, { pattern: '^--\\d\\d-\\d\\d$' }) },
  ['from', 'to'],
);
export const labelFacts: Record<string, Schema> = {
  scheme: oneOf(labelSchemes),
  code: oneOf([...labelKinds.keys()]),
  text: ref('Texts'),
  season: {
    ...season,
    description: 'Month and day (--MM-DD) between which it applies, across the year’s end too.',
  },
};
const claim = object({ record: recordName, partner: partnerId, time }, ['record', 'partner', 'time']);

/** Items, records, what holds them back and what is put on them. */
export const recordSchemas: Record<string, Schema> = {
  RecordContent: content,
  Record: object(
    {
      name: recordName,
      uri: { type: 'string', format: 'uri' },
      partner: partnerId,
      collection: collectionId,
      sourceId: { type: 'string' },
      revision: whole({ description: 'The number of the revision that is public.' }),
      time,
      decided: object({ approvals: list(partnerId), silence: flag }, ['approvals', 'silence']),
      contested: list(statementIdSchema),
      content: ref('Content'),
    },
    ['name', 'uri', 'partner', 'collection', 'sourceId', 'revision', 'time', 'content'],
  ),
  Group: object(
    {
      field: fieldName,
      standing: oneOf(
        standings,
        'agreed by all who speak of it; said by one; others differ; a dispute about it is open.',
      ),
      statement: statementIdSchema,
      language: { type: 'string' },
      value: { description: 'A value of the field’s type.' },
      claims: list(claim),
    },
    ['field', 'standing', 'statement', 'value', 'claims'],
  ),
  Label: object(
    {
      id: whole(),
      item: itemIdSchema,
      record: recordName,
      ...labelFacts,
      partner: partnerId,
      since: time,
    },
    ['id', 'item', 'scheme', 'code', 'partner', 'since'],
  ),
  LabelKind: object(
    { code: text(60), scheme: oneOf(labelSchemes), name: { type: 'string' }, page: { type: 'string' } },
    ['code', 'scheme', 'name'],
  ),
  Restriction: object(
    {
      id: whole(),
      item: itemIdSchema,
      record: recordName,
      statement: statementIdSchema,
      access: ref('Access'),
      by: { type: 'string' },
      ground: oneOf(restrictionGrounds),
      since: time,
      dispute: { type: 'integer' },
    },
    ['id', 'item', 'access', 'by', 'ground', 'since'],
  ),
  Draft: object(
    {
      record: recordName,
      partner: partnerId,
      number: whole(),
      proposal: { type: 'integer' },
      time,
      content: ref('Content'),
    },
    ['record', 'partner', 'number', 'time', 'content'],
  ),
  Item: object(
    {
      id: itemIdSchema,
      uri: { type: 'string', format: 'uri' },
      records: list(ref('Record')),
      groups: list(ref('Group'), { description: 'The statements of all records side by side.' }),
      labels: list(ref('Label')),
      restrictions: list(ref('Restriction'), { description: 'Those that concern your own records.' }),
      drafts: list(ref('Draft'), { description: 'What awaits the partners, for those who decide on it.' }),
    },
    ['id', 'uri', 'records', 'groups', 'labels', 'restrictions', 'drafts'],
  ),
  Content: {
    description: 'The content of a record; without members where the revision took the record back.',
    anyOf: [
      ref('RecordContent'),
      { type: 'object', properties: content.properties as Schema, additionalProperties: false },
    ],
  },
  Revision: object(
    {
      id: whole({ description: 'For votes on it; for those who decide alone.' }),
      number: whole(),
      item: itemIdSchema,
      record: recordName,
      partner: partnerId,
      state: revisionState,
      time,
      publishedAt: time,
      endedAt: { ...time, description: 'When another took its place; for what is public alone.' },
      deposit: { type: 'integer' },
      proposal: { type: 'integer' },
      mode: { type: 'string', description: 'partial, complete, edit, restore, revert or withdraw.' },
      actor: { type: 'string', description: 'A pseudonym.' },
      note: { type: 'string' },
      content: ref('Content'),
    },
    ['number', 'item', 'record', 'partner', 'state', 'time', 'content'],
  ),
  Entered: object({ revision: whole(), published: flag, proposal: { type: 'integer' } }, [
    'revision',
    'published',
  ]),
};
