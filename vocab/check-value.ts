import { checkTexts } from './check-texts.ts';
import { edtfBounds } from './edtf.ts';
import { type FieldName, field } from './fields.ts';
import type { Problem } from './problem.ts';
import { isLanguageTag } from './record/language-map.ts';
import {
  type Agent,
  type Credit,
  type DateValue,
  type Dimension,
  dimensionKinds,
  type Identifier,
  identifierKinds,
  type Media,
  type ProvenanceEvent,
  type Relation,
  type Term,
  units,
  type ValueType,
} from './record/record.ts';
import { normaliseRights } from './rights.ts';

type Place = { name: FieldName; path: string; problems: Problem[] };

const refuse = ({ path, problems }: Place, problem: Omit<Problem, 'path' | 'severity'>): undefined => {
  problems.push({ ...problem, path, severity: 'error' });
};

const isAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:/.test(text) && !/[\s<>"{}|\\^`]/.test(text);
const isReference = (text: string): boolean =>
  /^(?:concept|place|agent|item)\/[A-Za-z0-9._~-]+$/.test(text) || isAddress(text);

function checkReference(id: string | undefined, at: Place): void {
  if (id === undefined || isReference(id)) return;
  refuse(at, {
    code: 'term.id',
    value: id,
    message: 'The identifier of the term is no web address.',
    remedy: 'Write the address of the concept, beginning with http:// or https://, or leave it out.',
  });
}

const labelled = <T extends Term | Agent>(value: T, at: Place): T | undefined => {
  const label = checkTexts(value.label, `${at.path}.label`, at.problems);
  if (!label) return undefined;
  checkReference(value.id, at);
  return { ...value, label };
};

function checkDate(value: DateValue, at: Place): DateValue | undefined {
  const display = value.display && checkTexts(value.display, `${at.path}.display`, at.problems);
  const shown = display && { display };
  if (value.edtf === undefined) return shown;
  const edtf = value.edtf.trim();
  if (edtfBounds(edtf)) return { edtf, ...shown };
  at.problems.push({
    code: 'date.edtf',
    severity: 'warning',
    path: `${at.path}.edtf`,
    value: value.edtf,
    message: 'The date is not written in EDTF; it is kept as text and cannot be searched by year.',
    remedy:
      'Write 1850, 1850~ (about), 1762/1787 (from–to) or 18XX (19th century), and the wording in dateText.',
  });
  return shown ?? (edtf === '' ? undefined : { display: { und: [edtf] } });
}

function checkDimension(value: Dimension, at: Place): Dimension | undefined {
  if (
    !dimensionKinds.includes(value.kind) ||
    !units.includes(value.unit) ||
    !(value.value > 0 && value.value < 1e9)
  )
    return refuse(at, {
      code: 'dimension.form',
      value: `${value.value} ${value.unit}`,
      message: 'The measurement is not a positive number with a unit that is known.',
      remedy: `Write a number and one of ${units.join(', ')}, as in “12.5 cm”.`,
    });
  const part = value.part && checkTexts(value.part, `${at.path}.part`, at.problems);
  return { kind: value.kind, value: value.value, unit: value.unit, ...(part && { part }) };
}

function checkUri(value: string, at: Place): string | undefined {
  if (!/ights$/.test(at.name)) {
    if (isAddress(value)) return value;
    return refuse(at, {
      code: 'address.form',
      value,
      message: 'This is no web address.',
      remedy: 'Begin with http:// or https:// and leave no spaces.',
    });
  }
  return (
    normaliseRights(value) ??
    refuse(at, {
      code: 'rights.unknown',
      value,
      message: 'This is neither a Creative Commons licence nor a RightsStatements.org statement.',
      remedy:
        'Use an address such as http://creativecommons.org/publicdomain/zero/1.0/ or http://rightsstatements.org/vocab/InC/1.0/.',
    })
  );
}

function checkMedia(value: Media, at: Place): Media | undefined {
  const alt = value.alt && checkTexts(value.alt, `${at.path}.alt`, at.problems);
  const transcription =
    value.transcription && checkTexts(value.transcription, `${at.path}.transcription`, at.problems);
  if (value.url !== undefined && !isAddress(value.url))
    return refuse(at, {
      code: 'media.address',
      value: value.url,
      message: 'The address of the picture is no web address.',
      remedy: 'Begin with http:// or https://, or give a path relative to the file.',
    });
  const rights =
    value.rights === undefined ? undefined : checkUri(value.rights, { ...at, name: 'mediaRights' });
  const { alt: _alt, transcription: _transcription, rights: _rights, ...rest } = value;
  return {
    ...rest,
    ...(alt && { alt }),
    ...(transcription && { transcription }),
    ...(rights && { rights }),
  };
}

const checks: { [T in Exclude<ValueType, 'text'>]: (value: never, at: Place) => unknown } = {
  term: (value: Term, at) => labelled(value, at),
  agent: (value: Agent, at) => labelled(value, at),
  credit: (value: Credit, at) => {
    const agent = labelled(value.agent, { ...at, path: `${at.path}.agent` });
    const role = value.role && labelled(value.role, { ...at, path: `${at.path}.role` });
    return agent && { agent, ...(role && { role }) };
  },
  date: checkDate,
  dimension: checkDimension,
  event: (value: ProvenanceEvent, at) => {
    const text = checkTexts(value.text, `${at.path}.text`, at.problems);
    const date = value.edtf === undefined ? undefined : checkDate({ edtf: value.edtf }, at);
    return text && { text, ...(date?.edtf && { edtf: date.edtf }) };
  },
  identifier: (value: Identifier) => {
    const clean = value.value.trim();
    return clean === ''
      ? undefined
      : { value: clean, kind: identifierKinds.includes(value.kind) ? value.kind : 'other' };
  },
  uri: checkUri,
  language: (value: string, at) =>
    isLanguageTag(value)
      ? value
      : refuse(at, {
          code: 'language.tag',
          value,
          message: 'This is no language tag (BCP 47).',
          remedy: 'Write a tag such as ar, zh-Hant or sw.',
        }),
  choice: (value: string, at) => {
    const choices = field(at.name).choices!;
    return choices.includes(value)
      ? value
      : refuse(at, {
          code: 'choice.unknown',
          value,
          message: `“${value}” is not among the values allowed.`,
          remedy: `Use one of: ${choices.join(', ')}.`,
        });
  },
  relation: (value: Relation, at) => {
    const label = value.label && checkTexts(value.label, `${at.path}.label`, at.problems);
    return isReference(value.target)
      ? { target: value.target, ...(label && { label }) }
      : refuse(at, {
          code: 'relation.target',
          value: value.target,
          message: 'The related item has no address.',
          remedy: 'Give its web address, or the id of a row of the same file.',
        });
  },
  media: checkMedia,
};

/** Checks one value of a field; undefined where nothing of it can be kept. */
export function checkValue({ value, ...at }: Place & { value: unknown }): unknown {
  const test = checks[field(at.name).type as Exclude<ValueType, 'text'>] as (
    value: unknown,
    at: Place,
  ) => unknown;
  return test(value, at);
}
