import type { Schema } from '../route.ts';
import { collectionId, flag, object, oneOf, partnerId, ref, text, time, whole } from './build-schema.ts';

/** Deposits and what became of them. */
export const depositSchemas: Record<string, Schema> = {
  Deposit: object(
    {
      id: {
        type: 'string',
        description:
          'The number of the deposit; of a preview, or of one that has not been taken yet, the name of its upload.',
      },
      deposit: { type: 'integer', description: 'The number in the archive, once there is one.' },
      partner: partnerId,
      collection: collectionId,
      mode: { type: 'string', description: 'partial, complete, edit, restore, revert or withdraw.' },
      preview: { ...flag, description: 'Nothing has been written.' },
      file: { type: 'string' },
      mapping: { type: 'string' },
      language: { type: 'string' },
      state: oneOf(['waiting', 'running', 'done', 'failed']),
      started: time,
      finished: time,
      expires: { ...time, description: 'When the files of a preview, or the list of problems, are removed.' },
      progress: object({ bytes: whole(), total: whole(), rows: whole() }, ['bytes', 'total', 'rows']),
      counts: { ...ref('RowCounts'), description: 'How many rows came to what, so far.' },
      summary: {
        type: 'object',
        additionalProperties: { type: ['integer', 'boolean', 'string'] },
        description: 'How many rows came to what.',
      },
      message: { type: 'string', description: 'Why it failed, and what to do.' },
      reverts: { type: 'integer', description: 'The deposit that it takes back.' },
      revertedBy: { type: 'integer' },
      proposal: { type: 'integer', description: 'The proposal in which its rows await the partners.' },
      actor: { type: 'string' },
      note: { type: 'string' },
    },
    ['id', 'partner', 'collection', 'mode', 'state', 'started'],
  ),
  RowProblem: object(
    {
      row: whole({ description: 'Counted from 1; 0 is the file as a whole.' }),
      column: { type: 'string' },
      id: { type: 'string' },
      path: { type: 'string' },
      code: text(100),
      severity: oneOf(['error', 'warning']),
      value: { type: 'string' },
      message: { type: 'string' },
      remedy: { type: 'string' },
    },
    ['row', 'path', 'code', 'severity', 'message', 'remedy'],
  ),
};
