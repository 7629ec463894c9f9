import { fieldNames } from '../../../../vocab/fields.ts';
import { joinReasons, offerReasons, rowKinds, rowMarks, rowOutcomes } from '../../../deposit/row-preview.ts';
import { takenKinds } from '../../../deposit/selection.ts';
import { termFields } from '../../../vocabulary/scheme-fields.ts';
import type { Schema } from '../route.ts';
import {
  flag,
  itemIdSchema,
  list,
  object,
  oneOf,
  partnerId,
  ref,
  text,
  time,
  whole,
} from './build-schema.ts';

const fieldName = oneOf(fieldNames, 'A field of a record.');
const anything: Schema = { description: 'A value or values of the field, as records hold them.' };
const rowNumbers = list(whole({ minimum: 1 }), { maxItems: 500_000, uniqueItems: false });
const names = object({
  rows: { ...rowNumbers, description: 'By their number in the source.' },
  ids: list(text(1000), { maxItems: 500_000, description: 'By their id, absent records too.' }),
});
const score: Schema = { type: 'number', minimum: 0, maximum: 1, description: 'To order by.' };
const termField = oneOf(termFields, 'A field that holds terms.');
const termKey = text(2000, {
  description: 'What names the term in its field: its language and its words, folded.',
});

/** What becomes of rows, and what is chosen about them. */
export const rowSchemas: Record<string, Schema> = {
  Row: object(
    {
      n: whole({ description: 'Its number in this list.' }),
      row: whole({
        description: 'Its number in the source, from 1; 0 for a record that the source does not hold.',
      }),
      id: { type: 'string' },
      outcome: oneOf(
        rowOutcomes,
        'absent: a complete source does not hold the record; left: left out by choice.',
      ),
      marks: list(
        oneOf(
          rowMarks,
          'edited: an edit made here says something else; differs: other partners of the item do; offered: items may be the same; open: terms await a choice; waits: it needs approvals; warned: there are warnings.',
        ),
      ),
      item: { ...itemIdSchema, description: 'The item that it belongs to, or would begin.' },
      joins: oneOf(joinReasons, 'Why it joins an item of others.'),
      takenBack: { ...flag, description: 'Somebody took the record back here, and it stays so.' },
      record: ref('RecordContent'),
      media: list(object({ path: { type: 'string' }, file: { type: 'string' } }, ['path', 'file'])),
      changes: list(object({ field: fieldName, before: anything, after: anything }, ['field'])),
      edits: list(object({ field: fieldName, here: anything, file: anything }, ['field'])),
      differs: list(
        object(
          {
            field: fieldName,
            language: { type: 'string' },
            own: anything,
            others: list(object({ partner: partnerId, value: anything }, ['partner', 'value'])),
          },
          ['field', 'own', 'others'],
        ),
      ),
      offers: list(
        object(
          {
            item: itemIdSchema,
            score,
            because: list(oneOf(offerReasons)),
            title: ref('Texts'),
            partners: list(partnerId),
          },
          ['item', 'score', 'because', 'title', 'partners'],
        ),
      ),
      open: list(object({ field: termField, key: termKey }, ['field', 'key'])),
      problems: list(ref('RowProblem')),
    },
    ['n', 'row', 'outcome', 'marks'],
  ),
  RowCounts: object(
    {
      rows: whole({ description: 'Rows of the source.' }),
      stays: whole({ description: 'Records that a partial source does not hold, which stay as they are.' }),
      ...Object.fromEntries(rowKinds.map((name) => [name, whole()])),
    },
    ['rows', 'stays', ...rowKinds],
  ),
  OpenTerm: object(
    {
      field: termField,
      key: termKey,
      label: ref('Texts'),
      candidates: list(
        object(
          {
            concept: { type: 'string' },
            scheme: { type: 'string' },
            label: { type: 'string' },
            language: { type: 'string' },
            score,
            because: oneOf(['homonym', 'language', 'labels']),
          },
          ['concept', 'scheme', 'label', 'language', 'score', 'because'],
        ),
      ),
      rows: whole({ description: 'In how many rows it stands.' }),
      first: list(whole(), { description: 'The first of them.' }),
    },
    ['field', 'key', 'label', 'candidates', 'rows', 'first'],
  ),
  Selection: object({
    outcomes: list(oneOf(takenKinds), {
      description:
        'Rows of these kinds, as the preview showed them; those in conflict only where it is named. All without it.',
    }),
    only: { ...names, description: 'These alone.' },
    except: { ...names, description: 'Not these.' },
    joins: list(
      object(
        {
          row: whole({ minimum: 1 }),
          item: { anyOf: [itemIdSchema, { type: 'null' }], description: 'null: it stands apart.' },
        },
        ['row', 'item'],
      ),
      { maxItems: 100_000, description: 'The items that rows describe too.' },
    ),
    replaceEdits: {
      ...rowNumbers,
      description: 'Rows in which the source is right against edits made here.',
    },
  }),
  TermChoice: object(
    {
      field: termField,
      key: termKey,
      concept: { type: ['string', 'null'], maxLength: 2000, description: 'null: none of those offered.' },
      label: ref('Texts'),
      actor: { type: 'string' },
      time,
    },
    ['field', 'key', 'concept', 'actor', 'time'],
  ),
  TermDecision: {
    oneOf: [
      object(
        {
          field: termField,
          key: termKey,
          concept: { type: ['string', 'null'], minLength: 1, maxLength: 2000 },
        },
        ['field', 'key', 'concept'],
      ),
      object({ field: termField, key: termKey, forget: { const: true } }, ['field', 'key', 'forget']),
    ],
    description:
      'A concept that the term means from now on (null: none of those offered); or that nothing is known of it.',
  },
};
