// Writes what is made from the table of inputs: action.yml whole, the inputs of the reusable workflow, and the tables
// and examples in documents. `npm run generate`;
// with --check it writes nothing and fails where a file differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { configSchema } from '../lib/fleet/schema.js';
import { INPUTS, NOT_OF_THE_CALLER } from '../lib/inputs.js';
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

const SECRETS = {
  kubeconfig: 'The content of a kubeconfig. Only deploy jobs see it.',
  'registry-password': 'The password or token of the registry’s login.',
  'build-secrets':
    'The build secrets that images may ask for, each a line `NAME=value`. Only jobs that build see them.',
  'git-crypt-keys': 'git-crypt keys, each as base64 on a line of its own. Only deploy jobs see them.',
  'github-token': 'Writes the comment and the check run in place of the job’s own token, for an app’s name.',
};
const TYPES = { flag: 'boolean', number: 'number' };

const workflowInputs = inputs
  .filter(({ name, kind }) => kind !== 'secret' && !(name in NOT_OF_THE_CALLER))
  .map(
    ({ name, kind, default: value, help }) =>
      `      ${name}:\n        description: ${quoted(help)}\n        type: ${TYPES[kind] ?? 'string'}\n        default: ${TYPES[kind] ? value : quoted(value)}\n`,
  );
const workflowSecrets = inputs
  .filter(({ kind }) => kind === 'secret')
  .map(
    ({ name }) => `      ${name}:\n        description: ${quoted(SECRETS[name])}\n        required: false\n`,
  );

/** The part of the reusable workflow between two comments. */
const inWorkflow = (text, name, lines) => {
  const [start, end] = [
    `      # ${name}: made from src/inputs.ts by \`npm run generate\`\n`,
    `      # /${name}\n`,
  ];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`deploy.yml lacks ${start}`);
  return text.slice(0, from + start.length) + lines.join('') + text.slice(to);
};

const between = (text, name, body) => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`A document lacks ${start} ... ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${body}\n\n${text.slice(to)}`;
};

/** Each example that README names, as it stands in its file, so that what people copy is what the tests run. */
const withExamples = (text) =>
  text.replace(/<!-- example: (\S+) -->[\s\S]*?<!-- \/example -->/g, (_, path) => {
    const example = readFileSync(join(root, path), 'utf8').trimEnd();
    return `<!-- example: ${path} -->\n\`\`\`yaml\n${example}\n\`\`\`\n<!-- /example -->`;
  });

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const workflow = inWorkflow(
  inWorkflow(readFileSync(join(root, '.github/workflows/deploy.yml'), 'utf8'), 'inputs', workflowInputs),
  'secrets',
  workflowSecrets,
);
const called = parse(workflow).on.workflow_call;
const workflowInputTable = [
  row(['Input', 'Default', 'Meaning']),
  row(['---', '---', '---']),
  ...Object.entries(called.inputs).map(([name, { default: value, description }]) =>
    row([`\`${name}\``, value === '' ? '' : `\`${value}\``, description]),
  ),
].join('\n');
const workflowSecretTable = [
  row(['Secret', 'Meaning']),
  row(['---', '---']),
  ...Object.entries(called.secrets).map(([name, { description }]) => row([`\`${name}\``, description])),
].join('\n');
const notTaken = Object.entries(NOT_OF_THE_CALLER).map(([name, why]) => `- \`${name}\`: ${why}`);
const workflowPage = readFileSync(join(root, 'docs/workflow.md'), 'utf8');
const files = {
  '.github/workflows/deploy.yml': workflow,
  'docs/workflow.md': [
    ['workflow-inputs', workflowInputTable],
    ['workflow-inputs-not-taken', notTaken.join('\n')],
    ['workflow-secrets', workflowSecretTable],
  ].reduce((text, [name, body]) => between(text, name, body), workflowPage),
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
