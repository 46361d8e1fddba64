import { placeOf } from '../problem.js';
import type { Host } from './host.js';

/** A terminal: progress and problems on stderr, so that stdout holds what was asked for and nothing else. */
export function terminal(): Host {
  const secrets: string[] = [];
  const print = (text: string) => {
    let clean = text;
    for (const secret of secrets) clean = clean.replaceAll(secret, '***');
    process.stderr.write(`${clean}\n`);
  };
  return {
    line: print,
    group(title, lines) {
      print(title);
      for (const line of lines) print(`  ${line}`);
    },
    problem: (problem) =>
      print(`${problem.severity}: ${placeOf(problem)}${problem.title}\n  ${problem.message}`),
    mask: (secret) => secrets.push(secret),
    output() {},
    summary() {},
  };
}
