import { cc0, normaliseRights } from '../../../../vocab/rights.ts';
import { proposeAgreement } from '../../../acts/propose-agreement.ts';
import { saveCollection } from '../../../acts/save-members.ts';
import type { Agreement, Collection } from '../../../archive/archive.ts';
import { defaultAgreement } from '../../../archive/default-agreement.ts';
import { agreementFault } from '../../../curation/agreement.ts';
import { actAs, isOperator, operatorOnly } from '../act-as.ts';
import { limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { conflict, invalid, missing } from '../refusals.ts';
import type { Route } from '../route.ts';
import { collectionId, list, object, page, paging, partnerId, ref, text } from '../schemas/build-schema.ts';
import { putAnswers, putBefore } from './put-before.ts';

const tag = 'Collections and agreements';
const params = { collection: collectionId };
const partners = list(partnerId, { minItems: 1, maxItems: 500, uniqueItems: true });
const licence = text(300, { description: 'An address of Creative Commons or RightsStatements.org.' });

const unknownLicence = (given: string) =>
  invalid(`“${given}” is no licence that is known here.`, `Give an address such as ${cc0}.`);

/** Collections, and what their partners have agreed. */
export const collectionRoutes = ({ archive, baseUrl }: ApiParts): Route[] => [
  {
    id: 'collections.list',
    method: 'get',
    path: '/collections',
    tag,
    summary: 'All collections with their agreements, by id',
    who: 'anyone',
    query: { after: collectionId, limit: paging.limit },
    answers: { 200: { description: 'A page of collections.', schema: page(ref('Collection')) } },
    handle: (ask) => {
      const found = archive.reader.collections().filter(({ id }) => id > String(ask.query.after ?? ''));
      const body = pageOf(ask, {
        baseUrl,
        found: found.slice(0, limitOf(ask) + 1),
        cursor: (last) => ({ after: last.id }),
        show: (collection) => collection,
      });
      return { status: 200, body };
    },
  },
  {
    id: 'collections.add',
    method: 'post',
    path: '/collections',
    tag,
    summary: 'Add a collection (operator)',
    who: 'signed-in',
    body: object(
      {
        id: collectionId,
        name: ref('Texts'),
        description: ref('Texts'),
        partners,
        agreement: ref('Agreement'),
        licence,
      },
      ['id', 'name', 'partners'],
    ),
    answers: {
      201: {
        description: 'The collection.',
        schema: ref('Collection'),
        headers: { Location: 'Its address.' },
      },
    },
    problems: [403, 409],
    handle: ({ principal, body }) => {
      if (!isOperator(principal)) return operatorOnly();
      const given = body as Omit<Collection, 'agreement' | 'licence'> & Partial<Collection>;
      const { id, agreement = defaultAgreement } = given;
      if (archive.reader.collection(id))
        return conflict(`There is a collection ${id} already.`, 'Choose another id.');
      const stranger = given.partners.find((partner) => !archive.reader.partner(partner));
      if (stranger !== undefined) return invalid(`There is no partner ${stranger}.`, 'Take it in first.');
      const fault = agreementFault(agreement, given.partners);
      if (fault !== undefined) return invalid(fault, 'Correct the agreement.');
      const rights = normaliseRights(given.licence ?? cc0);
      if (rights === undefined) return unknownLicence(given.licence!);
      saveCollection(archive, { ...given, agreement, licence: rights }, principal!.id);
      return {
        status: 201,
        body: archive.reader.collection(id),
        headers: { Location: `${baseUrl}api/collections/${id}` },
      };
    },
  },
  {
    id: 'collections.get',
    method: 'get',
    path: '/collections/{collection}',
    tag,
    summary: 'One collection with its agreement',
    who: 'anyone',
    params,
    answers: { 200: { description: 'The collection.', schema: ref('Collection') } },
    problems: [404],
    handle: ({ params }) => {
      const collection = archive.reader.collection(params.collection!);
      return collection ? { status: 200, body: collection } : missing('such collection');
    },
  },
  {
    id: 'collections.agreements',
    method: 'get',
    path: '/collections/{collection}/agreements',
    tag,
    summary: 'Every agreement that the collection ever had',
    who: 'anyone',
    params,
    query: paging,
    answers: { 200: { description: 'The versions, oldest first.', schema: page(ref('AgreementVersion')) } },
    problems: [404],
    handle: (ask) => {
      const id = ask.params.collection!;
      if (!archive.reader.collection(id)) return missing('such collection');
      const found = archive.curation
        .agreements(id)
        .filter(({ version }) => version > Number(ask.query.after ?? 0));
      const body = pageOf(ask, {
        baseUrl,
        found,
        cursor: ({ version }) => ({ after: version }),
        show: ({ version, partners, content, since }) => ({
          version,
          partners,
          agreement: { ...defaultAgreement, ...content },
          since,
        }),
      });
      return { status: 200, body };
    },
  },
  {
    id: 'collections.agreement',
    method: 'put',
    path: '/collections/{collection}/agreement',
    tag,
    summary: 'Propose another agreement; it is decided by the one that it would replace',
    who: 'signed-in',
    params,
    body: object({ partner: partnerId, agreement: ref('Agreement'), partners, licence }, [
      'partner',
      'agreement',
    ]),
    answers: putAnswers('The agreement holds.'),
    problems: [403, 404],
    handle: ({ principal, params, body, time }) => {
      const given = body as { partner: string; agreement: Agreement; partners?: string[]; licence?: string };
      const collection = archive.reader.collection(params.collection!);
      if (!collection) return missing('such collection');
      const acting = actAs({ principal }, given.partner, 'curate');
      if ('problem' in acting) return acting;
      const rights = given.licence === undefined ? collection.licence : normaliseRights(given.licence);
      if (rights === undefined) return unknownLicence(given.licence!);
      return putBefore(
        baseUrl,
        proposeAgreement(archive, {
          collection: collection.id,
          agreement: given.agreement,
          partners: given.partners ?? collection.partners,
          licence: rights,
          actor: acting.actor,
          time,
        }),
      );
    },
  },
];
