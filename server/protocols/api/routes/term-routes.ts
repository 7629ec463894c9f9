import { chooseTerms, type TermDecision } from '../../../acts/choose-terms.ts';
import { vocabularyChoices } from '../../../archive/vocabulary-choices.ts';
import { vocabularyReader } from '../../../archive/vocabulary-reader.ts';
import { actAs } from '../act-as.ts';
import { afterOf, limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { refusal } from '../refusals.ts';
import type { Route } from '../route.ts';
import { list, object, page, paging, partnerId, ref, whole } from '../schemas/build-schema.ts';

const tag = 'Deposits';
const params = { partner: partnerId };

/** What a partner's own words mean: chosen by its curators, remembered for it alone. */
export function termRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const choices = vocabularyChoices(archive.db);
  const concepts = vocabularyReader(archive.db);
  return [
    {
      id: 'terms.list',
      method: 'get',
      path: '/partners/{partner}/terms',
      tag,
      summary: 'What was chosen for a partner’s terms, by field',
      who: 'signed-in',
      params,
      query: paging,
      answers: { 200: { description: 'A page of choices.', schema: page(ref('TermChoice')) } },
      problems: [403],
      handle: (ask) => {
        const partner = ask.params.partner!;
        const acting = actAs(ask, partner, 'read');
        if ('problem' in acting) return acting;
        const [after, limit] = [afterOf(ask), limitOf(ask)];
        const found = choices.list(partner, { after, limit: limit + 1 });
        const cursor = () => ({ after: after + limit });
        const show = ({ concept, ...choice }: (typeof found)[number]) => {
          const label = concept === undefined ? undefined : concepts.named(concept)?.label;
          return { ...choice, concept: concept ?? null, ...(label && { label }) };
        };
        return { status: 200, body: pageOf(ask, { baseUrl, found, cursor, show }) };
      },
    },
    {
      id: 'terms.choose',
      method: 'put',
      path: '/partners/{partner}/terms',
      tag,
      summary: 'Choose what terms mean, or forget it (a curator or steward of the partner)',
      description:
        'Counts for whatever is looked at or taken from now on, by this partner alone. Records that are there stay as they are until their source is loaded again.',
      who: 'signed-in',
      params,
      body: object({ choices: list(ref('TermDecision'), { minItems: 1, maxItems: 5000 }) }, ['choices']),
      answers: {
        200: {
          description: 'How many are chosen, and forgotten.',
          schema: object({ chosen: whole(), forgotten: whole() }, ['chosen', 'forgotten']),
        },
      },
      problems: [403],
      handle: (ask) => {
        const acting = actAs(ask, ask.params.partner!, 'deposit');
        if ('problem' in acting) return acting;
        const { choices: decisions } = ask.body as { choices: TermDecision[] };
        const outcome = chooseTerms(archive, { choices: decisions, actor: acting.actor, time: ask.time });
        if (outcome.outcome === 'refused') return refusal(outcome);
        const { chosen, forgotten } = outcome;
        return { status: 200, body: { chosen, forgotten } };
      },
    },
  ];
}
