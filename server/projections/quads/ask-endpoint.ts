import { type LookupAddress, lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isInward, namesInward } from './inward-address.ts';

/** An endpoint that SERVICE may name: its address exactly as it stands in queries, and its limits. */
export type ServiceEndpoint = {
  url: string;
  /** Milliseconds for one answer, from the first byte sent to the last one received. */
  milliseconds: number;
  /** Bytes of one answer. */
  bytes: number;
  /** The operator allows it to resolve to an address of this machine or its network. */
  inward?: boolean;
};

/**
 * Sends one request to an endpoint. Its name is resolved here and the connection made to what was checked, so that it cannot lead inward
 * between the two; redirects are not followed. Throws with the reason and the remedy.
 */
export async function askEndpoint(args: { request: Request; endpoint: ServiceEndpoint }): Promise<Response> {
  const { request, endpoint } = args;
  const { url, milliseconds, bytes } = endpoint;
  const inwardAllowed = endpoint.inward === true || namesInward(url);
  const body = request.method === 'POST' ? Buffer.from(await request.arrayBuffer()) : undefined;
  const send = request.url.startsWith('https:') ? secureRequest : plainRequest;
  const outcome = Promise.withResolvers<Response>();
  const headers = {
    ...Object.fromEntries(request.headers),
    'accept-encoding': 'identity',
    ...(body && { 'content-length': String(body.length) }),
  };
  /** What it fails with is settled before the connection ends: an answer cut short is none. */
  const fail = (message: string) => {
    const error = new Error(message);
    outcome.reject(error);
    sent.destroy(error);
  };
  const sent = send(
    request.url,
    { method: request.method, headers, lookup: guardedLookup({ url, inwardAllowed }) },
    (response) => {
      const { statusCode = 500, headers: got } = response;
      if (statusCode >= 300 && statusCode < 400) {
        const target = got.location ?? 'an address that it does not tell';
        return fail(
          `<${url}> redirects to ${target}, which is not followed: the operator has to list the address that answers`,
        );
      }
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > bytes) {
          fail(`an answer of <${url}> exceeds ${bytes} bytes: ask it for less`);
        } else parts.push(part);
      });
      response.on('end', () => {
        const type = got['content-type'];
        outcome.resolve(
          new Response(Buffer.concat(parts), {
            // An answer without a body is none, and `Response` allows it no body.
            status: statusCode === 204 || statusCode === 205 ? 502 : statusCode,
            headers: type === undefined ? {} : { 'content-type': type },
          }),
        );
      });
      response.on('error', outcome.reject);
    },
  );
  const seconds = milliseconds / 1000;
  const late = setTimeout(
    () => fail(`<${url}> did not answer within ${seconds} seconds: ask it for less, or later`),
    milliseconds,
  );
  sent.on('error', outcome.reject);
  sent.end(body);
  try {
    return await outcome.promise;
  } finally {
    clearTimeout(late);
  }
}

/** Resolves a name as the system does, and refuses it where any of its addresses leads inward. */
function guardedLookup({ url, inwardAllowed }: { url: string; inwardAllowed: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const wrong = inwardAllowed ? undefined : addresses?.find(({ address }) => isInward(address));
      const [first] = addresses ?? [];
      if (error || first === undefined)
        return callback(error ?? new Error(`${hostname} has no address`), '', 0);
      if (wrong) {
        const message = `<${url}> resolves to ${wrong.address}, which is within this archive’s own network: the operator has to allow that`;
        return callback(new Error(message), '', 0);
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
