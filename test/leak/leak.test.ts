import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openAccounts } from '../../server/accounts/open-accounts.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { openArchive } from '../../server/archive/open-archive.ts';
import { shortId } from '../../server/curation/short-id.ts';
import { readSecret } from '../../server/secret.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { dataDirOf } from '../commands/run-cli.ts';
import { restrictedWorld } from '../protocols/iiif/auth/restricted-world.ts';
import { type ServerProcess, startServer, until } from '../server/start-server.ts';
import {
  type Answer,
  type Asker,
  actsOn,
  askAll,
  asksAbout,
  asksOverall,
  findTrace,
  isOwn,
  questionOf,
  withoutSubject,
} from './ask-exits.ts';
import { canaryWord } from './canary-content.ts';
import { exits, type Subject, subjectOf } from './exits.ts';
import {
  accessOf,
  approve,
  type Canary,
  deposit,
  edit,
  giveBack,
  hold,
  type Level,
  layOut,
  type Place,
  placeCanary,
  type Reach,
  release,
  reworded,
  setAccess,
  takeBack,
  withdraw,
} from './place-canaries.ts';
import { routesOfApp } from './routes-of-app.ts';

// What is not public must be found at no exit, by no form and no parameter; and what becomes restricted must be gone at once.

const folder = temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never);
const files = join(folder, 'files');
const levels: Level[] = ['item', 'record', 'statement', 'media'];
const reaches: Reach[] = ['partners', 'named', 'withheld'];
let server: ServerProcess;
let archive: Archive;
let place: Place;
let everyone: Asker;
let unrelated: Asker;

/** One that never was, with as many terms. */
function nobody(like: Subject): Subject {
  const word = canaryWord();
  return {
    ...like,
    word,
    item: shortId([word], like.item.length),
    image: shortId([word, 'image'], like.image.length),
    statement: like.statement.replace(/[^-]*$/, hash('sha1', word).slice(0, 10)),
    terms: like.terms.map((id, at) => id.replace(/[^-]*$/, hash('sha1', `${word} ${at}`).slice(0, 10))),
  };
}

/** Waits until all followers have seen all that there is. */
async function followed(): Promise<void> {
  const lag = /^tessera_follower_lag\{follower="(\w+)"\} (\d+)$/gm;
  await until(
    async () => {
      const text = await (await server.get('metrics')).text();
      const lags = [...text.matchAll(lag)].map(([, name, n]) => [name, Number(n)] as const);
      const head = /^tessera_public_list_head (\d+)$/m.exec(text)![1];
      return lags.length === 5 &&
        lags.every(([, n]) => n === 0) &&
        Number(head) === archive.publicList.head() &&
        archive.feed.cursor('publish') === archive.feed.head()
        ? true
        : undefined;
    },
    { what: 'The followers’ end', pause: 50 },
  );
  // Schemes of concepts come to rest after the stores have.
  await new Promise((resolve) => setTimeout(resolve, 1200));
}

type Find = { canary: Canary; answer: Answer; trace: string };
const tell = ({ canary, answer, trace }: Find) =>
  `${canary.name} at ${answer.path} (${answer.status}): ${trace}`;

/** Search and SPARQL know no viewers: they are asked about each canary by the public, and as a whole by all. */
const isProjected = (route: string) => /^(?:GET|POST) \/(?:search|api\/search|sparql)$/.test(route);
const asksFor = ({ name }: Asker, subject: Subject) =>
  asksAbout(subject).filter(({ route }) => name === 'public' || !isProjected(route));

/** Everything that somebody finds of some canaries, at every exit; and answers that differ from those about what never was. */
async function look(
  asker: Asker,
  canaries: readonly Canary[],
  { never }: { never: boolean },
): Promise<{ finds: Find[]; faults: string[] }> {
  const finds: Find[] = [];
  const faults: string[] = [];
  const note = (answer: Answer) => {
    // What somebody sees as somebody, no cache may keep.
    if (asker.name === 'unrelated' && !/no-store/.test(answer.headers['cache-control'] ?? ''))
      faults.push(`${answer.path} may be kept: ${answer.headers['cache-control']}`);
    if (answer.status >= 500)
      faults.push(`${answer.path} answers ${answer.status}: ${answer.text.slice(0, 200)}`);
    for (const canary of canaries) {
      const trace = findTrace(answer, canary);
      if (trace) finds.push({ canary, answer, trace });
    }
  };
  for (const answer of await askAll(asker, asksOverall())) note(answer);
  // One that never was stands for all: with it, every answer is compared.
  const whole = canaries.find((canary) => !canary.partly);
  const control = whole && nobody(subjectOf(whole, true));
  const controls = new Map<string, Answer>();
  if (control)
    for (const answer of await askAll(asker, [...asksFor(asker, control), ...(never ? actsOn(control) : [])]))
      controls.set(questionOf(answer, control), answer);
  for (const [index, canary] of canaries.entries()) {
    const subject = subjectOf(canary, index % 4 === 0);
    const compared = control && !canary.partly && !(asker.name === 'unrelated' && canary.open);
    const asks = [...asksFor(asker, subject), ...(compared && never ? actsOn(subject) : [])];
    for (const answer of await askAll(asker, asks)) {
      note(answer);
      if (!compared) continue;
      const away = /account\/sign-in/.test(answer.headers.location ?? '');
      if (exits[answer.route]?.acts && answer.status < 400 && !away)
        faults.push(`${canary.name}: ${answer.path} lets a stranger act`);
      // What once was public has left a tombstone at its address.
      if (!never && (isOwn(answer.route) || /oai/.test(answer.route))) continue;
      if (canary.tombstone && answer.path.includes(canary.item)) continue;
      const other = controls.get(questionOf(answer, subject));
      assert.ok(other, `nothing to compare ${questionOf(answer, subject)} with`);
      const [said, expected] = [withoutSubject(answer, subject), withoutSubject(other, control)];
      if (said === expected || answer.status === 429 || other.status === 429) continue;
      const at = [...said].findIndex((sign, place) => sign !== expected[place]);
      faults.push(
        `${canary.name}: ${answer.asked} answers otherwise than what never was: ${said.slice(at - 20, at + 80)} / ${expected.slice(at - 20, at + 80)}`,
      );
    }
  }
  return { finds, faults };
}

/** Looks as both, and holds that nothing is found but what an unrelated partner may see, where answers are the viewer's own. */
async function expectHidden(canaries: readonly Canary[], never: boolean): Promise<void> {
  for (const asker of [everyone, unrelated]) {
    const { finds, faults } = await look(asker, canaries, { never });
    const leaks = finds.filter(
      ({ canary, answer }) => !(asker.name === 'unrelated' && canary.open && isOwn(answer.route)),
    );
    assert.deepEqual([...new Set(leaks.map(tell))], [], `${asker.name} finds what is hidden`);
    assert.deepEqual(faults, [], `${asker.name} learns of what is hidden`);
  }
}

/** What tells of everything, as text: totals, facets, sizes, lists. */
async function overall(): Promise<Map<string, string>> {
  const answers = await askAll(everyone, asksOverall());
  return new Map(
    answers.map((answer) => [
      answer.path,
      /metrics/.test(answer.path)
        ? answer.text
            .split('\n')
            .filter((line) => /^tessera_(?:quads|public)/.test(line))
            .join('\n')
        : withoutSubject(answer, { word: '\0', item: '\0', image: '\0', statement: '\0', terms: [] }),
    ]),
  );
}

test('every way into the application is in the table of exits, and none that is not', async (t) => {
  const { app } = await restrictedWorld(t as never);
  // The store of uploads makes its folder without being waited for, and fails where that is gone already.
  await delay(200);
  const routes = routesOfApp(app);
  const named = new Set(routes);
  // Where a path has routes by method, the one for all methods refuses the others.
  const own = routes.filter(
    (route) =>
      !(
        route.startsWith('ALL ') &&
        [...named].some(
          (other) => other !== route && other.endsWith(route.slice(3)) && !/^(?:USE|ALL)/.test(other),
        )
      ),
  );
  assert.deepEqual(
    own.filter((route) => !(route in exits)),
    [],
    'Add them to test/leak/exits.ts, with what may be asked there.',
  );
  assert.deepEqual(
    Object.keys(exits).filter((route) => !named.has(route)),
    [],
    'They are no more: take them out of test/leak/exits.ts.',
  );
});

before(async () => {
  archive = openArchive(dataDirOf({ folder }));
  place = { archive, folder: files };
  layOut(archive);
  const draft = {
    id: 'seen',
    content: { title: { en: ['A thing that all may see'] }, material: [{ label: { en: ['clay'] } }] },
  };
  await deposit(archive, { folder: files, draft });
  await deposit(archive, { folder: files, draft: { ...draft, id: 'seen-2' }, collection: 'veto' });
  server = await startServer(folder);
  everyone = { name: 'public', base: server.base };
  await until(async () => ((await server.get('readyz')).status === 200 ? true : undefined), {
    what: 'Readiness',
    limit: 60_000,
  });
  const { dataDir } = archive;
  const accounts = await openAccounts({
    file: join(dataDir, 'archive.sqlite'),
    baseUrl: server.base,
    secret: readSecret(dataDir),
  });
  const made = await accounts.createKey({
    name: 'd',
    partner: 'd',
    role: 'steward',
    scopes: ['read', 'deposit', 'curate', 'decide', 'admin'],
    by: 'cli',
  });
  assert.ok(made.outcome === 'created');
  unrelated = { name: 'unrelated', base: server.base, key: made.secret };
  const invited = await accounts.invite({ partner: 'd', role: 'steward', by: 'cli' });
  assert.ok(invited.outcome === 'invited');
  const person = { email: 'd@example.org', password: 'a long enough password' };
  const token = new URL(invited.link).searchParams.get('token')!;
  await accounts.accept({ token, name: 'D', ...person });
  const signed = await accounts.signIn({ ...person, address: '127.0.0.1' });
  assert.ok(signed.outcome === 'signed-in');
  const cookie = signed.cookies.map((one) => one.split(';')[0]).join('; ');
  accounts.close();
  const forms = await fetch(`${server.base}workspace/keys`, { headers: { cookie } });
  const formToken = /name="form_token" value="([^"]+)"/.exec(await forms.text())?.[1];
  assert.ok(formToken, 'a form has its token');
  unrelated.session = { cookie, token: formToken };
  await followed();
});

after(async () => {
  await server?.end('SIGTERM');
  archive?.close();
});

test('what is restricted from the start, proposed, returned or taken back is nowhere, and counts nowhere', async (t) => {
  const unchanged = await overall();
  const canaries: Canary[] = [];
  for (const level of levels)
    for (const reach of reaches) {
      const canary = await placeCanary(place, {
        name: `${level} ${reach}, from the start`,
        level,
        open: reach === 'partners',
        role: 'curator',
      });
      setAccess(place, canary, level, accessOf(reach));
      await approve(place, canary.proposal!);
      canaries.push(canary);
    }
  for (const reach of reaches)
    canaries.push(
      await placeCanary(place, {
        name: `collection ${reach}`,
        level: 'record',
        open: reach === 'partners',
        collection: `closed-${reach}`,
      }),
    );
  for (const [name, act] of [
    ['proposed', undefined],
    ['returned', giveBack],
    ['taken back', takeBack],
  ] as const) {
    const canary = await placeCanary(place, { name, level: 'item', open: false, role: 'curator' });
    await act?.(place, canary.proposal!);
    canaries.push(canary);
  }
  for (const canary of canaries) canary.secret = !canary.partly;
  await followed();
  await expectHidden(canaries, true);
  const begun = performance.now();
  // What of an item is public beside what is hidden is there, so counts are compared without it.
  for (const canary of canaries.filter((c) => c.partly))
    setAccess(place, canary, 'item', { level: 'withheld' });
  await followed();
  const later = await overall();
  // The description of the data dates itself by the public list, and is to count the same.
  const undated = (path: string, text: string | undefined) =>
    path.includes('/void') ? text?.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '') : text;
  const differing = [...unchanged].flatMap(([path, text]) =>
    undated(path, later.get(path)) === undated(path, text) ? [] : [path],
  );
  t.diagnostic(`compared after ${Math.round(performance.now() - begun)} ms`);
  assert.deepEqual(
    // Harvest keeps tombstones of what was public in part, and dates itself by them.
    differing.filter((path) => !/metrics|oai|ldes|sitemap\.xml|api\/(?:log|requests)/.test(path)),
    [],
  );
});

/** The doors that must forget at once, and those that have two seconds, for one canary: whether the public finds it there. */
async function whereFound(canary: Canary): Promise<{ atOnce: string[]; soon: string[] }> {
  const asks = asksAbout(subjectOf(canary));
  const soonest = asks.filter(({ route }) => isOwn(route) || /oai/.test(route));
  const later = asks.filter(
    ({ route }, at) => isProjected(route) && asks.findIndex((one) => one.route === route) > at - 2,
  );
  const found = async (some: typeof asks) =>
    (await askAll(everyone, some)).flatMap((answer) =>
      findTrace(answer, canary) || (answer.status === 200 && /^\/iiif\/image/.test(answer.path))
        ? answer.path
        : [],
    );
  return { atOnce: await found(soonest), soon: await found(later) };
}

type Later = { canary: Canary; hide: () => void | Promise<void>; show?: () => void | Promise<void> };

/** Public items, and how each of them becomes restricted and comes back. */
async function placeLater(): Promise<Later[]> {
  const all: Later[] = [];
  for (const level of levels)
    for (const reach of reaches) {
      const open = reach === 'partners';
      const canary = await placeCanary(place, { name: `${level} ${reach}, later`, level, open });
      all.push({
        canary,
        hide: () => setAccess(place, canary, level, accessOf(reach)),
        show: () => setAccess(place, canary, level, { level: 'public' }),
      });
    }
  for (const [kind, level, says] of [
    ['item', 'item', 'all'],
    ['image', 'media', 'media'],
    ['statement', 'statement', 'one'],
  ] as const) {
    const canary = await placeCanary(place, {
      name: `${kind} held for harm`,
      level,
      says,
      open: false,
      collection: 'veto',
    });
    let number = '';
    canary.tombstone = true;
    all.push({
      canary,
      hide: () => {
        number = hold(place, canary, kind);
      },
      show: () => release(place, number),
    });
  }
  const withdrawn = await placeCanary(place, { name: 'withdrawn', level: 'record', open: false });
  withdrawn.tombstone = true;
  all.push({ canary: withdrawn, hide: () => withdraw(place, withdrawn) });
  return all;
}

test('what becomes restricted is gone at once, from search and SPARQL within two seconds, and comes back when it is lifted', async (t) => {
  const before = await overall();
  const later = await placeLater();
  await followed();
  // The test is worth something only if it finds what is there.
  const inProjections = new Set<Canary>();
  for (const { canary } of later) {
    const { atOnce, soon } = await whereFound(canary);
    if (soon.length) inProjections.add(canary);
    const doors = new Set([...atOnce, ...soon].map((path) => path.split(/[/?]/)[1]!));
    const everywhere = ['item', 'iiif', 'oai', 'search', 'api', 'sparql'];
    for (const door of canary.partly ? ['item'] : everywhere)
      assert.ok(doors.has(door), `${canary.name} is not found at ${door}, where it is public`);
  }
  const slow: number[] = [];
  for (const { canary, hide } of later) {
    await hide();
    const begun = performance.now();
    const { atOnce } = await whereFound(canary);
    assert.deepEqual(atOnce, [], `${canary.name} is restricted`);
    await until(async () => ((await whereFound(canary)).soon.length ? undefined : true), {
      what: canary.name,
    });
    slow.push(performance.now() - begun);
  }
  t.diagnostic(
    `search and SPARQL forget within ${Math.round(Math.max(...slow))} ms, ${Math.round(slow.reduce((a, b) => a + b) / slow.length)} on average, the asking included`,
  );
  // Promised are two seconds; three times that is allowed for a busy machine.
  assert.ok(Math.max(...slow) < 6_000);
  await followed();
  const canaries = later.map(({ canary }) => canary);
  await expectHidden(canaries, false);
  for (const { canary } of later.filter((one) => one.canary.partly))
    setAccess(place, canary, 'record', { level: 'withheld' });
  await followed();
  const now = await overall();
  const differing = [...before].flatMap(([path, text]) => (now.get(path) === text ? [] : [path]));
  // Harvest keeps tombstones, and what was decided and contested is told of.
  assert.deepEqual(
    differing.filter(
      (path) =>
        !/metrics|oai|ldes|sitemap\.xml|iiif\/discovery|well-known\/void|api\/(?:log|decisions|disputes|requests)|%3Fall|^\/(?:decision|dispute)/.test(
          path,
        ),
    ),
    [],
  );
  for (const { canary, show } of later) {
    if (!show) continue;
    if (canary.partly) setAccess(place, canary, 'record', { level: 'public' });
    await show();
    const { atOnce } = await whereFound(canary);
    assert.ok(
      atOnce.some((path) => path.startsWith('/item/')),
      `${canary.name} is public again`,
    );
  }
  await followed();
  for (const { canary, show } of later)
    if (show && inProjections.has(canary))
      assert.ok((await whereFound(canary)).soon.length, `${canary.name} is found again`);
});

test('a secret that was worded otherwise is one in the past and in what comes after, too', async () => {
  const canary = await placeCanary(place, { name: 'reworded', level: 'statement', open: false });
  // Said, said in other words, then held back, and then said in other words again.
  const [first, second] = [reworded(canary, 'once'), reworded(canary, 'twice')];
  edit(place, first);
  setAccess(place, first, 'statement', { level: 'withheld' });
  edit(place, second);
  const answer = await server.get(`timemap/item/${canary.item}`);
  canary.moments = [...(await answer.text()).matchAll(/memento\/(\d{14})/g)].map(([, stamp]) => stamp!);
  await followed();
  const row = archive.reader.item(canary.item)!.records[0]!;
  assert.ok(JSON.stringify(row.content).includes(canary.word), 'it is said in the archive');
  for (const asker of [everyone, unrelated]) {
    const { finds, faults } = await look(asker, [canary], { never: false });
    assert.deepEqual([...new Set(finds.map(tell)), ...faults], [], asker.name);
  }
});

test('what a hidden record calls a term that public records name too is not what the public is told', async () => {
  const [word, id] = [canaryWord(), 'https://terms.example/vessel'];
  const draft = (source: string, label: string) => ({
    id: source,
    content: { title: { en: ['Something'] }, subject: [{ id, label: { en: [label] } }] },
    concepts: [{ id, scheme: 'subject', label: { en: [label] }, broader: [`${id}-${label}`] }],
  });
  await deposit(archive, { folder: files, draft: draft('hidden', word), collection: 'closed-withheld' });
  await deposit(archive, { folder: files, draft: draft('shown', 'vessel'), partner: 'b' });
  await followed();
  const asks = asksAbout({ word, item: 'none', image: 'none', statement: 'none-0', terms: [] });
  const answers = [
    ...(await askAll(
      everyone,
      asks.filter(({ route }) => isProjected(route)),
    )),
    ...(await askAll(everyone, asksOverall())),
  ];
  const finds = answers.filter(({ asked, text }) => !asked.includes(word) && text.includes(word));
  const found = answers.filter(({ text, path }) => /sparql/.test(path) && text.includes(word));
  assert.deepEqual(
    [...finds, ...found].map(({ path }) => path),
    [],
  );
});
