import { partnersWhere } from '../../../accounts/may.ts';
import { askDescriptionErasure, erasedDescription } from '../../../acts/authorities/erase-description.ts';
import {
  askErasure,
  confirmErasure,
  type Eraser,
  type ErasureGround,
  erasureGrounds,
} from '../../../acts/erase.ts';
import type { Outcome } from '../../../acts/outcome.ts';
import type { Erasure } from '../../../archive/curation-reader.ts';
import { isOperator, operatorOnly } from '../act-as.ts';
import { afterOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { missing, refusal } from '../refusals.ts';
import type { Answer, Ask, Route } from '../route.ts';
import { authorityParams } from '../schemas/authority-schemas.ts';
import {
  itemIdSchema,
  number,
  object,
  oneOf,
  page,
  paging,
  partnerId,
  recordName,
  ref,
  whole,
} from '../schemas/build-schema.ts';
import { seeRecord } from '../see-records.ts';

const tag = 'Erasure';
const askedAnswers: Route['answers'] = {
  201: {
    description: 'It waits for a second person.',
    schema: object({ erasure: whole() }, ['erasure']),
    headers: { Location: 'Where it is confirmed.' },
  },
};

function showErasure(erasure: Erasure) {
  const { id, item, record, ground, askedBy, asked, confirmedBy, confirmed } = erasure;
  return {
    id,
    ...(erasedDescription(erasure) ?? { item }),
    ...(record !== undefined && { record }),
    ground,
    askedBy,
    asked,
    ...(confirmedBy !== undefined && { confirmedBy }),
    ...(confirmed !== undefined && { confirmed }),
  };
}

/** Destroying what a record ever said: two people and a ground. */
export function erasureRoutes({ archive, baseUrl, removeDerivatives }: ApiParts): Route[] {
  const { curation } = archive;
  const eraser = ({ principal }: Ask): Eraser => ({
    id: principal!.id,
    operator: isOperator(principal),
    stewardOf: partnersWhere(principal!, 'decide'),
  });
  function answerAsked(outcome: Outcome<{ erasure: number }>): Answer {
    if (outcome.outcome === 'refused') return refusal(outcome);
    const { erasure } = outcome;
    return {
      status: 201,
      body: { erasure },
      headers: { Location: `${baseUrl}api/erasures/${erasure}/confirm` },
    };
  }

  return [
    {
      id: 'erasures.ask',
      method: 'post',
      path: '/erasures',
      tag,
      summary: 'Ask that what a record ever said be destroyed (operator, or a steward of its partner)',
      who: 'signed-in',
      body: object({ item: itemIdSchema, record: recordName, ground: oneOf(erasureGrounds) }, [
        'item',
        'record',
        'ground',
      ]),
      answers: askedAnswers,
      problems: [403, 404],
      handle: (ask) => {
        const given = ask.body as { item: string; record: string; ground: ErasureGround };
        const by = eraser(ask);
        const seen = by.operator || seeRecord(archive, { item: given.item, name: given.record }, ask.viewer);
        if (!seen) return missing('such record');
        return answerAsked(askErasure(archive, { ...given, by, time: ask.time }));
      },
    },
    {
      id: 'authorities.erase',
      method: 'post',
      path: '/authorities/{kind}/{id}/erase',
      tag,
      summary: 'Ask that what a partner ever said of a person, group or place be destroyed',
      who: 'signed-in',
      params: authorityParams,
      body: object({ partner: partnerId, ground: oneOf(erasureGrounds) }, ['partner', 'ground']),
      answers: askedAnswers,
      problems: [403, 404],
      handle: (ask) => {
        const given = ask.body as { partner: string; ground: ErasureGround };
        const reference = `${ask.params.kind}/${ask.params.id}`;
        return answerAsked(
          askDescriptionErasure(archive, { reference, ...given, by: eraser(ask), time: ask.time }),
        );
      },
    },
    {
      id: 'erasures.confirm',
      method: 'post',
      path: '/erasures/{erasure}/confirm',
      tag,
      summary: 'Confirm an erasure, as a second person: it is done and cannot be undone',
      who: 'signed-in',
      params: { erasure: number },
      answers: {
        200: {
          description: 'It is done: how many files went with it.',
          schema: object({ files: whole() }, ['files']),
        },
      },
      problems: [403, 404, 409],
      handle: async (ask) => {
        const by = eraser(ask);
        // Only those who could confirm one know which there are.
        if (!by.operator && by.stewardOf.length === 0) return missing('such erasure');
        const erasure = Number(ask.params.erasure);
        const outcome = await confirmErasure(archive, { erasure, by, time: ask.time, removeDerivatives });
        return outcome.outcome === 'refused'
          ? refusal(outcome)
          : { status: 200, body: { files: outcome.files } };
      },
    },
    {
      id: 'erasures.list',
      method: 'get',
      path: '/erasures',
      tag,
      summary: 'Erasures asked for and done (operator)',
      who: 'signed-in',
      query: paging,
      answers: { 200: { description: 'A page of erasures.', schema: page(ref('Erasure')) } },
      problems: [403],
      handle: (ask) => {
        if (!isOperator(ask.principal)) return operatorOnly();
        const found = curation.erasures().filter(({ id }) => id > afterOf(ask));
        const cursor = ({ id }: { id: number }) => ({ after: id });
        return { status: 200, body: pageOf(ask, { baseUrl, found, cursor, show: showErasure }) };
      },
    },
  ];
}
