import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { askEndpoint } from '../../../server/projections/quads/ask-endpoint.ts';
import { isInward, namesInward } from '../../../server/projections/quads/inward-address.ts';

let server: Server;
let port: number;
before(async () => {
  server = createServer((req, res) => res.setHeader('content-type', 'text/plain').end(req.headers.host));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
after(() => server.close());

test('knows what leads inward', () => {
  for (const address of [
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1'],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '64:ff9b::a00:1',
      '255.255.255.255',
      '239.1.1.1',
    ],
  ])
    assert.equal(isInward(address), true, address);
  for (const address of ['8.8.8.8', '172.32.0.1', '193.0.0.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])
    assert.equal(isInward(address), false, address);
  assert.equal(namesInward('http://[::1]:3/sparql'), true);
  assert.equal(namesInward('http://localhost/sparql'), true);
  assert.equal(namesInward('https://partner.example/sparql'), false);
});

test('a name that resolves inward is refused, unless the operator allows it', async () => {
  // A name that the system resolves to this machine, and that does not say so itself.
  const url = `http://ip6-localhost:${port}/sparql`;
  const limits = { milliseconds: 5_000, bytes: 1_000 };
  const ask = (inward: boolean) =>
    askEndpoint({ request: new Request(url), endpoint: { url, ...limits, inward } }).then(
      () => 'answered',
      (error: Error) => error.message,
    );
  const refusal = await ask(false);
  if (/ENOTFOUND|EAI_AGAIN/.test(refusal)) return;
  assert.match(refusal, /resolves to .* own network/);
  assert.doesNotMatch(await ask(true), /own network/);
});

test('an inward address that the operator has listed as such is asked', async () => {
  const url = `http://localhost:${port}/sparql`;
  const endpoint = { url, milliseconds: 5_000, bytes: 1_000 };
  const answer = await askEndpoint({ request: new Request(`${url}?query=x`), endpoint });
  assert.equal(await answer.text(), `localhost:${port}`);
});
