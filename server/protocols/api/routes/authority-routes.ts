import type { AuthorityContent, AuthorityKind } from '../../../../vocab/authority/authority.ts';
import { checkAuthority } from '../../../../vocab/authority/check-authority.ts';
import { normaliseText } from '../../../../vocab/record/statement.ts';
import { describeAuthority, makeAuthority } from '../../../acts/authorities/describe-authority.ts';
import { proposeAuthorityJoin } from '../../../acts/authorities/propose-authority-join.ts';
import { splitAuthority } from '../../../acts/authorities/split-authority.ts';
import { withdrawDescription } from '../../../acts/authorities/withdraw-description.ts';
import type { Outcome } from '../../../acts/outcome.ts';
import {
  type AuthorityView,
  authorityLabel,
  findAuthority,
} from '../../../curation/authorities/view-authority.ts';
import { actAs } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { invalid, missing, refusal } from '../refusals.ts';
import type { Answer, Ask, Route } from '../route.ts';
import { authorityKind, authorityParams, authorityReference } from '../schemas/authority-schemas.ts';
import { flag, list, object, partnerId, ref, text, whole } from '../schemas/build-schema.ts';
import { putAnswers, putBefore } from './put-before.ts';

const tag = 'People and places';
const thing = 'such person, group or place';
const described = object({ reference: authorityReference, effective: flag, proposal: { type: 'integer' } }, [
  'reference',
  'effective',
]);
const describedAnswers: Route['answers'] = {
  200: { description: 'It stands beside what others say.', schema: described },
  202: {
    description: 'It awaits your own steward.',
    schema: described,
    headers: { Location: 'The proposal.' },
  },
};
const referenceOf = ({ params }: Ask): string => `${params.kind}/${params.id}`;

/** People, groups and places: who says what of them, and joining those that are one. */
export function authorityRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const show = (view: AuthorityView) => ({ ...view, uri: `${baseUrl}${view.reference}` });

  function answerDescribed(
    outcome: Outcome<{ reference: string; effective: boolean; proposal?: number }>,
  ): Answer {
    if (outcome.outcome === 'refused') return refusal(outcome);
    const { outcome: _, ...body } = outcome;
    if (body.effective) return { status: 200, body };
    return { status: 202, body, headers: { Location: `${baseUrl}api/proposals/${body.proposal}` } };
  }

  return [
    {
      id: 'authorities.find',
      method: 'get',
      path: '/authorities',
      tag,
      summary: 'Those that partners describe and one of whose names begins so',
      who: 'anyone',
      query: { kind: authorityKind, name: text(200) },
      required: ['kind', 'name'],
      answers: {
        200: {
          description: 'Twenty at most. What was joined to another is given as that one.',
          schema: object(
            {
              entries: list(
                object({ reference: authorityReference, label: ref('Texts') }, ['reference', 'label']),
              ),
            },
            ['entries'],
          ),
        },
      },
      handle: ({ query }) => {
        const found = archive.curation.describedAs(String(query.kind), normaliseText(String(query.name)), 20);
        const heads = [...new Set(found.map(archive.curation.headOf))];
        const entries = heads.map((reference) => ({ reference, label: authorityLabel(archive, reference) }));
        return { status: 200, body: { entries } };
      },
    },
    {
      id: 'authorities.make',
      method: 'post',
      path: '/authorities/{kind}',
      tag,
      summary: 'Describe a person, group or place that has no page yet',
      description:
        'Its address is the one that records get which call it by its first name. Where that is taken (409), describe that one, or make a namesake (steward).',
      who: 'signed-in',
      params: { kind: authorityKind },
      body: object(
        {
          partner: partnerId,
          content: ref('AuthorityContent'),
          namesake: { ...flag, description: 'This is another of the same name.' },
        },
        ['partner', 'content'],
      ),
      answers: describedAnswers,
      problems: [403, 409],
      handle: (ask) => {
        const {
          partner,
          content,
          namesake = false,
        } = ask.body as {
          partner: string;
          content: AuthorityContent;
          namesake?: boolean;
        };
        const acting = actAs(ask, partner, 'curate');
        if ('problem' in acting) return acting;
        const kind = ask.params.kind as AuthorityKind;
        const checked = checkAuthority(kind, content);
        if ('problems' in checked)
          return invalid('The description has faults.', 'See `problems`.', checked.problems);
        const said = { kind, namesake, ...checked };
        return answerDescribed(makeAuthority(archive, { ...said, ...acting, time: ask.time }));
      },
    },
    {
      id: 'authorities.get',
      method: 'get',
      path: '/authorities/{kind}/{id}',
      tag,
      summary: 'A person, group or place: who says what, who names it, what was joined with it',
      description: 'What was joined to another is answered with that one; `reference` says which.',
      who: 'anyone',
      params: authorityParams,
      answers: { 200: { description: 'As everyone may see it.', schema: ref('Authority') } },
      problems: [404],
      handle: (ask) => {
        const found = findAuthority(archive, referenceOf(ask));
        const last = found.kind === 'moved' ? findAuthority(archive, found.to) : found;
        return last.kind === 'authority' ? { status: 200, body: show(last.view) } : missing(thing);
      },
    },
    {
      id: 'authorities.describe',
      method: 'put',
      path: '/authorities/{kind}/{id}/description',
      tag,
      summary: 'Say for your partner what it is, beside what others say',
      who: 'signed-in',
      params: authorityParams,
      body: object(
        {
          partner: partnerId,
          content: ref('AuthorityContent'),
          basis: whole({ description: 'The `number` of your description that you saw; 0 for none.' }),
        },
        ['partner', 'content'],
      ),
      answers: describedAnswers,
      problems: [403, 404, 409],
      handle: (ask) => {
        const { partner, content, basis } = ask.body as {
          partner: string;
          content: AuthorityContent;
          basis?: number;
        };
        const acting = actAs(ask, partner, 'curate');
        if ('problem' in acting) return acting;
        const reference = referenceOf(ask);
        const checked = checkAuthority(ask.params.kind as AuthorityKind, content, reference);
        if ('problems' in checked)
          return invalid('The description has faults.', 'See `problems`.', checked.problems);
        const more = basis === undefined ? {} : { basis };
        return answerDescribed(
          describeAuthority(archive, { reference, ...checked, ...more, ...acting, time: ask.time }),
        );
      },
    },
    {
      id: 'authorities.withdraw',
      method: 'post',
      path: '/authorities/{kind}/{id}/withdraw',
      tag,
      summary: 'Take your partner’s description back (its steward)',
      who: 'signed-in',
      params: authorityParams,
      body: object({ partner: partnerId }, ['partner']),
      answers: { 204: { description: 'It is not shown any more.' } },
      problems: [403, 404],
      handle: (ask) => {
        const acting = actAs(ask, (ask.body as { partner: string }).partner, 'decide');
        if ('problem' in acting) return acting;
        const outcome = withdrawDescription(archive, {
          reference: referenceOf(ask),
          ...acting,
          time: ask.time,
        });
        return outcome.outcome === 'refused' ? refusal(outcome) : { status: 204 };
      },
    },
    {
      id: 'authorities.join',
      method: 'post',
      path: '/authorities/{kind}/{id}/join',
      tag,
      summary: 'Propose that it is the same as another, to which its address then leads',
      description:
        'All whose public records name either, or who describe either, must accept; silence is no consent. No record changes.',
      who: 'signed-in',
      params: authorityParams,
      body: object({ partner: partnerId, into: authorityReference }, ['partner', 'into']),
      answers: putAnswers('They are one.'),
      problems: [403, 404, 409],
      handle: (ask) => {
        const { partner, into } = ask.body as { partner: string; into: string };
        const acting = actAs(ask, partner, 'curate');
        if ('problem' in acting) return acting;
        const given = { from: referenceOf(ask), into, ...acting, time: ask.time };
        return putBefore(baseUrl, proposeAuthorityJoin(archive, given));
      },
    },
    {
      id: 'authorities.split',
      method: 'post',
      path: '/authorities/{kind}/{id}/split',
      tag,
      summary: 'Undo the join of this one to another (steward of a partner who speaks of either)',
      who: 'signed-in',
      params: authorityParams,
      body: object({ partner: partnerId }, ['partner']),
      answers: {
        200: {
          description: 'It has its own page again.',
          schema: object({ reference: authorityReference }, ['reference']),
        },
      },
      problems: [403, 404],
      handle: (ask) => {
        const acting = actAs(ask, (ask.body as { partner: string }).partner, 'decide');
        if ('problem' in acting) return acting;
        const outcome = splitAuthority(archive, { reference: referenceOf(ask), ...acting, time: ask.time });
        return outcome.outcome === 'refused'
          ? refusal(outcome)
          : { status: 200, body: { reference: outcome.reference } };
      },
    },
  ];
}
