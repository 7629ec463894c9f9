import type { PartCheck } from './protocols/operation/check-parts.ts';
import type { Services } from './services.ts';

/** When the archive is ready for visitors: search answers, one replica of the quads is up. Lagging behind is no reason to be taken out. */
export const readiness = (services: Services): PartCheck[] => [
  { name: 'search', check: services.searchState },
  {
    name: 'quads',
    check: () => {
      const replicas = services.followers()?.store.ready().replicas ?? [];
      if (replicas.some((replica) => replica.state === 'ready')) return { ready: true };
      return {
        ready: false,
        reason: replicas.map((r) => r.problem).find(Boolean) ?? 'The quads are being loaded.',
      };
    },
  },
];
