import { dumpIri, versionForm } from '../../../projections/dumps/dump-manifest.ts';
import { isOperator, operatorOnly } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { object, time, whole } from '../schemas/build-schema.ts';

/** How a version of a release is written: as a part of addresses and names of files. */
const version = {
  type: 'string',
  pattern: versionForm.source,
  description: 'The version of a release, such as 2026.1.',
  example: '2026.1',
};

/** Making dumps on demand; what there is stands at `/dumps/`. */
export function dumpRoutes({ dumps, baseUrl }: Pick<ApiParts, 'dumps' | 'baseUrl'>): Route[] {
  return [
    {
      id: 'dumps.make',
      method: 'post',
      path: '/dumps',
      tag: 'Dumps',
      summary: 'Make the dumps anew, and keep them as a release where a version is given (operator)',
      description:
        'It answers when they stand; a large archive takes minutes. The old ones are served until then.',
      who: 'signed-in',
      body: object({ version }),
      answers: {
        201: {
          description: 'They stand.',
          schema: object({ made: time, records: whole(), quads: whole() }, ['made', 'records', 'quads']),
          headers: { Location: 'Where they are.' },
        },
      },
      problems: [403, 409, 503],
      handle: async (ask) => {
        if (!isOperator(ask.principal)) return operatorOnly();
        const { version: asked } = ask.body as { version?: string };
        const made = (await dumps?.(asked)) ?? { outcome: 'failed', message: 'This server makes no dumps.' };
        if (made.outcome === 'made') {
          const { made: at, records, quads } = made.manifest;
          return {
            status: 201,
            body: { made: at, records, quads },
            headers: { Location: dumpIri(baseUrl, asked) },
          };
        }
        if (made.outcome === 'taken' || made.outcome === 'no version')
          return {
            problem: {
              status: 409,
              title: 'There is such a release',
              detail: `The version ${asked} is, or was, the name of a release.`,
              remedy: 'Name another version.',
            },
          };
        return {
          problem: {
            status: 503,
            title: 'No dump was made',
            detail: made.outcome === 'failed' ? made.message : 'One is being made already.',
            remedy: 'Ask again in a minute.',
            retryAfter: 60,
          },
        };
      },
    },
  ];
}
