import type { Place, Problem, ValuesSource } from '../words.js';
import { type Draft, type Fill, type Say, valuesOf } from './draft.js';
import { pick } from './layers.js';
import { missingFile } from './missing.js';
import type { Scene } from './scene.js';
import { insert, isGlob, type Values } from './template.js';

/** The values of a release in their order: optional ones that are there, the files of globs, commands, inline ones. */
export function valuesOfRelease(scene: Scene, draft: Draft, fill: Fill, say: Say): ValuesSource[] {
  return (pick(draft.layers, 'values')?.value ?? []).flatMap(({ value, place }): ValuesSource[] => {
    const put = (text: string) => fill(text, place);
    const at = place ? { place } : {};
    if (value.kind === 'inline')
      return [{ kind: 'inline', values: filled(value.values, valuesOf(draft)), ...at }];
    if (value.kind === 'command')
      return [{ ...value, argv: value.argv.map(put), watch: value.watch.map(put), ...at }];
    const path = put(value.path);
    const found = isGlob(path) ? matching(scene, path) : scene.listing.has(path) ? [path] : [];
    if (found.length === 0 && !value.optional) {
      if (isGlob(path)) scene.faults.tell(noMatch(scene, path, place));
      else say(missingFile(scene, path, `A values file of \`${draft.name}\``, place ?? draft.place));
    }
    return found.map((path) => ({ kind: 'file', path, ...at }));
  });
}

/** Texts in inline values take templates too; what is no template of ours is the team's own. */
function filled(values: Readonly<Record<string, unknown>>, known: Values): Readonly<Record<string, unknown>> {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return insert(value, known);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  return fill(values) as Readonly<Record<string, unknown>>;
}

/** The files that a glob matches, by name. */
function matching(scene: Scene, glob: string): string[] {
  const start = glob.slice(0, glob.search(/[*?[\]{}!+@]/));
  const matches = scene.compile(glob);
  return scene.listing.paths.filter((path) => path.startsWith(start) && matches(path)).sort();
}

/** A folder that may be empty is what globs are written for (mybinder's `config/common`), and a typo looks the same. */
function noMatch(scene: Scene, glob: string, place: Place | undefined): Problem {
  return {
    severity: 'warning',
    ...(place ?? { file: scene.file }),
    title: `No file matches ${glob}`,
    message: `Values are taken from \`${glob}\`, and this commit has no such file, so there are none from there. If that is meant, write \`${glob}?\`.`,
  };
}
