import { escapeAttribute, escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import type { OaiRequest } from './check-arguments.ts';
import type { OaiError } from './oai-error.ts';

const namespace = 'http://www.openarchives.org/OAI/2.0/';

/** A time in seconds and UTC, the granularity of every date here: YYYY-MM-DDThh:mm:ssZ. */
export const toSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/**
 * What can stand in an xsd:anyURI; an identifier that cannot is left out of the answer's `request`, which
 * only repeats valid ones.
 */
const uriForm =
  /^(?:[a-z][a-z0-9+.-]*:(?:[\w\-.!~*'();/?@&=+$,:]|%[0-9a-f]{2})*|(?:[\w\-.!~*'();/?@&=+$,]|%[0-9a-f]{2})*)$/i;

function requestAttributes({ verb, args }: OaiRequest): string {
  const valid = Object.entries(args).filter(([name, value]) => name !== 'identifier' || uriForm.test(value));
  return [['verb', verb], ...valid].map(([name, value]) => ` ${name}="${escapeAttribute(value!)}"`).join('');
}

/**
 * The start of an answer, up to what the verb gives (OAI-PMH 2.0, section 3.2). `request` is absent after
 * badVerb and badArgument, where the arguments must not be repeated.
 */
export const envelopeStart = (address: string, now: Date, request?: OaiRequest): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<OAI-PMH xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xsi:schemaLocation="${namespace} ${namespace}OAI-PMH.xsd">`,
    `<responseDate>${toSeconds(now)}</responseDate>`,
    `<request${request ? requestAttributes(request) : ''}>${escapeText(address)}</request>\n`,
  ].join('');

export const envelopeEnd = '</OAI-PMH>\n';

export const writeErrors = (errors: readonly OaiError[]): string =>
  errors.map(({ code, message }) => `<error code="${code}">${escapeText(message)}</error>\n`).join('');
