import type { OidcSettings } from './oidc-settings.ts';
import { discoveryAddress } from './open-auth.ts';

/** How long a provider may take to describe itself, and how long to wait after it did not, in milliseconds. */
const patience = 5000;
const pause = 10_000;

export type OidcDoor = { name: string; ready(): Promise<boolean> };

/**
 * Keeps the provider from holding up the start: the library reads the provider's description once, when it is set up, so that is done when
 * the description can be had. `open` sets the library up with the provider.
 */
export function oidcDoor({
  oidc,
  open,
  now,
}: {
  oidc: OidcSettings;
  open: () => Promise<void>;
  now: () => Date;
}): OidcDoor {
  let opening: Promise<boolean> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  async function tryOpening(): Promise<boolean> {
    try {
      const answer = await fetch(discoveryAddress(oidc), { signal: AbortSignal.timeout(patience) });
      const described = answer.ok ? ((await answer.json()) as { issuer?: unknown }) : {};
      // OpenID Connect Discovery 1.0, section 4.3: the issuer must be the one that was asked.
      if (described.issuer !== oidc.issuer) throw new Error('the provider names another issuer');
      await open();
      return true;
    } catch {
      failedAt = now().getTime();
      opening = undefined;
      return false;
    }
  }

  return {
    name: oidc.name,
    ready() {
      if (now().getTime() - failedAt < pause) return Promise.resolve(false);
      opening ??= tryOpening();
      return opening;
    },
  };
}
