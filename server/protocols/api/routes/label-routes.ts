import { labelKinds } from '../../../../vocab/terms/cultural-labels.ts';
import { type LabelAct, labelItem, removeLabel } from '../../../acts/label-item.ts';
import { viewItem } from '../../../curation/view.ts';
import { actAs } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { missing, refusal } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { itemIdSchema, number, object, page, partnerId, recordName, ref } from '../schemas/build-schema.ts';
import { labelFacts } from '../schemas/record-schemas.ts';

const tag = 'Access and labels';

/** Labels of communities, notices of institutions, and advice. */
export function labelRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const viewOf = ({ params, viewer }: Ask) => {
    const item = archive.reader.item(params.item!);
    return item && viewItem(item, viewer);
  };
  return [
    {
      id: 'labels.kinds',
      method: 'get',
      path: '/labels/kinds',
      tag,
      summary: 'The labels, notices and advice that there are',
      who: 'anyone',
      answers: { 200: { description: 'All of them.', schema: page(ref('LabelKind')) } },
      handle: () => ({
        status: 200,
        body: { entries: [...labelKinds].map(([code, kind]) => ({ code, ...kind })) },
      }),
    },
    {
      id: 'labels.add',
      method: 'post',
      path: '/items/{item}/labels',
      tag,
      summary: 'Put a label on an item or a record',
      description:
        'Traditional Knowledge and Biocultural Labels are given by communities alone, in words of their own; notices by institutions.',
      who: 'signed-in',
      params: { item: itemIdSchema },
      body: object({ partner: partnerId, record: recordName, ...labelFacts }, ['partner', 'scheme', 'code']),
      answers: {
        201: {
          description: 'The label.',
          schema: ref('Label'),
          headers: { Location: 'Where it is taken off again.' },
        },
      },
      problems: [403, 404],
      handle: (ask) => {
        const item = ask.params.item!;
        const view = viewOf(ask);
        const { partner, ...label } = ask.body as Omit<LabelAct, 'item' | 'actor' | 'time'> & {
          partner: string;
        };
        if (!view || (label.record !== undefined && !view.records.some(({ name }) => name === label.record)))
          return missing(view ? 'such record' : 'such item');
        const acting = actAs(ask, partner, 'decide');
        if ('problem' in acting) return acting;
        const outcome = labelItem(archive, { ...label, item, ...acting, time: ask.time });
        if (outcome.outcome === 'refused') return refusal(outcome);
        const body = archive.reader.item(item)!.labels!.find(({ id }) => id === outcome.label);
        return {
          status: 201,
          body,
          headers: { Location: `${baseUrl}api/items/${item}/labels/${outcome.label}` },
        };
      },
    },
    {
      id: 'labels.remove',
      method: 'delete',
      path: '/items/{item}/labels/{label}',
      tag,
      summary: 'Take your partner’s label off again',
      who: 'signed-in',
      params: { item: itemIdSchema, label: number },
      answers: { 204: { description: 'Done.' } },
      problems: [403, 404],
      handle: (ask) => {
        const id = Number(ask.params.label);
        const label = viewOf(ask)?.labels?.find((known) => known.id === id);
        if (!label) return missing('such label');
        const acting = actAs(ask, label.partner, 'decide');
        if ('problem' in acting) return acting;
        const outcome = removeLabel(archive, {
          item: ask.params.item!,
          label: id,
          ...acting,
          time: ask.time,
        });
        return outcome.outcome === 'refused' ? refusal(outcome) : { status: 204 };
      },
    },
  ];
}
