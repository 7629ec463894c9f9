import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Parser } from 'n3';
import request from 'supertest';
import { actOnDispute } from '../../../server/acts/act-on-dispute.ts';
import { withdrawRecord } from '../../../server/acts/edit-record.ts';
import { fileDispute } from '../../../server/acts/file-dispute.ts';
import { labelItem } from '../../../server/acts/label-item.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { done, itemOf, now, steward, title, titleId } from '../../acts/acts-world.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { base, historyWorld, item } from '../../protocols/history/history-world.ts';
import { publishAll } from '../../publish/publish-all.ts';
import { checkMarkup } from '../check-markup.ts';

const { app, archive } = await historyWorld({ after });
const hostile = '<script>alert(1)</script> "&';
const { number } = done(
  fileDispute(archive, {
    subject: { kind: 'statement', item, record: 'b', statement: titleId('Face') },
    ground: 'attribution',
    reasons: { en: [hostile], ar: ['ليس كذلك'] },
    evidence: [{ text: { en: ['Page'] }, url: 'https://ledger.example/7' }],
    actor: steward('d'),
    time: now(),
  }),
);
done(
  actOnDispute(archive, {
    number,
    command: { kind: 'answer', answer: 'defend', reasons: { en: ['It is.'] } },
    actor: { kind: 'partner', partner: 'b', role: 'steward' },
    by: 'b',
    time: now(),
  }),
);
done(labelItem(archive, { item, scheme: 'tk', code: 'tk-clan', actor: steward('c'), time: now() }));
publishAll(archive);

const page = async (path: string, language = 'en') => {
  const answer = await request(app)
    .get(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
    .set('Accept', 'text/html')
    .expect(200);
  checkMarkup(answer.text);
  return answer.text;
};

test('decisions are told in words, newest first, in every language', async () => {
  for (const language of interfaceLanguages) await page('/decisions', language);
  const text = await page('/decisions');
  assert.ok(text.indexOf('TK Clan') < text.indexOf(`/dispute/${number}`) && text.indexOf('TK Clan') > 0);
  assert.match(text, /Answered by <a[^>]*>.*Partner b/);
});

test('a dispute is a page with its timeline in every language; what is written into it stays text', async () => {
  for (const language of interfaceLanguages) await page(`/dispute/${number}`, language);
  const text = await page(`/dispute/${number}`);
  assert.ok(text.includes('&#60;script&#62;alert(1)') && !text.includes('<script>alert'));
  assert.ok(text.includes('Filed by') && text.includes('stands by it') && text.includes('Partner d'));
  assert.ok(text.includes(`/record/b?lang=en#${titleId('Face')}`) || text.includes(`#${titleId('Face')}`));
  await request(app).get('/dispute/D-2026-999999').set('Accept', 'text/html').expect(404);
  await request(app)
    .get('/dispute/D-2026-999999')
    .set('Accept', 'text/turtle')
    .expect(404)
    .expect('content-type', /problem\+json/);
});

test('a dispute and decisions are linked data at their addresses', async () => {
  const turtle = await request(app)
    .get(`/dispute/${number}`)
    .set('Accept', 'text/turtle')
    .buffer(true)
    .expect(200);
  assert.match(turtle.headers.vary!, /Accept/);
  const quads = new Parser().parse(turtle.text);
  assert.ok(
    quads.some(
      (q) =>
        q.subject.value === `${base}dispute/${number}` && q.object.value === `${base}ns/ground-attribution`,
    ),
  );
  assert.ok(!turtle.text.includes('javascript:'));
  const document = await request(app).get(`/dispute/${number}.jsonld`).expect(200);
  assert.ok(JSON.stringify(document.body).includes(`${base}ns/Dispute`));
  const [last] = archive.curation.decisionsBefore(Number.MAX_SAFE_INTEGER, 1);
  const one = await request(app).get(`/decision/${last!.seq}.nt`).buffer(true).expect(200);
  assert.ok(one.text.includes(`<${base}decision/${last!.seq}>`));
  await request(app)
    .get(`/decision/${last!.seq}`)
    .set('Accept', 'text/html')
    .expect(303)
    .expect('location', new RegExp(`#decision-${last!.seq}$`));
  await request(app).get('/decisions/0').set('Accept', 'application/n-triples').expect(200);
  for (const path of ['/decision/1', '/decisions/1', '/decisions/900000', '/decision/x'])
    await request(app).get(path).set('Accept', 'text/turtle').expect(404);
});

test('the feed is well-formed Atom with the same decisions', async () => {
  const { text } = await request(app)
    .get('/decisions.atom')
    .buffer(true)
    .expect(200)
    .expect('content-type', /atom\+xml/);
  assert.match(
    text,
    /^<\?xml version="1.0" encoding="UTF-8"\?>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
  );
  const ids = [...text.matchAll(/<entry><id>([^<]*)/g)].map(([, id]) => id);
  assert.ok(ids.length >= 4 && new Set(ids).size === ids.length);
  assert.match(text, /<title>[^<]*Partner c put “TK Clan” on/);
});

test('the history page tells the decisions about its item', async () => {
  const text = await page(`/item/${item}/history`);
  assert.ok(text.includes('Decisions about this item') && text.includes(`/dispute/${number}`));
});

test('pages follow one another, and nothing that is hidden is counted in', async () => {
  const ids = Array.from({ length: 120 }, (_, n) => `w${n}`);
  await depositRows(
    archive,
    ids.map((id) => ({ id, content: title(`Title ${id}`) })),
  );
  publishAll(archive);
  for (const id of ids)
    done(withdrawRecord(archive, { item: itemOf(id), record: 'a', actor: steward('a'), time: now() }));
  for (const id of ids.slice(60))
    done(
      restrict(archive, {
        item: itemOf(id),
        record: 'a',
        access: { level: 'withheld' },
        ground: 'own',
        actor: steward('a'),
        time: now(),
      }),
    );
  const seen: string[] = [];
  for (let path: string | undefined = '/decisions'; path; ) {
    const text: string = await page(path);
    const own = [...text.matchAll(/id="decision-(\d+)"/g)].map(([, seq]) => seq!);
    assert.ok(own.length > 0 && own.length <= 50);
    seen.push(...own);
    const before = [...text.matchAll(/\/decisions\?before=(\d+)/g)].at(-1)?.[1];
    path = before && text.includes('Older decisions') ? `/decisions?before=${before}` : undefined;
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => Number(b) - Number(a)),
  );
  const withdrawn = archive.curation
    .decisionsAfter(0, 1000)
    .filter(({ kind }) => kind === 'record.withdrawn');
  const shown = withdrawn.filter(({ seq }) => seen.includes(String(seq)));
  assert.deepEqual([withdrawn.length, shown.length], [120, 60]);
});
