import type { DisputeEvent } from './events.ts';
import type { DisputeState } from './state.ts';
import type { Panel } from './types.ts';

/** What happens to panels and mediators. */
export type JudgingEvent = Extract<
  DisputeEvent,
  {
    kind:
      | 'panel-drawn'
      | 'panelist-left'
      | 'panelist-drawn'
      | 'panel-dissolved'
      | 'mediator-needed'
      | 'mediator-named'
      | 'mediator-left'
      | 'voted';
  }
>;

/** The state with its last panel changed. */
function withPanel(state: DisputeState, change: (panel: Panel) => Panel): DisputeState {
  const last = state.panels.at(-1);
  if (!last) throw new Error(`No panel has been drawn in ${state.id}.`);
  return { ...state, panels: [...state.panels.slice(0, -1), change(last)] };
}

/** The state after an event of a panel or mediator. */
export function applyJudging(state: DisputeState, event: JudgingEvent): DisputeState {
  switch (event.kind) {
    case 'panel-drawn': {
      const { round, size, ranked, panelists, due } = event;
      const seats = panelists.map((partner) => ({ partner }));
      const panel: Panel = { round, size, ranked, seats, left: [], dissolved: false };
      return { ...state, phase: 'panel', due, panels: [...state.panels, panel] };
    }
    case 'panelist-left':
      return withPanel(state, (panel) => ({
        ...panel,
        seats: panel.seats.filter(({ partner }) => partner !== event.partner),
        left: [...panel.left, { partner: event.partner, why: event.why }],
      }));
    case 'panelist-drawn':
      return withPanel({ ...state, due: event.due }, (panel) => ({
        ...panel,
        seats: [...panel.seats, { partner: event.partner }],
      }));
    case 'panel-dissolved':
      return withPanel(state, (panel) => ({ ...panel, dissolved: true }));
    case 'voted': {
      const { by, at, outcome, reasons } = event;
      return withPanel(state, (panel) => ({
        ...panel,
        seats: panel.seats.map((seat) =>
          seat.partner === by ? { ...seat, vote: { outcome, reasons, at } } : seat,
        ),
      }));
    }
    case 'mediator-needed':
      return { ...state, phase: 'naming', due: event.due, overdue: [] };
    case 'mediator-named': {
      const named = { round: state.round, mediator: event.mediator, left: false };
      return {
        ...state,
        phase: 'mediation',
        due: event.due,
        overdue: [],
        mediators: [...state.mediators, named],
      };
    }
    case 'mediator-left':
      return {
        ...state,
        mediators: state.mediators.map((entry, n) =>
          n === state.mediators.length - 1 ? { ...entry, left: true } : entry,
        ),
      };
  }
}
