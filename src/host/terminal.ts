import { placeOf } from '../problem.js';
import type { Host } from './host.js';

/**
 * A terminal: progress and problems on stderr, so that stdout holds what was asked for and nothing else.
 *
 * @param outputs print step outputs as `name=value` lines, which a workflow's own step appends to GITHUB_OUTPUT
 */
export function terminal(outputs = false): Host {
  const print = (text: string) => {
    process.stderr.write(`${text}\n`);
  };
  return {
    line: print,
    group(title, lines) {
      print(title);
      for (const line of lines) print(`  ${line}`);
    },
    problem: (problem) =>
      print(`${problem.severity}: ${placeOf(problem)}${problem.title}\n  ${problem.message}`),
    mask() {},
    output(name, value) {
      if (outputs) process.stdout.write(`${name}=${value}\n`);
    },
    summary() {},
  };
}
