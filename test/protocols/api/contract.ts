import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Operation = {
  operationId: string;
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<
    string,
    { content?: Record<string, { schema: object }>; headers?: Record<string, object> }
  >;
};
export type OpenApi = { paths: Record<string, Record<string, Operation>> };
export type Seen = {
  method: string;
  path: string;
  status: number;
  type: string;
  body: unknown;
  headers: Record<string, string>;
};

const id = 'https://contract.invalid/openapi.json';
const pointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Holds every answer against the OpenAPI document, and counts which statuses of which operations were seen. */
export function openContract(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).addSchema(document, id);
  const compiled = new Map<string, ValidateFunction>();
  const validate = (at: string, value: unknown) => {
    const check = compiled.get(at) ?? ajv.compile({ $ref: `${id}#/${at}` });
    compiled.set(at, check);
    return check(value)
      ? []
      : (check.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  };
  const templates = Object.entries(document.paths).map(([path, operations]) => ({
    path,
    operations,
    form: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    weight: path.split('{').length,
  }));
  templates.sort((a, b) => a.weight - b.weight);
  const seen = new Map<string, Set<string>>();

  return {
    seen,
    /** The operation that answers at a path below /api. */
    find(method: string, path: string): { template: string; operation: Operation } | undefined {
      const found = templates.find(({ form, operations }) => form.test(path) && operations[method]);
      return found && { template: found.path, operation: found.operations[method]! };
    },
    /** Whether a body is one that the description lets through. */
    bodyFaults(method: string, path: string, body: unknown): string[] {
      const found = this.find(method, path);
      if (!found?.operation.requestBody?.content['application/json']) return [];
      return validate(
        `paths/${pointer(found.template)}/${method}/requestBody/content/${pointer('application/json')}/schema`,
        body,
      );
    },
    /** Asserts that an answer is one that the description tells of. */
    hold(answer: Seen): void {
      const path = answer.path.split('?')[0]!;
      const found = this.find(answer.method, path);
      assert.ok(found, `${answer.method} ${path} is described`);
      const { template, operation } = found;
      const name = `${operation.operationId} ${answer.status}`;
      const response = operation.responses[String(answer.status)];
      assert.ok(response, `${name} is described: ${JSON.stringify(answer.body)}`);
      seen.set(
        operation.operationId,
        (seen.get(operation.operationId) ?? new Set()).add(String(answer.status)),
      );
      for (const header of Object.keys(response.headers ?? {}))
        assert.ok(answer.headers[header.toLowerCase()] !== undefined, `${name} has the header ${header}`);
      if (!response.content) {
        assert.equal(answer.type, '', `${name} has no body`);
        return;
      }
      const type = answer.type.split(';')[0]!;
      assert.ok(response.content[type], `${name} is of the type ${type}`);
      if (!type.endsWith('json')) return;
      const at = `paths/${pointer(template)}/${answer.method}/responses/${answer.status}/content/${pointer(type)}/schema`;
      assert.deepEqual(
        validate(at, answer.body),
        [],
        `${name} is as described: ${JSON.stringify(answer.body).slice(0, 1500)}`,
      );
    },
    /** What the description tells of and no answer has shown. */
    unseen(): string[] {
      return Object.values(document.paths)
        .flatMap((operations) => Object.values(operations))
        .flatMap(({ operationId, responses }) =>
          Object.keys(responses).flatMap((status) =>
            seen.get(operationId)?.has(status) ? [] : `${operationId} ${status}`,
          ),
        );
    },
  };
}
