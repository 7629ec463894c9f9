import assert from 'node:assert/strict';
import { addDays } from '../../../server/curation/disputes/add-days.ts';
import { foldEvents } from '../../../server/curation/disputes/apply-event.ts';
import type { DisputeCommand, FileCommand } from '../../../server/curation/disputes/commands.ts';
import { decideDispute } from '../../../server/curation/disputes/decide-dispute.ts';
import { dueEvents } from '../../../server/curation/disputes/due-events.ts';
import { disputeRules } from '../../../server/curation/disputes/rules.ts';
import type { DisputeState } from '../../../server/curation/disputes/state.ts';
import type { DisputeActor, DisputeRules } from '../../../server/curation/disputes/types.ts';

/** Eight partners: lagos and paris describe the item, kano has filed nothing, five more could judge. */
export const partners = ['accra', 'cusco', 'hanoi', 'kano', 'kyoto', 'lagos', 'paris', 'quito'];
export const rules = disputeRules({ partners, describing: ['lagos', 'paris'], vetoHolders: ['lagos'] });

export const steward = (partner: string): DisputeActor => ({ kind: 'partner', partner, role: 'steward' });
export const person = (id: string): DisputeActor => ({ kind: 'person', person: id });
export const operator: DisputeActor = { kind: 'operator' };
export const system: DisputeActor = { kind: 'system' };

export const day = (n: number): string => addDays('2026-01-01T00:00:00.000Z', n);
export const because = (text: string) => ({ en: [text] });
export const statement = {
  kind: 'statement',
  item: 'i1',
  record: 'paris',
  statement: 'title-3f9a01c2be',
} as const;

export const fileCommand: FileCommand = {
  kind: 'file',
  id: 'D-2026-000001',
  subject: statement,
  ground: 'fact',
  reasons: because('The mask was carved in Benin.'),
};

export const decide = (
  state: DisputeState | undefined,
  actor: DisputeActor,
  command: DisputeCommand,
  on: number,
  by: DisputeRules = rules,
) => decideDispute(state, command, actor, by, day(on));

/** The state after a command that must be accepted. */
export function act(
  state: DisputeState | undefined,
  actor: DisputeActor,
  command: DisputeCommand,
  on: number,
  by: DisputeRules = rules,
): DisputeState {
  const decision = decide(state, actor, command, on, by);
  assert.equal(decision.outcome, 'accepted', JSON.stringify(decision));
  return foldEvents([...(state?.events ?? []), ...(decision.outcome === 'accepted' ? decision.events : [])])!;
}

/** The state after all that is due by a day. */
export const wait = (state: DisputeState, until: number, by: DisputeRules = rules): DisputeState =>
  foldEvents([...state.events, ...dueEvents(state, by, day(until))])!;

/** A dispute that lagos has filed on day 0, or as the changes say. */
export const filed = (
  change: Partial<FileCommand> = {},
  actor: DisputeActor = steward('lagos'),
  by: DisputeRules = rules,
): DisputeState =>
  act(
    act(undefined, actor, { ...fileCommand, ...change }, 0, by),
    system,
    { kind: 'seed', seed: 'a1b2c3' },
    0,
    by,
  );

/** Filed, defended on day 1, and called to a panel on day 2. */
export function atPanel(
  change: Partial<FileCommand> = {},
  actor: DisputeActor = steward('lagos'),
  by: DisputeRules = rules,
): DisputeState {
  const defended = act(
    filed(change, actor, by),
    steward('paris'),
    { kind: 'answer', answer: 'defend', reasons: because('Our ledger says otherwise.') },
    1,
    by,
  );
  return act(defended, actor, { kind: 'call-panel' }, 2, by);
}

export const seats = (state: DisputeState): string[] =>
  state.panels.at(-1)!.seats.map(({ partner }) => partner);

/** Votes by the panelists in the order of their seats, on one day. */
export const vote = (
  state: DisputeState,
  votes: readonly ('amended' | 'withdrawn' | 'both-stand' | 'dismissed')[],
  on: number,
  by: DisputeRules = rules,
): DisputeState =>
  votes.reduce(
    (so, outcome, n) =>
      act(
        so,
        steward(seats(state)[n]!),
        { kind: 'vote', outcome, reasons: because(`Vote ${n}: ${outcome}.`) },
        on,
        by,
      ),
    state,
  );
