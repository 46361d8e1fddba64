import { file } from './keys.js';
import type { JsonSchema } from './read.js';

/**
 * The JSON schema (draft-07) of hub-deploy.yaml, for editors: made from the table that the file is read by. What stands
 * in several places is described once, under `definitions`.
 */
export function configSchema(): JsonSchema {
  const shared = titled(file.schema);
  const definitions: Record<string, unknown> = {};
  const names = new Map([...shared].map((schema) => [schema, String(schema.title).replace(/^(a|an) /, '')]));
  const refer = (value: unknown, top: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => refer(item, top));
    if (typeof value !== 'object' || value === null) return value;
    const name = names.get(value as JsonSchema);
    if (name !== undefined && value !== top) return { $ref: `#/definitions/${encodeURIComponent(name)}` };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, refer(inner, top)]));
  };
  for (const [schema, name] of names) definitions[name] = refer(schema, schema);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/org/hub-deploy/v1/hub-deploy.schema.json',
    ...(refer(file.schema, undefined) as JsonSchema),
    title: 'hub-deploy.yaml',
    description: 'The fleet of JupyterHubs that an ops repo declares. Every key is optional.',
    definitions,
  };
}

/** The schemas with a title that are used more than once. */
function titled(root: JsonSchema): Set<JsonSchema> {
  const seen = new Set<unknown>();
  const twice = new Set<JsonSchema>();
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (seen.has(value) && 'title' in value && typeof value.title === 'string') {
      twice.add(value as JsonSchema);
      return;
    }
    seen.add(value);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(root);
  return twice;
}
