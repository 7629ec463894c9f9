import { agentNatures, authorityKinds, referenceForm } from '../../../../vocab/authority/authority.ts';
import type { Schema } from '../route.ts';
import { list, object, oneOf, partnerId, ref, text, time, whole } from './build-schema.ts';

export const authorityReference: Schema = {
  type: 'string',
  pattern: referenceForm.source,
  description: 'A person, group or place, by its address below this archive’s: agent/… or place/….',
};
export const authorityKind: Schema = oneOf(authorityKinds);
export const authorityParams: Record<string, Schema> = {
  kind: authorityKind,
  id: {
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$',
    description: 'The last part of the address.',
  },
};
const edtf = text(200, { description: 'EDTF (ISO 8601-2).' });
const degrees = (most: number): Schema => ({ type: 'number', minimum: -most, maximum: most });

/** People, groups and places: what partners say of them, and which of them are one. */
export const authoritySchemas: Record<string, Schema> = {
  AuthorityContent: object(
    {
      name: ref('Texts'),
      nature: oneOf(agentNatures, 'Of agents.'),
      begin: edtf,
      end: edtf,
      point: object({ latitude: degrees(90), longitude: degrees(180) }, ['latitude', 'longitude']),
      within: text(2000, {
        description: 'The larger place: place/… of this archive, or an address elsewhere.',
      }),
      same: list(text(2000), {
        maxItems: 50,
        description:
          'Addresses of the same in Wikidata, VIAF, ULAN, GeoNames and the like. They are never fetched.',
      }),
      note: ref('Texts'),
    },
    ['name'],
  ),
  AuthorityDescription: object(
    {
      reference: authorityReference,
      partner: partnerId,
      number: whole({
        description: 'How often the partner has said something of it; give it as `basis` when saying more.',
      }),
      time,
      content: ref('AuthorityContent'),
    },
    ['reference', 'partner', 'number', 'time', 'content'],
  ),
  Authority: object(
    {
      reference: authorityReference,
      uri: { type: 'string', format: 'uri' },
      kind: authorityKind,
      label: ref('Texts'),
      descriptions: list(ref('AuthorityDescription')),
      joined: list(
        object(
          {
            reference: authorityReference,
            joinedTo: authorityReference,
            partner: partnerId,
            approvals: list(partnerId),
            time,
            decision: whole({ description: 'The entry in the log.' }),
          },
          ['reference', 'joinedTo', 'partner', 'approvals', 'time', 'decision'],
        ),
      ),
      namedBy: list(partnerId, { description: 'Partners whose public records name it.' }),
    },
    ['reference', 'uri', 'kind', 'label', 'descriptions', 'joined', 'namedBy'],
  ),
};
