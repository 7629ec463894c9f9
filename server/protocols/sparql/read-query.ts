import type { Request } from 'express';

/** A query as the protocol carries it (SPARQL 1.1 Protocol, 2.1). */
export type ProtocolQuery = {
  text: string;
  dataset: { default: string[]; named: string[] };
  format: string | undefined;
};

export type ReadQuery =
  | { kind: 'query'; query: ProtocolQuery }
  /** A GET without a query: the service is asked about itself. */
  | { kind: 'none'; format: string | undefined }
  | { kind: 'refused'; status: 400 | 415; detail: string; remedy: string };

const FORM = 'application/x-www-form-urlencoded';
const DIRECT = 'application/sparql-query';

/** Reads one of the protocol's three forms. `body`: the raw bytes of a POST. */
export function readQuery({ req, body }: { req: Request; body: Uint8Array }): ReadQuery {
  const address = new URLSearchParams(req.url.split('?').slice(1).join('?'));
  if (req.method !== 'POST') return readParameters(address, { bare: true });
  const type = readType(req.headers['content-type']);
  if (type === null || (type.name !== FORM && type.name !== DIRECT)) {
    return {
      kind: 'refused',
      status: 415,
      detail: `A query cannot be posted as ${type?.name ?? 'a body without a Content-Type'}.`,
      remedy: `Send it as ${DIRECT}, or as the parameter "query" of ${FORM}.`,
    };
  }
  if (type.charset !== undefined && type.charset !== 'utf-8') {
    const detail = `The charset ${type.charset} is not supported.`;
    return { kind: 'refused', status: 415, detail, remedy: 'Send the query in UTF-8.' };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return bad('The body is not valid UTF-8.', 'Send the query in UTF-8.');
  }
  if (type.name === DIRECT) {
    if (address.has('query')) return bad('There is a query in the address and one in the body.', 'Send one.');
    address.append('query', text);
    return readParameters(address, { bare: false });
  }
  const form = new URLSearchParams(text);
  if (address.has('query')) form.append('query', address.get('query') ?? '');
  return readParameters(form, { bare: false });
}

function readParameters(parameters: URLSearchParams, { bare }: { bare: boolean }): ReadQuery {
  const format = parameters.get('format') ?? undefined;
  if (parameters.has('update')) return bad('Updates are not accepted here.', 'Send a query as "query".');
  const [text, ...more] = parameters.getAll('query');
  if (more.length > 0) return bad('The parameter "query" is there more than once.', 'Send one query.');
  if (text === undefined) {
    if (bare) return { kind: 'none', format };
    return bad('The parameter "query" is missing.', 'Send the query as "query".');
  }
  const dataset = {
    default: parameters.getAll('default-graph-uri'),
    named: parameters.getAll('named-graph-uri'),
  };
  const wrong = [...dataset.default, ...dataset.named].find((name) => !isIri(name));
  if (wrong !== undefined) {
    return bad(`"${wrong}" is not an absolute IRI.`, 'Name graphs by their whole address.');
  }
  return { kind: 'query', query: { text, dataset, format } };
}

function bad(detail: string, remedy: string): ReadQuery {
  return { kind: 'refused', status: 400, detail, remedy };
}

const isIri = (name: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(name);

function readType(header: string | undefined) {
  if (header === undefined || header.trim() === '') return null;
  const [name = '', ...parameters] = header.split(';').map((part) => part.trim());
  const charset = parameters.find((part) => /^charset=/i.test(part))?.slice(8);
  return { name: name.toLowerCase(), charset: charset?.replaceAll('"', '').toLowerCase() };
}
