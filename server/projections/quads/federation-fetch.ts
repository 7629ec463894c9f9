import { askEndpoint, type ServiceEndpoint } from './ask-endpoint.ts';
import type { LocalAnswer } from './federation-messages.ts';

/** A name that resolves nowhere (RFC 6761, 6.4): only the fetch below knows it. */
export const LOCAL_ENDPOINT = 'http://archive.invalid/sparql';

export type Endpoints = {
  /** Endpoints that may be asked; any query string is theirs, any other address is refused. */
  allowed: ServiceEndpoint[];
  queryLocal: (text: string) => Promise<LocalAnswer>;
};

/**
 * The only way out that a federated query has. SERVICE may name any address, also of the machine's own
 * network, and an endpoint may answer with a redirect to one: so only listed endpoints are asked, and
 * redirects are errors.
 */
export function guardedFetch({ allowed, queryLocal }: Endpoints): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.url === LOCAL_ENDPOINT || request.url.startsWith(`${LOCAL_ENDPOINT}?`)) {
      return answerLocally({ request, queryLocal });
    }
    const endpoint = allowed.find(({ url }) => request.url === url || request.url.startsWith(`${url}?`));
    if (endpoint === undefined) throw new Error(`this archive does not query <${request.url}>`);
    if (request.method === 'GET' && request.url === endpoint.url) return describeEndpoint(endpoint.url);
    return askEndpoint({ request, endpoint });
  };
}

/**
 * Comunica asks each target first what it is, and takes one that does not tell for a document, or for an empty one where SILENT allows that.
 * Those on the list are endpoints: they are not asked, and so cannot name another address either.
 */
function describeEndpoint(url: string): Response {
  const turtle = `PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
<${url}> a sd:Service ; sd:endpoint <${url}> ; sd:supportedLanguage sd:SPARQL11Query .`;
  return new Response(turtle, { headers: { 'content-type': 'text/turtle' } });
}

async function answerLocally(args: { request: Request; queryLocal: Endpoints['queryLocal'] }) {
  const { request, queryLocal } = args;
  const text = await readQuery(request);
  if (text === null) return new Response('no query', { status: 400 });
  const answer = await queryLocal(text);
  if (!answer.ok) return new Response(answer.message, { status: 500 });
  return new Response(Buffer.from(answer.body), { headers: { 'content-type': answer.mediaType } });
}

async function readQuery(request: Request): Promise<string | null> {
  const inAddress = new URL(request.url).searchParams.get('query');
  if (inAddress !== null || request.method !== 'POST') return inAddress;
  const body = await request.text();
  const type = request.headers.get('content-type') ?? '';
  return type.startsWith('application/sparql-query') ? body : new URLSearchParams(body).get('query');
}
