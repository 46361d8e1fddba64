// Writes what is made from the table of inputs: action.yml whole, and the tables and examples in README. `npm run generate`;
// with --check it writes nothing and fails where a file differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../lib/fleet/schema.js';
import { INPUTS } from '../lib/inputs.js';
import { OUTPUTS } from '../lib/outputs.js';

const root = join(import.meta.dirname, '..');
const inputs = INPUTS.filter((input) => input.only !== 'cli');

const quoted = (text) => JSON.stringify(text);

const action = `# Made from src/inputs.ts and src/outputs.ts by \`npm run generate\`.
name: hub-deploy
description: Builds, deploys and watches the JupyterHubs of an ops repo, and says what happened at the file and line
author: org
branding:
  icon: upload-cloud
  color: orange
inputs:
${inputs.map((input) => `  ${input.name}:\n    description: ${quoted(input.help)}\n    default: ${quoted(input.default)}`).join('\n')}
outputs:
${OUTPUTS.map((output) => `  ${output.name}:\n    description: ${quoted(output.help)}`).join('\n')}
runs:
  using: node24
  main: dist/main/index.js
  post: dist/post/index.js
`;

const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const inputTable = [
  row(['Input', 'Default', 'Meaning']),
  row(['---', '---', '---']),
  ...inputs.map((input) =>
    row([`\`${input.name}\``, input.default ? `\`${input.default}\`` : '', input.help]),
  ),
].join('\n');
const outputTable = [
  row(['Output', 'Meaning']),
  row(['---', '---']),
  ...OUTPUTS.map((output) => row([`\`${output.name}\``, output.help])),
].join('\n');

const between = (text, name, body) => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`README.md lacks ${start} ... ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${body}\n\n${text.slice(to)}`;
};

/** Each example that README names, as it stands in its file, so that what people copy is what the tests run. */
const withExamples = (text) =>
  text.replace(/<!-- example: (\S+) -->[\s\S]*?<!-- \/example -->/g, (_, path) => {
    const example = readFileSync(join(root, path), 'utf8').trimEnd();
    return `<!-- example: ${path} -->\n\`\`\`yaml\n${example}\n\`\`\`\n<!-- /example -->`;
  });

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const files = {
  'action.yml': action,
  'hub-deploy.schema.json': `${JSON.stringify(configSchema(), null, 2)}\n`,
  'README.md': withExamples(between(between(readme, 'inputs', inputTable), 'outputs', outputTable)),
};
const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  let current = '';
  try {
    current = readFileSync(path, 'utf8');
  } catch {}
  if (current === text) continue;
  if (process.argv.includes('--check')) stale.push(name);
  else writeFileSync(path, text);
}
if (stale.length > 0) {
  console.error(
    `${stale.join(', ')} differ from what the sources give: run \`npm run generate\` and commit.`,
  );
  process.exit(1);
}
