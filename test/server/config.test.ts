import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../server/config.ts';

test('without settings for accounts nobody is mailed, no provider is asked, and no proxy is believed', () => {
  const config = readConfig({});
  assert.deepEqual(
    [config.mail, config.oidc, config.authSecret, config.proxies],
    [undefined, undefined, undefined, 0],
  );
});

test('settings that need one another are taken together', () => {
  const { mail, oidc, proxies } = readConfig({
    SMTP_URL: 'smtps://user:hush@mail.example.org',
    MAIL_FROM: 'Tessera <archive@example.org>',
    OIDC_ISSUER: 'https://login.example.org/realms/x',
    OIDC_CLIENT_ID: 'tessera',
    OIDC_CLIENT_SECRET: 'secret',
    PROXIES: '2',
  });
  assert.deepEqual(mail, {
    url: 'smtps://user:hush@mail.example.org',
    from: 'Tessera <archive@example.org>',
  });
  assert.deepEqual(oidc, {
    issuer: 'https://login.example.org/realms/x',
    clientId: 'tessera',
    clientSecret: 'secret',
    name: 'login.example.org',
  });
  assert.equal(proxies, 2);
});

test('a setting that is off is named with what to do, and never repeated where it is secret', () => {
  const off: [Record<string, string>, RegExp][] = [
    [{ SMTP_URL: 'smtps://user:hush@mail.example.org' }, /SMTP_URL needs MAIL_FROM too/],
    [
      { SMTP_URL: 'https://user:hush@mail.example.org', MAIL_FROM: 'a@example.org' },
      /SMTP_URL is no address/,
    ],
    [
      { OIDC_ISSUER: 'https://login.example.org' },
      /OIDC_ISSUER needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET too/,
    ],
    [
      { OIDC_ISSUER: 'login', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'hush' },
      /OIDC_ISSUER is no web address/,
    ],
    [{ AUTH_SECRET: 'short hush' }, /AUTH_SECRET is too short/],
    [{ PROXIES: 'many' }, /PROXIES=many is no whole number/],
  ];
  for (const [env, message] of off)
    assert.throws(
      () => readConfig(env),
      (error: Error) => message.test(error.message) && !/hush/.test(error.message),
      JSON.stringify(env),
    );
});

test('endpoints for SERVICE have limits of their own', () => {
  const { services } = readConfig({
    SPARQL_SERVICES:
      ' https://a.example/sparql https://b.example/q;seconds=2.5;megabytes=1  http://inner/sparql;inward ',
  });
  assert.deepEqual(services, [
    { url: 'https://a.example/sparql', milliseconds: 10_000, bytes: 8_388_608, inward: false },
    { url: 'https://b.example/q', milliseconds: 2_500, bytes: 1_048_576, inward: false },
    { url: 'http://inner/sparql', milliseconds: 10_000, bytes: 8_388_608, inward: true },
  ]);
  for (const wrong of ['partner', 'https://a.example/;minutes=1', 'https://a.example/;seconds=-1'])
    assert.throws(() => readConfig({ SPARQL_SERVICES: wrong }), /SPARQL_SERVICES: .*Write addresses/);
});
