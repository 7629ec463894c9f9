import type { OaiError } from './oai-error.ts';
import { parseDates } from './parse-dates.ts';

const argumentNames = ['identifier', 'metadataPrefix', 'from', 'until', 'set', 'resumptionToken'] as const;
type ArgumentName = (typeof argumentNames)[number];
export type OaiArguments = Partial<Record<ArgumentName, string>>;

/** Which arguments each verb takes (OAI-PMH 2.0, section 4); a resumption token stands alone. */
const verbs = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: ['resumptionToken'] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
} as const satisfies Record<string, { required: ArgumentName[]; optional: ArgumentName[] }>;

export type Verb = keyof typeof verbs;
const isVerb = (name: string): name is Verb => Object.hasOwn(verbs, name);

/** A request whose verb and arguments are in order; what they name may still not exist. */
export type OaiRequest = { verb: Verb; args: OaiArguments };

const setSpecForm = /^[\w\-.!~*'()]+(?::[\w\-.!~*'()]+)*$/;
const prefixForm = /^[\w\-.!~*'()]+$/;

/** The faults of single values, as sentences. */
function checkValues(args: OaiArguments): string[] {
  const faults: string[] = [];
  const dates = parseDates(args);
  if ('faults' in dates) faults.push(...dates.faults);
  if (args.set !== undefined && !setSpecForm.test(args.set))
    faults.push('The argument set is no setSpec: take one that ListSets names.');
  if (args.metadataPrefix !== undefined && !prefixForm.test(args.metadataPrefix))
    faults.push('The argument metadataPrefix has characters that no prefix has: see ListMetadataFormats.');
  return faults;
}

function checkNames(verb: Verb, names: readonly string[]): string[] {
  const { required, optional }: { required: readonly string[]; optional: readonly string[] } = verbs[verb];
  const faults: string[] = [];
  for (const name of new Set(names)) {
    if (!required.includes(name) && !optional.includes(name))
      faults.push(`${verb} takes no argument of this name: ${name.slice(0, 60)}.`);
    if (names.filter((other) => other === name).length > 1)
      faults.push(`The argument ${name.slice(0, 60)} is given more than once.`);
  }
  if (names.includes('resumptionToken')) {
    if (names.length > 1) faults.push('The argument resumptionToken stands alone: leave the others out.');
  } else
    for (const name of required)
      if (!names.includes(name)) faults.push(`${verb} needs the argument ${name}.`);
  return faults;
}

/** Reads verb and arguments from a query or form, or says all that is wrong with them. */
export function checkArguments(query: URLSearchParams): OaiRequest | { errors: OaiError[] } {
  const given = query.getAll('verb');
  const verb = given[0];
  if (verb === undefined || given.length > 1 || !isVerb(verb)) {
    const fault =
      given.length === 0
        ? 'There is no verb'
        : given.length > 1
          ? 'The verb is repeated'
          : 'The verb is unknown';
    return {
      errors: [{ code: 'badVerb', message: `${fault}: give one of ${Object.keys(verbs).join(', ')}.` }],
    };
  }
  const entries = [...query].filter(([name]) => name !== 'verb');
  const faults = checkNames(
    verb,
    entries.map(([name]) => name),
  );
  const args = Object.fromEntries(entries) as OaiArguments;
  if (faults.length === 0) faults.push(...checkValues(args));
  return faults.length
    ? { errors: faults.map((message) => ({ code: 'badArgument', message })) }
    : { verb, args };
}
