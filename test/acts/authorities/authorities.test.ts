import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeAuthority } from '../../../server/acts/authorities/describe-authority.ts';
import { splitAuthority } from '../../../server/acts/authorities/split-authority.ts';
import { withdrawDescription } from '../../../server/acts/authorities/withdraw-description.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import { withdrawProposal } from '../../../server/acts/withdraw-proposal.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { verifyArchive } from '../../../server/archive/verify.ts';
import { findAuthority } from '../../../server/curation/authorities/view-authority.ts';
import { publicDecisions } from '../../../server/curation/public/public-decisions.ts';
import { publishAll } from '../../publish/publish-all.ts';
import {
  cast,
  curator,
  done,
  inboxOf,
  itemOf,
  newestProposal,
  now,
  refusedFor,
  steward,
} from '../acts-world.ts';
import {
  agentNamed,
  describe,
  english,
  hokusai,
  japanese,
  joinThem,
  placeNamed,
  row,
} from './authority-world.ts';

const viewOf = (archive: Archive, reference: string) => {
  const found = findAuthority(archive, reference);
  assert.equal(found.kind, 'authority', reference);
  return found.kind === 'authority' ? found.view : assert.fail();
};
const saying = (archive: Archive, reference: string) =>
  viewOf(archive, reference)
    .descriptions.map(({ partner, content }) => `${partner}: ${content.begin ?? ''}`)
    .sort();
const decided = (archive: Archive) =>
  publicDecisions(archive, archive.curation.decisionsAfter(0, 1000)).map(({ kind }) => kind);
const hide = (archive: Archive, item: string, partner: string) => {
  done(
    restrict(archive, {
      item,
      record: partner,
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward(partner),
      time: now(),
    }),
  );
};

test('what records name has a page of its own, by the names that they use; each partner describes it beside the others', async (t) => {
  const archive = await hokusai(t);
  assert.deepEqual(viewOf(archive, english).label, { en: ['Katsushika Hokusai'] });
  assert.deepEqual(viewOf(archive, english).namedBy, ['a']);
  done(describe(archive, 'c', english, { name: { en: ['Hokusai'] }, begin: '1760' }));
  done(
    describe(archive, 'a', english, {
      name: { en: ['Katsushika Hokusai'], ja: ['葛飾北斎'] },
      begin: '1760-10-31',
    }),
  );
  assert.deepEqual(saying(archive, english), ['a: 1760-10-31', 'c: 1760']);
  assert.deepEqual(inboxOf(archive, 'a').at(-1), `authority.described ${english}`, 'never silently');
  assert.deepEqual(inboxOf(archive, 'c').at(-1), `authority.described ${english}`);
  // The record says what it said.
  const [creator] = archive.reader.item(itemOf('1'))!.records[0]!.content.creator!;
  assert.deepEqual(creator, { agent: { label: { en: ['Katsushika Hokusai'] } } });
  done(withdrawDescription(archive, { reference: english, actor: steward('c'), time: now() }));
  assert.deepEqual(saying(archive, english), ['a: 1760-10-31']);
  assert.deepEqual(decided(archive), ['authority.described', 'authority.described', 'authority.withdrawn']);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('a curator’s description waits for their own steward; an edit on an older one, an empty one and a second one are refused', async (t) => {
  const archive = await hokusai(t);
  const content = { name: { en: ['Hokusai'] } };
  const put = done(describe(archive, 'b', english, content, { actor: curator('b') }));
  assert.equal(put.effective, false);
  assert.deepEqual(viewOf(archive, english).descriptions, []);
  assert.equal(refusedFor(describe(archive, 'b', english, content)), 'conflict', 'one waits already');
  assert.equal(
    refusedFor(describe(archive, 'b', english, content, { actor: { ...curator('b'), role: 'reader' } })),
    'forbidden',
  );
  done(await cast(archive, 'b', 'approve'));
  assert.equal(viewOf(archive, english).descriptions[0]!.number, 1);
  assert.equal(refusedFor(describe(archive, 'b', english, content)), 'conflict', 'it changes nothing');
  assert.equal(
    refusedFor(describe(archive, 'b', english, { ...content, begin: '1760' }, { basis: 0 })),
    'conflict',
  );
  done(describe(archive, 'b', english, { ...content, begin: '1760' }, { basis: 1 }));
  assert.equal(viewOf(archive, english).descriptions[0]!.number, 2);
  // What is returned or taken back leaves no trace in public.
  done(describe(archive, 'c', english, { name: { en: ['H.'] } }, { actor: curator('c') }));
  done(
    await withdrawProposal(archive, { proposal: newestProposal(archive), actor: curator('c'), time: now() }),
  );
  done(describe(archive, 'c', english, { name: { en: ['H.'] } }, { actor: curator('c') }));
  done(await cast(archive, 'c', 'return'));
  assert.deepEqual(saying(archive, english), ['b: 1760']);
});

test('anyone makes one: by the address that records of its name get, or as a namesake; an address out of thin air is none', async (t) => {
  const archive = await hokusai(t);
  const made = done(
    makeAuthority(archive, {
      kind: 'agent',
      namesake: false,
      content: { name: { en: ['Uche Okeke'] } },
      actor: steward('e'),
      time: now(),
    }),
  );
  assert.equal(made.reference, agentNamed('Uche Okeke'));
  await row(archive, '9', { creator: { en: ['Uche Okeke'] } });
  assert.deepEqual(viewOf(archive, made.reference).namedBy, ['a'], 'the record speaks of the same');
  const again = { kind: 'agent' as const, content: { name: { en: ['Katsushika Hokusai'] } }, time: now() };
  assert.equal(
    refusedFor(makeAuthority(archive, { ...again, namesake: false, actor: steward('e') })),
    'conflict',
  );
  assert.equal(
    refusedFor(makeAuthority(archive, { ...again, namesake: true, actor: curator('e') })),
    'forbidden',
  );
  const namesake = done(makeAuthority(archive, { ...again, namesake: true, actor: steward('e') }));
  assert.notEqual(namesake.reference, english);
  assert.deepEqual(viewOf(archive, namesake.reference).namedBy, []);
  assert.equal(refusedFor(describe(archive, 'e', 'agent/nobody', { name: { en: ['Nobody'] } })), 'unknown');
  assert.equal(refusedFor(describe(archive, 'e', 'concept/x', { name: { en: ['X'] } })), 'unknown');
  assert.equal(
    refusedFor(describe(archive, 'e', placeNamed('Edo'), { name: { en: ['Edo'] }, within: 'place/nowhere' })),
    'invalid',
  );
});

test('a join waits for all whose public records name either; then one address leads to the other, until somebody splits them', async (t) => {
  const archive = await hokusai(t);
  done(describe(archive, 'c', english, { name: { en: ['Hokusai'] } }));
  // d has no part in it, and may propose it.
  const put = done(joinThem(archive, english, japanese, 'd'));
  assert.equal(put.effective, false);
  assert.deepEqual(archive.curation.proposal(put.proposal)!.rules.partners, ['a', 'b', 'c', 'd']);
  for (const partner of ['a', 'b']) done(await cast(archive, partner, 'approve'));
  assert.equal(archive.curation.headOf(english), english, 'c has not answered');
  done(await cast(archive, 'c', 'approve'));
  assert.deepEqual(findAuthority(archive, english), { kind: 'moved', to: japanese });
  const view = viewOf(archive, japanese);
  assert.deepEqual([view.namedBy, view.descriptions.map(({ partner }) => partner)], [['a', 'b'], ['c']]);
  assert.deepEqual(
    view.joined.map(({ reference, approvals }) => [reference, approvals.toSorted()]),
    [[english, ['a', 'b', 'c', 'd']]],
  );
  assert.equal(refusedFor(joinThem(archive, english, japanese)), 'invalid', 'they are one');
  assert.equal(
    refusedFor(describe(archive, 'a', english, { name: { en: ['H'] } })),
    'conflict',
    'it has moved',
  );
  assert.equal(
    refusedFor(splitAuthority(archive, { reference: english, actor: steward('e'), time: now() })),
    'forbidden',
  );
  assert.equal(
    refusedFor(splitAuthority(archive, { reference: english, actor: curator('a'), time: now() })),
    'forbidden',
  );
  done(splitAuthority(archive, { reference: english, actor: steward('b'), time: now() }));
  assert.equal(findAuthority(archive, english).kind, 'authority');
  assert.ok(inboxOf(archive, 'a').includes(`authority.split ${english}`));
  assert.deepEqual(decided(archive), ['authority.described', 'authority.joined', 'authority.split']);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('a join is taken apart link by link: what hung on the one that is split off stays with it', async (t) => {
  const archive = await hokusai(t);
  await row(archive, '4', { creator: { en: ['Hokusai'] } });
  const short = agentNamed('Hokusai');
  assert.ok(done(joinThem(archive, short, english)).effective, 'a alone names both');
  done(joinThem(archive, english, japanese));
  done(await cast(archive, 'b', 'approve'));
  assert.equal(archive.curation.headOf(short), japanese);
  assert.deepEqual(archive.curation.membersOf(japanese), [japanese, english, short]);
  assert.equal(refusedFor(joinThem(archive, short, agentNamed('Nobody'))), 'unknown');
  done(splitAuthority(archive, { reference: english, actor: steward('a'), time: now() }));
  assert.deepEqual(
    [short, english, japanese].map((reference) => archive.curation.headOf(reference)),
    [english, english, japanese],
  );
});

test('who comes to speak of one of the two before all have answered must be asked too', async (t) => {
  const archive = await hokusai(t);
  done(joinThem(archive, english, japanese));
  await row(archive, '5', { partner: 'c', creator: { ja: ['葛飾北斎'] } });
  const vote = await cast(archive, 'b', 'approve');
  assert.equal(refusedFor(vote), 'conflict');
  assert.equal(archive.curation.headOf(english), english);
});

test('what only restricted records name is not there, at once and in nobody’s answers', async (t) => {
  const archive = await hokusai(t);
  done(joinThem(archive, english, japanese));
  done(await cast(archive, 'b', 'approve'));
  hide(archive, itemOf('1'), 'a');
  // The publisher has not looked yet: the archive is asked itself.
  assert.deepEqual(findAuthority(archive, english), { kind: 'unknown' });
  assert.deepEqual(viewOf(archive, japanese).joined, []);
  assert.deepEqual(decided(archive), []);
  publishAll(archive);
  assert.deepEqual(archive.curation.partnersNaming(english), []);
  assert.equal(refusedFor(describe(archive, 'd', english, { name: { en: ['Somebody'] } })), 'unknown');
  assert.equal(refusedFor(joinThem(archive, english, placeNamed('Tokyo'), 'd')), 'unknown');
  // Nobody is asked whose records are not public.
  await row(archive, '6', { partner: 'c', creator: { ja: ['葛飾北斎'] } });
  hide(archive, itemOf('2', 'b'), 'b');
  publishAll(archive);
  await row(archive, '7', { partner: 'c', creator: { en: ['H.'] } });
  assert.ok(done(joinThem(archive, agentNamed('H.'), japanese, 'c')).effective);
});

test('kinds are kept apart', async (t) => {
  const archive = await hokusai(t);
  assert.equal(refusedFor(joinThem(archive, english, placeNamed('Edo'))), 'invalid');
  const put = done(joinThem(archive, placeNamed('Edo'), placeNamed('Tokyo')));
  assert.equal(put.effective, false);
  done(await cast(archive, 'b', 'approve'));
  assert.equal(archive.curation.headOf(placeNamed('Edo')), placeNamed('Tokyo'));
});
