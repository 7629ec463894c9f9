import { authWords, type Texts } from './auth-words.ts';

/** Context of what is written by Authorization Flow 2.0. */
export const AUTH_CONTEXT = 'http://iiif.io/api/auth/2/context.json';

/** Where the services are; the probe of an image is below `probe/`. */
export const AUTH_PATH = '/iiif/auth/2';

/** What a probe service, and what is declared in it, looks like in a manifest or in info.json. */
export type ProbeService = { id: string; type: 'AuthProbeService2'; service: object[] };

/**
 * The services by which a viewer program finds out whether its user may see an image (Authorization Flow 2.0, sections 3.1, 4.1, 5.1 and 6.1).
 * Declared only to those who may: for others there is no such image. `baseUrl` has no slash at its end.
 */
export function describeServices({ baseUrl, imageId }: { baseUrl: string; imageId: string }): ProbeService {
  const root = `${baseUrl}${AUTH_PATH}`;
  const host = new URL(baseUrl).host;
  const naming = (texts: Texts): Texts =>
    Object.fromEntries(Object.entries(texts).map(([tag, list]) => [tag, list.map((t) => `${t} (${host})`)]));
  return {
    id: `${root}/probe/${encodeURIComponent(imageId)}`,
    type: 'AuthProbeService2',
    service: [
      {
        id: `${root}/access`,
        type: 'AuthAccessService2',
        profile: 'active',
        label: naming(authWords.signIn),
        heading: authWords.restricted,
        note: authWords.whoMaySee,
        confirmLabel: authWords.signIn,
        service: [
          {
            id: `${root}/token`,
            type: 'AuthAccessTokenService2',
            errorHeading: authWords.notSignedIn,
            errorNote: authWords.whoMaySee,
          },
          { id: `${root}/logout`, type: 'AuthLogoutService2', label: naming(authWords.signOut) },
        ],
      },
    ],
  };
}
