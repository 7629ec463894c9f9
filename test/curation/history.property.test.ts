import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { editRecord, restoreRevision, withdrawRecord } from '../../server/acts/edit-record.ts';
import { restrict } from '../../server/acts/restrict.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { publicHistory } from '../../server/curation/history.ts';
import { pastViews } from '../../server/curation/past-views.ts';
import { readPast } from '../../server/curation/public/read-past.ts';
import { thePublic, viewItem } from '../../server/curation/view.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import { actsWorld, itemOf, now, steward } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from '../publish/publish-all.ts';

const item = itemOf('1');
const place = { item, record: 'a', actor: steward('a') };
const idsOf = (content: RecordContent) => statementsOf(content).map(statementId);

type Step =
  | { kind: 'edit'; title: number; note: number }
  | { kind: 'record'; open: boolean }
  | { kind: 'statement'; open: boolean; which: number }
  | { kind: 'withdraw' }
  | { kind: 'restore'; revision: number };

/** Numbers below a bound, the same for the same seed (a linear congruential generator). */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function anyStep(draw: (below: number) => number): Step {
  const open = draw(2) === 0;
  switch (draw(8)) {
    case 0:
    case 1:
    case 2:
      return { kind: 'edit', title: draw(6), note: draw(4) };
    case 3:
      return { kind: 'record', open };
    case 4:
    case 5:
      return { kind: 'statement', open, which: draw(12) };
    case 6:
      return { kind: 'withdraw' };
    default:
      return { kind: 'restore', revision: 1 + draw(6) };
  }
}

const contentOf = (title: number, note: number): RecordContent => ({
  title: { en: [`Title ${title}`] },
  description: { en: [`Told ${note}`] },
});

/** Takes a step; what the rules refuse is no step. */
function take(archive: Archive, step: Step): void {
  const time = now();
  switch (step.kind) {
    case 'edit':
      editRecord(archive, { ...place, content: contentOf(step.title, step.note), time });
      break;
    case 'record':
      restrict(archive, {
        ...place,
        access: { level: step.open ? 'public' : 'withheld' },
        ground: 'own',
        time,
      });
      break;
    case 'statement': {
      const ids = ['Title', 'Told'].flatMap((word, field) =>
        Array.from({ length: 6 }, (_, n) =>
          idsOf(
            field === 0 ? { title: { en: [`${word} ${n}`] } } : { description: { en: [`${word} ${n}`] } },
          ),
        ).flat(),
      );
      const statement = ids[step.which % ids.length]!;
      restrict(archive, {
        ...place,
        statement,
        access: { level: step.open ? 'public' : 'withheld' },
        ground: 'own',
        time,
      });
      break;
    }
    case 'withdraw':
      withdrawRecord(archive, { ...place, time });
      break;
    case 'restore':
      restoreRevision(archive, { ...place, revision: step.revision, time });
  }
}

/** Plays a history of an item of `a`, and holds what is told of its past against what the public ever saw. Says how many statements were told. */
async function play(seed: number, length: number): Promise<number> {
  const draw = draws(seed);
  const cleanUp: (() => void)[] = [];
  const archive = actsWorld({ after: (act: unknown) => void cleanUp.push(act as () => void) } as never);
  const seen = new Set<string>();
  const look = async () => {
    publishAll(archive);
    const view = viewItem(archive.reader.item(item)!, thePublic);
    for (const record of view?.records ?? []) for (const id of idsOf(record.content)) seen.add(id);
    // Times are whole milliseconds: what follows is to come after.
    await delay(2);
  };
  let told = 0;
  try {
    await depositRows(archive, [{ id: '1', content: contentOf(0, 0) }]);
    await look();
    for (let n = 0; n < length; n += 1) {
      const step = anyStep(draw);
      take(archive, step);
      await look();
      const state = archive.reader.item(item)!;
      const history = publicHistory(state, readPast(archive, item), thePublic);
      assert.equal(history === undefined, viewItem(state, thePublic) === undefined);
      if (!history) continue;
      const held = new Set((state.restrictions ?? []).map(({ statement }) => statement));
      const records = history.records.flatMap((one) => (one.kind === 'record' ? one : []));
      const ids = [
        ...records.flatMap(({ revisions }) => revisions.flatMap(({ content }) => idsOf(content))),
        ...pastViews(history).flatMap(({ view }) => view.records.flatMap(({ content }) => idsOf(content))),
      ];
      for (const id of ids)
        assert.ok(
          seen.has(id) && !held.has(id),
          `${id} after step ${n} of seed ${seed}: ${JSON.stringify(step)}`,
        );
      told += ids.length;
      // The last that is told is what stands.
      for (const { record, revisions } of records)
        assert.deepEqual(idsOf(revisions.at(-1)?.content ?? {}).sort(), idsOf(record.content).sort());
    }
  } finally {
    for (const act of cleanUp.reverse()) act();
  }
  return told;
}

test('whatever is edited, held, opened, withdrawn and restored: the past shows nothing that is held today, and nothing that nobody ever saw', async () => {
  let told = 0;
  for (let seed = 1; seed <= 60; seed += 1) told += await play(seed, 14);
  assert.ok(told > 1_000, `${told} statements were told`);
});
