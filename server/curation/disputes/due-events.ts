import { countVotes } from './conclude-dispute.ts';
import type { DisputeEvent } from './events.ts';
import { mediatorParty } from './parties.ts';
import { replaceHindered, seatJudges } from './seat-judges.ts';
import type { DisputeState } from './state.ts';
import { extend, type Trail } from './trail.ts';
import type { DisputeRules } from './types.ts';

/** Silence admits a person's request, and sends the dispute to a panel. */
function passAnswering(trail: Trail, rules: DisputeRules, at: string): Trail {
  const admitted = trail.state.admitted ? trail : extend(trail, { kind: 'admitted', at, by: 'deadline' });
  const called = extend(admitted, { kind: 'panel-called', at, by: 'deadline', why: 'unanswered' });
  return seatJudges(called, rules, at);
}

/** What was owed and is not there: an amendment falls overdue, a withdrawal is made by holding the subject back. */
const passOwing = (trail: Trail, at: string): Trail =>
  trail.state.owed.reduce(
    (so, { partner, what }) =>
      what === 'withdraw'
        ? extend(so, { kind: 'withheld', at, partner })
        : extend(so, { kind: 'fell-overdue', at, who: partner, what }),
    trail,
  );

function passDeadline(trail: Trail, rules: DisputeRules, at: string): Trail {
  switch (trail.state.phase) {
    case 'answering':
      return passAnswering(trail, rules, at);
    case 'agreeing':
      return seatJudges(
        extend(trail, { kind: 'panel-called', at, by: 'deadline', why: 'no-agreement' }),
        rules,
        at,
      );
    case 'panel':
      return countVotes(trail, { deadline: true }, rules, at);
    case 'naming':
      return extend(trail, { kind: 'fell-overdue', at, who: 'operator', what: 'name-mediator' });
    case 'mediation': {
      const who = mediatorParty(trail.state.mediators.at(-1)!.mediator);
      return extend(trail, { kind: 'fell-overdue', at, who, what: 'decide' });
    }
    case 'decided':
      return extend(trail, { kind: 'became-final', at });
    case 'owing':
      return passOwing(trail, at);
    case 'closed':
      return trail;
  }
}

/** The trail with all that deadlines, and partners' leaving, have brought about until now; each as of now, so that nobody's time runs before they could know. */
export function followDeadlines(trail: Trail, rules: DisputeRules, now: string): Trail {
  const seated = replaceHindered(trail, rules, now);
  const { due } = seated.state;
  const passed = due !== undefined && Date.parse(now) >= Date.parse(due);
  const next = passed ? passDeadline(seated, rules, now) : seated;
  return next.events.length === trail.events.length ? trail : followDeadlines(next, rules, now);
}

/** What has come about by itself until `now` (ISO 8601, UTC) and is not yet among the events. Nothing twice: once applied, there is none. */
export const dueEvents = (state: DisputeState, rules: DisputeRules, now: string): readonly DisputeEvent[] =>
  followDeadlines({ state, events: [] }, rules, now).events;
