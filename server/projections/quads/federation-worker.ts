import { parentPort } from 'node:worker_threads';
import { QueryEngine } from '@comunica/query-sparql';
import { Store as EmptySource } from 'n3';
import { type Endpoints, guardedFetch, LOCAL_ENDPOINT } from './federation-fetch.ts';
import type { FederationReply, FederationRequest, LocalAnswer } from './federation-messages.ts';

/**
 * Runs Comunica in a thread of its own: starting it takes over half a second, and joins across endpoints take
 * more.
 */
const port = parentPort;
if (port === null) throw new Error('federation-worker.ts runs as a worker thread only');
const say = (reply: FederationReply, moved: ArrayBuffer[] = []) => port.postMessage(reply, moved);

const engine = new QueryEngine();
const waiting = new Map<number, (answer: LocalAnswer) => void>();
let lastCall = 0;

const queryLocal: Endpoints['queryLocal'] = (text) => {
  const call = ++lastCall;
  say({ type: 'local', call, text });
  return new Promise((resolve) => waiting.set(call, resolve));
};

/**
 * The archive's own store is a source like any other endpoint, so that Comunica pushes whole parts of a query
 * to it. To a source that stands alone it would push everything, SERVICE and all: hence the second one, which
 * is empty and which Comunica prunes from every pattern before it groups them.
 */
async function run(request: Extract<FederationRequest, { type: 'run' }>) {
  const { text, base, mediaType, maxRows, maxBytes, allowed } = request;
  const result = await engine.query(text, {
    sources: [
      { type: 'sparql', value: LOCAL_ENDPOINT },
      { type: 'rdfjs', value: new EmptySource() },
    ],
    fetch: guardedFetch({ allowed, queryLocal }),
    baseIRI: base,
    readOnly: true,
    httpRetryOnServerError: false,
  });
  let truncated = false;
  if (result.resultType === 'bindings') {
    const execute = result.execute.bind(result);
    result.execute = async () => {
      let rows = 0;
      const stream = await execute();
      return stream.filter(() => {
        rows += 1;
        truncated ||= rows > maxRows;
        return rows <= maxRows;
      });
    };
  }
  const { data } = await engine.resultToString(result, mediaType);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of data) {
    const buffer = Buffer.from(part as string | Buffer);
    bytes += buffer.length;
    if (bytes > maxBytes) return say({ type: 'too-large', bytes: maxBytes });
    parts.push(buffer);
  }
  const body = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  say({ type: 'done', body, truncated }, [body.buffer]);
}

port.on('message', (request: FederationRequest) => {
  if (request.type === 'local-answer') {
    waiting.get(request.call)?.(request.answer);
    waiting.delete(request.call);
    return;
  }
  run(request).catch((error: unknown) =>
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
