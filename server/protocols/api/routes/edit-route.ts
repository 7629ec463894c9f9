import { check } from '../../../../vocab/check.ts';
import type { RecordContent } from '../../../../vocab/fields.ts';
import type { Problem } from '../../../../vocab/problem.ts';
import { editRecord } from '../../../acts/edit-record.ts';
import type { Archive } from '../../../archive/open-archive.ts';
import { actAs } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { invalid, missing, refusal } from '../refusals.ts';
import type { Route } from '../route.ts';
import { itemIdSchema, object, recordName, ref, text, whole } from '../schemas/build-schema.ts';
import { seeRecord } from '../see-records.ts';

export const enteredAnswers: Route['answers'] = {
  200: { description: 'It is public.', schema: ref('Entered') },
  202: {
    description: 'It awaits the partners.',
    schema: ref('Entered'),
    headers: { Location: 'The proposal.' },
  },
};

/**
 * Pictures of an edit: those that the record has had, with the facts that the archive knows of them. Another one comes with a deposit, as nobody
 * makes a picture theirs by naming its file.
 */
function keepPictures(
  { reader, curation }: Pick<Archive, 'reader' | 'curation'>,
  record: number,
  content: RecordContent,
): { content: RecordContent; problems: Problem[] } {
  const { media } = content;
  if (!media) return { content, problems: [] };
  const own = new Set(
    curation
      .revisionsOf(record)
      .flatMap((revision) => (revision.content.media ?? []).map(({ file }) => file)),
  );
  const problems = media.flatMap(({ path, file }, index): Problem[] =>
    path === undefined && (file === undefined || own.has(file))
      ? []
      : [
          {
            code: 'media.unknown',
            severity: 'error',
            path: `media[${index}]`,
            message: 'This picture is none that the record has had.',
            remedy: 'Send new pictures with a deposit, beside a file that names them.',
          },
        ],
  );
  const known = media.map((one) => {
    const facts = one.file === undefined ? undefined : reader.media(one.file);
    return facts ? { ...one, format: facts.format, width: facts.width, height: facts.height } : one;
  });
  return { content: { ...content, media: known }, problems };
}

/** An edit of a partner's own record. */
export const editRoute = ({ archive, baseUrl }: ApiParts): Route => ({
  id: 'records.edit',
  method: 'put',
  path: '/items/{item}/records/{record}',
  tag: 'Items and records',
  summary: 'Edit your partner’s own record',
  description:
    '`basis` is the number of the newest revision that you saw; when another has come since, nothing is overwritten and the answer is 409. What is wrong with the content is told value by value in `problems` (422).',
  who: 'signed-in',
  params: { item: itemIdSchema, record: recordName },
  body: object({ content: ref('RecordContent'), basis: whole({ minimum: 1 }), note: text(2000) }, [
    'content',
  ]),
  answers: enteredAnswers,
  problems: [403, 404, 409],
  handle: (ask) => {
    const { item, record } = ask.params as { item: string; record: string };
    const seen = seeRecord(archive, { item, name: record }, ask.viewer);
    if (!seen) return missing('such record');
    const acting = actAs(ask, seen.row.partner, 'curate');
    if ('problem' in acting) return acting;
    const { content: given, ...rest } = ask.body as { content: RecordContent; basis?: number; note?: string };
    const pictures = keepPictures(archive, seen.row.id, given);
    const checked = check({ row: 1, id: seen.row.sourceId, content: pictures.content });
    const problems = [...pictures.problems, ...checked.problems].filter(
      ({ severity }) => severity === 'error',
    );
    if (problems.length || !checked.content)
      return invalid('The record has errors.', 'Correct each as it says.', problems);
    const outcome = editRecord(archive, {
      item,
      record,
      content: checked.content,
      ...rest,
      ...acting,
      time: ask.time,
    });
    if (outcome.outcome === 'refused') return refusal(outcome);
    const { outcome: _, ...entered } = outcome;
    return entered.published
      ? { status: 200, body: entered }
      : { status: 202, body: entered, headers: { Location: `${baseUrl}api/proposals/${entered.proposal}` } };
  },
});
