import { html } from 'ghtml';
import { problemsOf, type Route, type Schema } from '../route.ts';
import { allSchemas } from '../schemas/all-schemas.ts';
import { exampleOf } from './example-of.ts';

const asJson = (value: unknown) => JSON.stringify(value, null, 2);
const anchor = (tag: string) => `part-${tag.toLowerCase().replaceAll(' ', '-')}`;
const example = (schema: Schema) => html`<pre><code>${asJson(exampleOf(schema, allSchemas))}</code></pre>`;

/** Plain text with names between grave accents, as descriptions have them. */
const prose = (text: string): string =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
    .join('');

function nameOf(schema: Schema): string {
  const {
    $ref,
    type,
    enum: values,
    items,
  } = schema as {
    $ref?: string;
    type?: string | string[];
    enum?: unknown[];
    items?: Schema;
  };
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)!;
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (values) return html`${values.slice(0, 12).join(' · ')}${values.length > 12 ? ' · …' : ''}`;
  if (type === 'array' && items) return html`list of !${nameOf(items)}`;
  return html`${[type ?? 'any'].flat().join(' or ')}`;
}

function members(properties: Readonly<Record<string, Schema>>, required: readonly string[]): string {
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>!${nameOf(schema)}</td><td>${
        required.includes(name) ? 'required' : ''
      }</td><td>!${prose(String(schema.description ?? schema.title ?? ''))}</td></tr>`,
  );
  return html`<table><tbody>!${rows.join('\n')}</tbody></table>`;
}

function body(route: Route): string {
  if (!route.body) return '';
  const { properties = {}, required = [] } = route.body as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const sample = route.bodyType ? '' : example(route.body);
  return html`<h4>Body (${route.bodyType ?? 'application/json'})</h4>!${members(properties, required)}!${sample}`;
}

function operation(route: Route): string {
  const { id, method, path, summary, description, who, params = {}, query = {}, required = [] } = route;
  const answers = Object.entries(route.answers).map(
    ([status, { description, schema, type }]) =>
      html`<li><strong>${status}</strong> !${prose(description)} !${schema ? nameOf(schema) : html`${type ?? ''}`}!${
        schema && status !== '202'
          ? html`<details><summary>Example</summary>!${example(schema)}</details>`
          : ''
      }</li>`,
  );
  const parameters = { ...params, ...query };
  const needed = [...Object.keys(params), ...required];
  return html`<article id="${id}">
<h3><span class="method">${method.toUpperCase()}</span> <code>/api${path}</code></h3>
<p>!${prose(summary)}.!${who === 'signed-in' ? ' <em>Signed in, or with a key.</em>' : ''}</p>
!${description ? html`<p>!${prose(description)}</p>` : ''}
!${Object.keys(parameters).length ? html`<h4>Parameters</h4>!${members(parameters, needed)}` : ''}
!${body(route)}
<h4>Answers</h4>
<ul>!${answers.join('\n')}<li>Problems: ${problemsOf(route).join(', ')}</li></ul>
</article>`;
}

function schemaSection([name, schema]: [string, Schema]): string {
  const {
    properties,
    required = [],
    description = '',
  } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
    description?: string;
  };
  const inside = properties ? members(properties, required) : html`<pre><code>${asJson(schema)}</code></pre>`;
  return html`<article id="schema-${name}"><h3>${name}</h3><p>!${prose(description)}</p>!${inside}</article>`;
}

const introduction = html`
<p>Everything that partners do in this archive can be done by programs. The whole of it is described in
<a href="openapi.json">openapi.json</a> (OpenAPI 3.1), from which the requests are checked, too.</p>
<ul>
<li><strong>Who asks.</strong> Send a key of your partner: <code>Authorization: Bearer KEY</code>. Much is open without one. Every answer is
computed for whoever asks; what you may not see is not found (404).</li>
<li><strong>Errors</strong> are problem details (RFC 9457): <code>detail</code> says what is wrong, <code>remedy</code> what to do, and
<code>problems</code> lists the faults of a content.</li>
<li><strong>Lists</strong> come in pages: follow <code>next</code> until it is absent.</li>
<li><strong>Clients.</strong> <a href="client.ts">client.ts</a> is a typed client in TypeScript, one file without dependencies, made from the same description.</li>
<li><strong>How often.</strong> <code>RateLimit</code> tells how many requests are left in this minute; past it the answer is 429 with <code>Retry-After</code>.</li>
<li><strong>Decisions.</strong> Where an agreement asks for more than your own approval, the answer is 202 with the address of the proposal.</li>
</ul>`;

/** The description as a page: server-rendered, without scripts. */
export function renderDocs(routes: readonly Route[]): string {
  const groups = [...Map.groupBy(routes, ({ tag }) => tag)];
  const entry = ({ id, method, path }: Route) =>
    html`<li><a href="#${id}"><span class="method">${method.toUpperCase()}</span> ${path}</a></li>`;
  const contents = groups.map(
    ([tag, those]) =>
      html`<li><a href="#${anchor(tag)}">${tag}</a><ul>!${those.map(entry).join('')}</ul></li>`,
  );
  const sections = groups.map(
    ([tag, those]) =>
      html`<section aria-labelledby="${anchor(tag)}"><h2 id="${anchor(tag)}">${tag}</h2>!${those.map(operation).join('\n')}</section>`,
  );
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Tessera</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="docs.css">
</head>
<body>
<header><p><a href="/">Tessera</a></p><h1>API</h1>!${introduction}</header>
<nav aria-label="Operations"><ul>!${contents.join('\n')}<li><a href="#schemas">Schemas</a></li></ul></nav>
<main>
!${sections.join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>!${Object.entries(allSchemas).map(schemaSection).join('\n')}</section>
</main>
</body>
</html>
`;
}
