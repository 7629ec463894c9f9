import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isDomainName,
  readIdentifier,
  recordIdentifier,
  repositoryDomain,
} from '../../../server/protocols/oai/record-identifier.ts';

test('the domain is the host, with a dot in it', () => {
  assert.equal(repositoryDomain('https://archive.example.org/'), 'archive.example.org');
  assert.equal(repositoryDomain('http://127.0.0.1:3000'), '127.0.0.1');
  assert.equal(repositoryDomain('http://localhost:3000'), 'localhost.localdomain');
});

test('an IP address is no domain of the identifiers’ scheme', () => {
  assert.ok(isDomainName('archive.example.org'));
  assert.ok(isDomainName('localhost.localdomain'));
  assert.ok(!isDomainName('127.0.0.1'));
  assert.ok(!isDomainName('localhost'));
});

test('an identifier is read back, and no other', () => {
  const domain = 'archive.example.org';
  const identifier = recordIdentifier(domain, { item: 'abc', record: 'tate.2' });
  assert.equal(identifier, 'oai:archive.example.org:abc:tate.2');
  assert.deepEqual(readIdentifier(domain, identifier), { item: 'abc', record: 'tate.2' });
  for (const other of [
    '',
    'abc',
    `oai:${domain}:abc`,
    `oai:${domain}:abc:`,
    `${identifier}:x`,
    `OAI${identifier.slice(3)}`,
  ])
    assert.equal(readIdentifier(domain, other), undefined, other);
});
