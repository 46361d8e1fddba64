import type { Place, Problem } from '../words.js';
import type { Config } from './keys.js';
import type { Listing } from './listing.js';
import { type CompileGlob, insert, type TemplateName, type Values } from './template.js';

/** What everything in this room is worked out from, and where what is wrong is gathered. */
export interface Scene {
  readonly config: Config;
  /** The configuration's path; where there is none, the one that a person would write. */
  readonly file: string;
  readonly listing: Listing;
  readonly compile: CompileGlob;
  readonly faults: Faults;
}

/** Problems, each once. */
export interface Faults {
  /** Errors in the configuration itself: nothing can follow. */
  readonly config: readonly Problem[];
  /** What concerns one hub, one folder. */
  readonly others: readonly Problem[];
  wrong(place: Place | undefined, title: string, message: string): void;
  tell(problem: Problem): void;
}

export function collectFaults(file: string): Faults {
  const config: Problem[] = [];
  const others: Problem[] = [];
  const seen = new Set<string>();
  const add = (list: Problem[], problem: Problem) => {
    const key = JSON.stringify(problem);
    if (seen.has(key)) return;
    seen.add(key);
    list.push(problem);
  };
  return {
    config,
    others,
    wrong: (place, title, message) =>
      add(config, { severity: 'error', ...(place ?? { file }), title: shortTitle(title), message }),
    tell: (problem) => add(others, { ...problem, title: shortTitle(problem.title) }),
  };
}

/** A title that an annotation can show. */
export function shortTitle(title: string): string {
  return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}

const LACKS: Readonly<Record<TemplateName, string>> = {
  hub: 'this is no part of a hub',
  env: 'it is in no environment: set `environment`',
  cluster: 'it is on no named cluster: set `cluster`',
  image: 'no key `<image>` captures it',
};

/** Makes the inserter for one hub's texts; a template without a value is an error at the text's place. */
export function inserter(scene: Scene, who: string, values: Values) {
  return (text: string, place: Place | undefined): string =>
    insert(text, values, (name) =>
      scene.faults.wrong(
        place,
        `<${name}> has no value for ${who}`,
        `\`${text}\`: there is no \`<${name}>\` for \`${who}\`, because ${LACKS[name]}.`,
      ),
    );
}

/** The first few of a list, and how many more there are. */
export function some(names: readonly string[], most = 20): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
