// `npm run bench NAME`: runs bench/NAME.mjs. They print ratios taken side by side in one run, never bare times, which
// say more about the machine than about us.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const OURS = new Set(['run', 'floor', 'memory', 'fleet', 'replay-plain']);
const names = readdirSync(import.meta.dirname)
  .map((file) => file.replace(/\.mjs$/, ''))
  .filter((name) => !OURS.has(name));
const [name] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench NAME, where NAME is one of: ${names.join(', ')}`);
  process.exitCode = 2;
} else await import(join(import.meta.dirname, `${name}.mjs`));
