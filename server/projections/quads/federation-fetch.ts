import type { LocalAnswer } from './federation-messages.ts';

/** A name that resolves nowhere (RFC 6761, 6.4): only the fetch below knows it. */
export const LOCAL_ENDPOINT = 'http://archive.invalid/sparql';

export type Endpoints = {
  /** Endpoints that may be asked; any query string is theirs, any other address is refused. */
  allowed: string[];
  queryLocal: (text: string) => Promise<LocalAnswer>;
  maxBytes: number;
};

/**
 * The only way out that a federated query has. SERVICE may name any address, also of the machine's own
 * network, and an endpoint may answer with a redirect to one: so only listed endpoints are asked, and
 * redirects are errors.
 */
export function guardedFetch({ allowed, queryLocal, maxBytes }: Endpoints): typeof fetch {
  const isAllowed = (address: string) =>
    allowed.some((one) => address === one || address.startsWith(`${one}?`));
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.url === LOCAL_ENDPOINT || request.url.startsWith(`${LOCAL_ENDPOINT}?`)) {
      return answerLocally({ request, queryLocal });
    }
    if (!isAllowed(request.url)) throw new Error(`this archive does not query ${request.url}`);
    const response = await fetch(new Request(request, { redirect: 'error' }));
    return new Response(limitBytes({ body: response.body, maxBytes }), response);
  };
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

function limitBytes({ body, maxBytes }: { body: ReadableStream<Uint8Array> | null; maxBytes: number }) {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > maxBytes) controller.error(new Error(`an endpoint's answer exceeds ${maxBytes} bytes`));
      else controller.enqueue(chunk);
    },
  });
  return body?.pipeThrough(counter) ?? null;
}
