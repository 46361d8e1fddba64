/**
 * Does what our workflows give to others' actions fit what those declare at the commit that is pinned? An input that
 * was renamed is dropped by GitHub with a warning, and the login then fails far away from its cause.
 *
 * `node scripts/check-actions.mjs [SOURCE]`: SOURCE has OWNER/NAME/COMMIT[/FOLDER]/action.yml; a folder, or an address
 * (default: GitHub's raw files).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const [source = 'https://raw.githubusercontent.com'] = process.argv.slice(2);

/** The text of an action's action.yml, or action.yaml. */
async function actionFile(path) {
  for (const name of ['action.yml', 'action.yaml']) {
    const from = `${source}/${path}/${name}`;
    if (!source.startsWith('http')) {
      try {
        return readFileSync(from, 'utf8');
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
    } else {
      const answer = await fetch(from);
      if (answer.ok) return answer.text();
      if (answer.status !== 404) throw new Error(`${from}: ${answer.status}`);
    }
  }
  throw new Error(`${source}/${path} has no action.yml`);
}

/** Every step that uses somebody else's action, with the ids of its job's steps. */
function* steps() {
  for (const folder of ['.github/workflows', 'examples/workflows'])
    for (const name of readdirSync(join(root, folder))) {
      const { jobs } = parse(readFileSync(join(root, folder, name), 'utf8'), { merge: true });
      for (const [job, { steps: all = [] }] of Object.entries(jobs))
        for (const step of all)
          if (step.uses && !step.uses.startsWith('org/hub-deploy')) {
            const text = JSON.stringify(jobs[job]);
            yield { where: `${folder}/${name}, ${job}`, step, text };
          }
    }
}

/** `actions/cache/restore@COMMIT`: an action may stand in a folder of its repository. */
const PINNED = /^([^/]+)\/([^/@]+)(\/[^@]+)?@(.*)$/;

const declared = new Map();
const wrong = new Set();
let count = 0;
for (const { where, step, text } of steps()) {
  const [owner, name, folder = '', commit] = step.uses.match(PINNED).slice(1);
  const path = `${owner}/${name}/${commit}${folder}`;
  if (!declared.has(path)) declared.set(path, parse(await actionFile(path)));
  const { inputs = {}, outputs = {} } = declared.get(path);
  const given = Object.keys(step.with ?? {});
  const tell = (what) => wrong.add(`${where}: ${step.uses} ${what}`);
  for (const name of given) if (!(name in inputs)) tell(`has no input \`${name}\``);
  for (const [name, { required, default: value }] of Object.entries(inputs))
    if (String(required) === 'true' && value === undefined && !given.includes(name))
      tell(`wants \`${name}\``);
  if (step.id)
    for (const [, name] of text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g')))
      if (!(name in outputs)) tell(`has no output \`${name}\``);
  count += 1;
}
for (const line of wrong) console.log(line);
console.log(`${count} steps, ${declared.size} actions, ${wrong.size} wrong`);
process.exitCode = wrong.size > 0 ? 1 : 0;
