import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import express from 'express';
import request from 'supertest';
import type { Accounts } from '../../../server/accounts/accounts.ts';
import { formGuard } from '../../../server/http/form-guard.ts';
import { accountsRouter } from '../../../server/pages/accounts/accounts-router.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { addPerson, openTestAccounts, password, tokenOf } from '../../accounts/open-test-accounts.ts';
import { checkMarkup } from '../check-markup.ts';
import { sampleArchive } from '../sample-views.ts';

const baseUrl = 'http://127.0.0.1:3000/';
const origin = 'http://127.0.0.1:3000';
const { accounts, clock } = await openTestAccounts();
const app = express();
app.use(accounts.handler);
const guard = formGuard({ secret: 'secret of the test', baseUrl, sessionCookie: accounts.sessionCookie });
app.use(guard.refuseOtherSites);
app.use(accountsRouter({ accounts, guard, archive: sampleArchive, baseUrl, home: '/account' }));

/** A browser: keeps cookies, and sends the hidden fields of the form that it opened. */
function openBrowser() {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (answer: request.Response) => {
    for (const cookie of answer.get('Set-Cookie') ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/Max-Age=0/.test(cookie)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return answer;
  };
  const get = async (path: string) => keep(await request(app).get(path).set('Cookie', cookies()));
  const post = async (path: string, fields: object, headers: Record<string, string> = { Origin: origin }) =>
    keep(await request(app).post(path).set('Cookie', cookies()).set(headers).type('form').send(fields));
  return {
    jar,
    get,
    post,
    /** Opens a page, fills in one of its forms and sends it. */
    async fillIn(path: string, action: string, fields: object = {}) {
      const { text } = await get(path);
      const form = new RegExp(`<form[^>]*action="${action}[^"]*"[\\s\\S]*?</form>`).exec(text)?.[0];
      assert.ok(form, `${path} has a form to ${action}`);
      const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
      const given = hidden.map(([, name, value]) => [name, value!.replaceAll('&#38;', '&')]);
      return post(action, { ...Object.fromEntries(given), ...fields });
    },
  };
}
const pathOf = (link: string) => new URL(link).pathname + new URL(link).search;
const invite = async (to: Accounts, offer: object) => {
  const made = await to.invite({ by: 'a-test', ...offer } as Parameters<Accounts['invite']>[0]);
  assert.ok(made.outcome === 'invited');
  return pathOf(made.link);
};
const ada = { name: 'Ada', email: 'ada@kyoto.example' };
const adaId = await addPerson(accounts, { ...ada, partner: 'kyoto', role: 'steward' });

describe('account pages in every language', () => {
  for (const language of interfaceLanguages)
    test(language, async () => {
      const browser = openBrowser();
      const path = `${await invite(accounts, { partner: 'kyoto', role: 'curator' })}&lang=${language}`;
      const pages = [`/account/sign-in?lang=${language}`, `/account/forgotten?lang=${language}`, path];
      const reset = accounts.resetLink({ person: adaId, by: 'a-test' })!;
      pages.push(`${pathOf(reset.link)}&lang=${language}`);
      for (const page of pages) {
        const { status, text, headers } = await browser.get(page);
        assert.equal(status, 200, page);
        const tags = checkMarkup(text);
        assert.ok(tags.some((tag) => tag.startsWith(`<html lang="${language}"`)));
        assert.equal(headers['cache-control'], 'no-store');
        assert.equal(headers['referrer-policy'], 'same-origin');
        assert.doesNotMatch(text, /\{\w+\}/);
        for (const [, id] of text.matchAll(/<input id="([^"]+)"/g))
          assert.match(text, new RegExp(`<label [^>]*for="${id}"`), `${id} has its label`);
      }
      await browser.fillIn('/account/sign-in', '/account/sign-in', { email: ada.email, password });
      const own = await browser.get(`/account?lang=${language}`);
      assert.equal(own.status, 200);
      checkMarkup(own.text);
      assert.doesNotMatch(own.text, /\{\w+\}/);
      assert.match(own.text, new RegExp(adaId));
    });
});

describe('signing in by form', () => {
  test('leads on to where one was going, within this site only', async () => {
    const cases: [string, string][] = [
      ['/search?q=mask&page=2', '/search?q=mask&page=2'],
      ['https://evil.example/', '/account'],
      ['//evil.example/', '/account'],
      ['/\\evil.example', '/account'],
      ['javascript:alert(1)', '/account'],
    ];
    for (const [next, place] of cases) {
      const browser = openBrowser();
      const page = `/account/sign-in?next=${encodeURIComponent(next)}`;
      const answer = await browser.fillIn(page, '/account/sign-in', { email: ada.email, password });
      assert.deepEqual([answer.status, answer.headers.location], [303, place], next);
      assert.equal((await browser.get('/account')).status, 200);
    }
  });

  test('a wrong password says so, keeps the address and never the password; after five one waits', async () => {
    const browser = openBrowser();
    const wrong = { email: 'bo"><b>@kyoto.example', password: 'not the "password"' };
    const { status, text } = await browser.fillIn('/account/sign-in', '/account/sign-in', wrong);
    assert.equal(status, 422);
    checkMarkup(text);
    assert.match(text, /role="alert">Address and password do not fit together/);
    assert.match(text, /value="bo&#34;&#62;&#60;b&#62;@kyoto.example"/);
    assert.doesNotMatch(text, /not the/);
    const known = { email: 'cy@kyoto.example', password: 'x' };
    const statuses = [];
    for (let n = 0; n < 6; n++)
      statuses.push((await browser.fillIn('/account/sign-in', '/account/sign-in', known)).status);
    assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429]);
    const limited = await browser.fillIn('/account/sign-in', '/account/sign-in', known);
    assert.match(limited.text, /Wait 15 minutes/);
    assert.ok(Number(limited.headers['retry-after']) > 800);
    clock.skip(16 * 60_000);
  });

  test('a form without its token, with another’s, or from another site is refused', async () => {
    const browser = openBrowser();
    const fields = { email: ada.email, password };
    assert.equal((await browser.post('/account/sign-in', fields)).status, 403);
    const { text } = await openBrowser().get('/account/sign-in');
    const stolen = /name="form_token" value="([^"]+)"/.exec(text)![1];
    const refused = await browser.post('/account/sign-in', { ...fields, form_token: stolen });
    assert.equal(refused.status, 403);
    checkMarkup(refused.text);
    await browser.get('/account/sign-in');
    await browser.fillIn('/account/sign-in', '/account/sign-in', fields);
    const own = await browser.get('/account');
    const token = /name="form_token" value="([^"]+)"/.exec(own.text)![1];
    const evil = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    const forged = await browser.post('/account/name', { name: 'Eve', form_token: token }, evil);
    assert.equal(forged.status, 403);
    assert.equal(accounts.person(adaId)?.name, 'Ada');
  });
});

describe('accepting an invitation', () => {
  test('a new person fills in the form, is signed in, and the link is spent', async () => {
    const browser = openBrowser();
    const path = await invite(accounts, { partner: 'kyoto', role: 'curator', email: 'Dede@kyoto.example' });
    const { text } = await browser.get(path);
    assert.match(text, /as <strong>curator<\/strong>/);
    assert.match(text, /value="dede@kyoto.example"[^>]*readonly/);
    const form = { name: 'Dede', email: 'dede@kyoto.example', password };
    const short = await browser.fillIn(path, '/account/join', { ...form, password: 'short' });
    assert.deepEqual([short.status, /at least 12 characters\.<\/p>/.test(short.text)], [422, true]);
    assert.match(short.text, /value="Dede"/);
    const answer = await browser.fillIn(path, '/account/join', form);
    assert.deepEqual([answer.status, answer.headers.location], [303, '/account']);
    const own = await browser.get('/account');
    assert.match(own.text, /curator/);
    const again = await openBrowser().get(path);
    assert.equal(again.status, 410);
    assert.match(again.text, /used already/);
    assert.equal((await browser.get('/account/join?token=made-up')).status, 404);
  });

  test('who is signed in joins with one press, or leaves first', async () => {
    const browser = openBrowser();
    await browser.fillIn('/account/sign-in', '/account/sign-in', { email: ada.email, password });
    const path = await invite(accounts, { partner: 'accra', role: 'reader' });
    const answer = await browser.fillIn(path, '/account/join');
    assert.equal(answer.status, 303);
    assert.ok(accounts.person(adaId)?.memberships.some(({ partner }) => partner === 'accra'));
    const other = await invite(accounts, { partner: 'lima', role: 'reader' });
    const left = await browser.fillIn(other, '/account/sign-out');
    assert.deepEqual([left.status, left.headers.location], [303, other]);
    assert.match((await browser.get(other)).text, /autocomplete="new-password"/);
  });

  test('the first operator sets name, address and password at the link that the start prints', async () => {
    const fresh = (await openTestAccounts()).accounts;
    const path = fresh.firstOperatorLink()!;
    const freshGuard = formGuard({ secret: 's', baseUrl, sessionCookie: fresh.sessionCookie });
    const freshApp = express().use(
      accountsRouter({
        accounts: fresh,
        guard: freshGuard,
        archive: sampleArchive,
        baseUrl,
        home: '/account',
      }),
    );
    const page = await request(freshApp).get(pathOf(path));
    assert.match(page.text, /You will be the first/);
    const cookie = page.get('Set-Cookie')![0]!.split(';')[0]!;
    const formToken = /name="form_token" value="([^"]+)"/.exec(page.text)![1];
    const answer = await request(freshApp)
      .post('/account/join')
      .set({ Cookie: cookie, Origin: origin })
      .type('form')
      .send({
        name: 'Olu',
        email: 'olu@archive.example',
        password,
        token: tokenOf(path),
        form_token: formToken,
      });
    assert.equal(answer.status, 303);
    assert.equal(fresh.people()[0]?.operator, true);
    assert.equal(fresh.firstOperatorLink(), undefined);
  });
});

describe('one’s own account', () => {
  test('is for who is signed in', async () => {
    const browser = openBrowser();
    const answer = await browser.get('/account?lang=fr');
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.location, '/account/sign-in?next=%2Faccount%3Flang%3Dfr&lang=fr');
  });

  test('name, password, sessions, and being forgotten', async () => {
    const id = await addPerson(accounts, {
      name: 'Eli',
      email: 'eli@kyoto.example',
      partner: 'kyoto',
      role: 'reader',
    });
    const [here, there] = [openBrowser(), openBrowser()];
    for (const browser of [here, there])
      await browser.fillIn('/account/sign-in', '/account/sign-in', { email: 'eli@kyoto.example', password });
    const renamed = await here.fillIn('/account', '/account/name', { name: '<i>Eli</i> of Kyoto' });
    assert.equal(renamed.headers.location, '/account?done=saved');
    checkMarkup((await here.get('/account?done=saved')).text);
    assert.equal(accounts.nameOf([id]).get(id), '<i>Eli</i> of Kyoto');

    const next = 'a quite different password';
    const wrong = await here.fillIn('/account', '/account/password', { current: 'no', password: next });
    assert.equal(wrong.status, 422);
    const changed = await here.fillIn('/account', '/account/password', { current: password, password: next });
    assert.equal(changed.status, 303);
    assert.equal((await here.get('/account')).status, 200, 'this session goes on');
    assert.equal((await there.get('/account')).status, 303, 'the other has ended');

    await here.fillIn('/account', '/account/sign-out-everywhere');
    assert.equal((await here.get('/account')).status, 303);
    await here.fillIn('/account/sign-in', '/account/sign-in', { email: 'eli@kyoto.example', password: next });
    assert.equal((await here.fillIn('/account', '/account/forget')).status, 422);
    const gone = await here.fillIn('/account', '/account/forget', { confirm: 'yes' });
    assert.deepEqual([gone.status, gone.headers.location], [303, '/']);
    assert.equal((await here.get('/account')).status, 303);
    assert.equal(accounts.person(id), undefined);
  });

  test('a new password by link', async () => {
    const { link } = accounts.resetLink({ person: adaId, by: 'a-test' })!;
    const browser = openBrowser();
    const answer = await browser.fillIn(pathOf(link), '/account/reset', { password: 'yet another password' });
    assert.deepEqual([answer.status, answer.headers.location], [303, '/account/sign-in?done=password']);
    assert.match(
      (await browser.get('/account/sign-in?done=password')).text,
      /role="status">The new password is set/,
    );
    assert.equal((await browser.get(pathOf(link))).status, 410);
  });
});
