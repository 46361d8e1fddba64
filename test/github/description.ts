import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

type Json = Record<string, unknown>;
type Schema = Json;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface RawOperation {
  readonly parameters?: (Parameter | { $ref: string })[];
  readonly requestBody?: { content: { 'application/json': { schema: Schema } } };
  readonly responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;
  readonly externalDocs?: { url: string };
}

/** One operation of GitHub's REST API, as its published description has it. */
export interface Operation {
  /** `GET /repos/{owner}/{repo}/deployments` */
  readonly name: string;
  readonly documentation: string;
  readonly path: Readonly<Record<string, string>>;
  /** What is wrong with a request; nothing where it is as described. */
  checkRequest(query: URLSearchParams, body: unknown): string[];
  /** What is wrong with an answer of ours. */
  checkAnswer(status: number, body: unknown): string[];
}

/** GitHub's published description of its REST API (npm @octokit/openapi), as a judge of requests and answers. */
export interface Description {
  /** undefined: GitHub has no such operation. */
  find(method: string, path: string): Operation | undefined;
  /** A published example: `issue-comment`. */
  example(name: string): Json;
}

let loaded: Description | undefined;

export function description(): Description {
  loaded ??= load();
  return loaded;
}

function load(): Description {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const api = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, Record<string, RawOperation>>;
    components: Record<string, Record<string, Json>>;
  };
  const resolve = <T>(value: T | { $ref: string }): T =>
    (value as { $ref?: string }).$ref
      ? ((value as { $ref: string }).$ref
          .slice(2)
          .split('/')
          .reduce<Json>((at, key) => at[key] as Json, api as unknown as Json) as T)
      : (value as T);
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  // Its own defaults for addresses are empty.
  ajv.addFormat('uri', /^$|^[a-z][a-z0-9+.-]*:\S+$/i);
  for (const format of ['uri-template', 'timestamp', 'int64', 'repo.nwo', 'email', 'url'])
    ajv.addFormat(format, true);
  const { schemas } = api.components;
  ajv.addSchema({ $id: 'github', components: { schemas: jsonSchema(schemas ?? {}) } });
  const compiled = new Map<string, ValidateFunction>();
  const check = (key: string, schema: Schema, value: unknown): string[] => {
    const validate = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, validate);
    if (validate(value)) return [];
    return [`${key}: ${ajv.errorsText(validate.errors, { dataVar: '' })}`];
  };
  const operation = (name: string, raw: RawOperation, path: Record<string, string>): Operation => {
    const parameters = (raw.parameters ?? []).map((parameter) => resolve<Parameter>(parameter));
    const body = raw.requestBody?.content['application/json'].schema;
    return {
      name,
      documentation: raw.externalDocs?.url ?? 'https://docs.github.com/rest',
      path,
      checkRequest(query, sent) {
        const wrong = parameters
          .filter((parameter) => parameter.in !== 'header')
          .flatMap((parameter) => {
            const text = parameter.in === 'path' ? path[parameter.name] : query.get(parameter.name);
            if (text === null || text === undefined)
              return parameter.required ? [`${name}: ${parameter.name} is missing`] : [];
            const value = parameter.schema.type === 'integer' ? Number(text) : text;
            return check(`${name} ${parameter.name}`, jsonSchema(parameter.schema) as Schema, value);
          });
        for (const key of query.keys()) {
          if (!parameters.some((parameter) => parameter.in === 'query' && parameter.name === key))
            wrong.push(`${name}: ${key} is no parameter`);
        }
        if (Number(query.get('per_page') ?? 30) > 100) wrong.push(`${name}: per_page is more than 100`);
        if (body) wrong.push(...check(`${name} body`, closed(jsonSchema(body)) as Schema, sent));
        return wrong;
      },
      checkAnswer(status, answer) {
        const given = raw.responses[status];
        const response = given ? resolve(given) : undefined;
        // Errors that an operation does not list have GitHub's common shape.
        const schema = response?.content?.['application/json']?.schema ?? {
          $ref: '#/components/schemas/basic-error',
        };
        if (!response && status < 400) return [`${name}: no answer has the status ${status}`];
        return check(`${name} ${status}`, jsonSchema(schema) as Schema, answer);
      },
    };
  };
  return {
    find(method, path) {
      for (const [template, operations] of Object.entries(api.paths)) {
        const raw = operations[method.toLowerCase()];
        const match = raw && matcher(template).exec(path);
        if (match) return operation(`${method} ${template}`, raw, namesOf(template, match.slice(1)));
      }
      return undefined;
    },
    example(name) {
      const example = api.components.examples?.[name] as { value: Json } | undefined;
      if (!example) throw new Error(`the description has no example ${name}`);
      return structuredClone(example.value);
    },
  };
}

const NAME = /\{([^}]+)\}/g;

/** `/repos/{owner}/…` as a pattern with a group for each name; a ref's own slashes are not escaped. */
function matcher(template: string): RegExp {
  return new RegExp(`^${template.replace(NAME, (name) => (name === '{ref}' ? '(.+)' : '([^/]+)'))}$`);
}

function namesOf(template: string, values: readonly string[]): Record<string, string> {
  const names = [...template.matchAll(NAME)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

/** OpenAPI 3.0's dialect as JSON schema: `nullable`, and references into the description. */
function jsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, discriminator: _, example: _example, examples: _examples, ...rest } = value as Json;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, jsonSchema(inner)]));
  if (typeof schema.$ref === 'string') schema.$ref = schema.$ref.replace(/^#/, 'github#');
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

/** A request's schema that takes no properties but those described: a misspelt one would be ignored by GitHub. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const schema = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  return schema.type === 'object' && schema.properties ? { additionalProperties: false, ...schema } : schema;
}
