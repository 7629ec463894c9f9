import type { FieldName } from '../fields.ts';

/** The models into which not everything goes. */
export const lossyModels = ['Linked Art', 'EDM', 'LIDO', 'MODS', 'schema.org', 'Dublin Core'] as const;
export type LossyModel = (typeof lossyModels)[number];
type Losses = Partial<Record<FieldName, string>>;

/** What each model has no place for, field by field. A test takes a record with every field through each crosswalk and counts what does not arrive. */
const names = 'names in further languages, which stand at the address of what is named';
const address = 'the address of a term of this archive';
const addressOfRole = 'the address of the role';
const partNames = 'the name of the part in languages other than English';
const losses: Record<LossyModel, Losses> = {
  'Linked Art': {
    type: names,
    creator: `dates of life; ${names}`,
    date: 'the source’s words in further languages',
    place: names,
    period: names,
    culture: names,
    technique: names,
    material: names,
    dimension: partNames,
    performer: 'role, address and dates of life: names stand as texts',
    occasion: names,
    subject: names,
    depicted: names,
    provenance: 'the date',
    owner: `dates of life; ${names}`,
    location: `further locations’ addresses; ${names}`,
    metadataRights: 'all: stated of the record, in N-Quads and TriG',
    relation: 'all',
    source: 'all: stated of the record, in N-Quads and TriG',
    media: 'alternative text in further languages',
  },
  EDM: {
    creator: addressOfRole,
    dimension: partNames,
    performer: addressOfRole,
    location: 'further locations, which proxies have',
    metadataRights: 'all: Europeana takes descriptions under CC0 alone',
  },
  LIDO: { owner: 'dates of life' },
  MODS: { dimension: partNames, owner: 'dates of life', media: 'alternative text in further languages' },
  'schema.org': { creator: addressOfRole, dimension: partNames, performer: addressOfRole },
  'Dublin Core': {
    nature: 'all',
    type: address,
    creator: `dates of life; ${addressOfRole}; ${address}`,
    place: address,
    period: address,
    culture: address,
    technique: address,
    material: address,
    dimension: partNames,
    performer: `dates of life; ${addressOfRole}; ${address}`,
    occasion: address,
    subject: address,
    depicted: address,
    owner: `dates of life; ${address}`,
    location: address,
    mediaRights: 'all: rights are those in the thing',
    metadataRights: 'all: rights are those in the thing',
    media: 'all',
  },
};

export const lossesOf = (model: LossyModel): Losses => losses[model];
