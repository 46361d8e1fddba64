// `npm run bench` runs all, `npm run bench -- NAME...` some; rows as they come on stderr, at the end one table on
// stdout, or with `--json` one object of {machine, rows}. What is not in dist/ yet is not measured: `npm run pack`.
import { parseArgs } from 'node:util';
import { machine } from './parts/machine.mjs';
import { enterSandbox } from './parts/sandbox.mjs';
import { json, table } from './parts/table.mjs';

/** In this order: what leaves the sandbox busy comes last. */
const ALL = ['values', 'plan', 'limits', 'images', 'push', 'release'];

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: npm run bench -- NAME..., of ${ALL.join(', ')}`);
  process.exit(2);
}

const rows = [];
let leave;
try {
  for (const name of ALL.filter((one) => positionals.length === 0 || positionals.includes(one))) {
    const { measure, inSandbox } = await import(`./${name}.mjs`);
    console.error(`=== ${name}`);
    try {
      if (inSandbox) leave ??= await enterSandbox();
      for await (const row of measure()) {
        rows.push(row);
        console.error(table([row]).split('\n')[1]);
      }
    } catch (error) {
      console.error(error.stderr || error);
      process.exitCode = 1;
    }
  }
} finally {
  leave?.();
}
console.log(flags.json ? json(machine(), rows) : table(rows));
