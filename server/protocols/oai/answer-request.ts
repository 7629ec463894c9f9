import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import { checkArguments, type OaiRequest } from './check-arguments.ts';
import type { MetadataFormat } from './metadata-format.ts';
import { oaiDc } from './oai-dc.ts';
import type { OaiError } from './oai-error.ts';
import type { OaiSettings } from './oai-settings.ts';
import { readEntries } from './read-entries.ts';
import { readPage } from './read-page.ts';
import { readIdentifier } from './record-identifier.ts';
import { resumptionTokens } from './resumption-token.ts';
import { envelopeEnd, envelopeStart, writeErrors } from './write-envelope.ts';
import { writeIdentify } from './write-identify.ts';
import { writeHeader, writePage, writeRecord } from './write-records.ts';
import { writeSets } from './write-sets.ts';

/**
 * Milliseconds by which `responseDate` stays behind the clock. Harvesters ask for what came since that date;
 * an entry that is dated but not yet committed when they ask must not fall before it. Writes last under 50 ms.
 */
const writing = 1_000;

/** A piece of a document; bytes are UTF-8. */
export type Piece = string | Uint8Array;

type Answer = { body: Iterable<Piece> } | { error: OaiError };

const refuse = (code: OaiError['code'], message: string): Answer => ({ error: { code, message } });
const unknownRecord = () =>
  refuse('idDoesNotExist', 'This archive has no such record: ListIdentifiers names all there are.');

const writeFormats = (formats: Iterable<MetadataFormat>): string => {
  const all = [...formats].map(({ prefix, schema, namespace }) =>
    [
      `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>${escapeText(schema)}</schema>`,
      `<metadataNamespace>${escapeText(namespace)}</metadataNamespace></metadataFormat>\n`,
    ].join(''),
  );
  return `<ListMetadataFormats>\n${all.join('')}</ListMetadataFormats>\n`;
};

/** Answers OAI-PMH requests: arguments in, the pieces of an XML document out. Nothing in it knows of HTTP. */
export function answerRequests(settings: OaiSettings): (query: URLSearchParams) => Iterable<Piece> {
  const { list, domain, now = () => new Date() } = settings;
  const base = `${settings.baseUrl.replace(/\/+$/, '')}/`;
  const address = `${base}oai`;
  const tokens = resumptionTokens(settings.secret);
  const formats = new Map(
    [oaiDc(base), ...(settings.formats ?? [])].map((format) => [format.prefix, format]),
  );

  const stateOf = (identifier = '') => {
    const name = readIdentifier(domain, identifier);
    return name && list.record(name.item, name.record);
  };
  const noFormat = () =>
    refuse('cannotDisseminateFormat', `The formats here are: ${[...formats.keys()].join(', ')}.`);

  function answer({ verb, args }: OaiRequest, time: Date): Answer {
    switch (verb) {
      case 'Identify':
        return { body: [writeIdentify(settings, address, time)] };
      case 'ListMetadataFormats':
        if (args.identifier !== undefined && !stateOf(args.identifier)) return unknownRecord();
        return { body: [writeFormats(formats.values())] };
      case 'ListSets':
        if (args.resumptionToken !== undefined)
          return refuse('badResumptionToken', 'The list of sets has one page: ask for it without a token.');
        return { body: [writeSets(settings)] };
      case 'GetRecord': {
        const state = stateOf(args.identifier);
        if (!state) return unknownRecord();
        const format = formats.get(args.metadataPrefix ?? '');
        if (!format) return noFormat();
        const [entry] = readEntries(settings, [state]);
        return { body: [`<GetRecord>\n${writeRecord({ domain, base }, format, entry!)}</GetRecord>\n`] };
      }
      default: {
        if (args.metadataPrefix !== undefined && !formats.has(args.metadataPrefix)) return noFormat();
        const page = readPage({ settings, tokens, verb, args });
        if ('error' in page) return page;
        const format = formats.get(page.prefix);
        if (!format) return noFormat();
        return {
          body: writePage(verb, page, (entry) =>
            verb === 'ListRecords'
              ? writeRecord({ domain, base }, format, entry)
              : writeHeader(domain, entry),
          ),
        };
      }
    }
  }

  // What can fail is done before the first piece is given, so that an outage is still answered with a status
  // of its own.
  return (query) => {
    const time = new Date(now().getTime() - writing);
    const request = checkArguments(query);
    if ('errors' in request) return [envelopeStart(address, time), writeErrors(request.errors), envelopeEnd];
    const result = answer(request, time);
    const body = 'error' in result ? [writeErrors([result.error])] : result.body;
    return inEnvelope(envelopeStart(address, time, request), body);
  };
}

function* inEnvelope(start: string, body: Iterable<Piece>): Generator<Piece> {
  yield start;
  yield* body;
  yield envelopeEnd;
}
