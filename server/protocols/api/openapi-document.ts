import { exampleOf } from './docs/example-of.ts';
import { problemsOf, type Route, type Schema } from './route.ts';
import { allSchemas } from './schemas/all-schemas.ts';

const statusTexts: Record<number, string> = {
  400: 'A parameter, or the syntax of the body, is wrong.',
  401: 'Nobody is signed in, and no key was sent.',
  403: 'This is not yours to do.',
  404: 'There is no such thing, or none that you may see.',
  409: 'The state of things is another than you saw, or does not allow it.',
  413: 'Too much at once.',
  415: 'The body is of another type.',
  422: 'The content cannot be taken; `problems` says where and why.',
  429: 'Too many at once; `Retry-After` says when again, and `RateLimit` how many are left.',
  503: 'Not ready yet; `Retry-After` says when again.',
};

const parameter =
  (place: 'path' | 'query', required: boolean) =>
  ([name, schema]: [string, Schema]) => ({
    name,
    in: place,
    required,
    schema,
  });

const problemResponse = (status: number) => ({
  description: statusTexts[status] ?? 'An error.',
  ...(status === 401 && { headers: { 'WWW-Authenticate': { schema: { type: 'string' } } } }),
  ...((status === 429 || status === 503) && { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** A body's schema, and what it may look like. */
const withExample = (schema: Schema) => ({ schema, example: exampleOf(schema, allSchemas) });

function operation(route: Route): object {
  const { id, tag, summary, description, who, params = {}, query = {}, required = [], body } = route;
  const parameters = [
    ...Object.entries(params).map(parameter('path', true)),
    ...Object.entries(query).map((entry) => parameter('query', required.includes(entry[0]))(entry)),
  ];
  const responses = Object.entries(route.answers).map(
    ([status, { description, schema, type, also, headers }]) => [
      status,
      {
        description,
        ...(headers && {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, says]) => [
              name,
              { description: says, schema: { type: 'string' } },
            ]),
          ),
        }),
        ...((schema || type) && {
          content: {
            [type ?? 'application/json']:
              schema && type === undefined ? withExample(schema) : { schema: schema ?? { type: 'string' } },
            ...(also !== undefined && { [also]: { schema: { type: 'string' } } }),
          },
        }),
      },
    ],
  );
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: who === 'anyone' ? [{}, { key: [] }, { session: [] }] : [{ key: [] }, { session: [] }],
    ...(parameters.length && { parameters }),
    ...(body && {
      requestBody: {
        required: !route.bodyOptional,
        content: {
          [route.bodyType ?? 'application/json']: route.bodyType ? { schema: body } : withExample(body),
        },
      },
    }),
    responses: Object.fromEntries([
      ...responses,
      ...problemsOf(route).map((status) => [String(status), problemResponse(status)]),
    ]),
  };
}

/** The OpenAPI 3.1 description (https://spec.openapis.org/oas/v3.1.1) of a table of routes. `baseUrl` ends with a slash. */
export function openApiDocument(routes: readonly Route[], baseUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Tessera',
      version: '1',
      description:
        'What partners do together in this archive. Every answer is computed for whoever asks; what you may not see is not found. Errors are problem details (RFC 9457) with a remedy. Lists are paged: follow `next`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${baseUrl}api` }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: allSchemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of a partner.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          // Over HTTPS the name of the cookie says so (RFC 6265bis, section 4.1.3.1).
          name: `${baseUrl.startsWith('https:') ? '__Secure-' : ''}tessera.session_token`,
          description: 'By signing in.',
        },
      },
    },
  };
}
