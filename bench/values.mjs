// How long it takes to patch a values file of 10,000 lines, as a ratio to what the `yaml` package takes to parse it.
// Wants `npm run compile`. Aim (issue 5): below 2.
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const lib = process.env.HUB_DEPLOY_LIB ?? join(import.meta.dirname, '..', 'lib');
const { patchValues } = await import(join(lib, 'values/patch.js'));

const LINES = 10_000;
const ROUNDS = 15;
const PLACEHOLDER = 'set-on-deployment';
const TAGS = new Map([['org/user', `h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:${'0'.repeat(64)}`]]);

/** Profiles as hubs have them. */
function valuesText(lines) {
  const head = [
    'jupyterhub:',
    '  singleuser:',
    `    image: {name: org/user, tag: ${PLACEHOLDER}}`,
    '    profileList:',
  ];
  const profile = (n) => [
    `      - display_name: "Machine ${n}"`,
    `        description: ${n} CPUs, as many GB of memory # for courses`,
    '        kubespawner_override:',
    `          image: ${n % 10 === 0 ? `org/user:${PLACEHOLDER}` : `quay.io/org/image-${n}:2024.${n}`}`,
    `          mem_limit: ${n}G`,
    '          environment: {A: "1", B: two}',
    '          node_selector:',
    `            node.kubernetes.io/instance-type: n2-highmem-${n}`,
    '      # the next one',
    '',
  ];
  const text = [...head];
  for (let n = 0; text.length < lines; n++) text.push(...profile(n));
  return `${text.slice(0, lines).join('\n')}\n`;
}

function milliseconds(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const text = valuesText(LINES);
const parse = [];
const patch = [];
let patched = 0;
// By turns, so that a slow moment of the machine meets both; the fastest of each, because others disturb.
for (let round = 0; round < ROUNDS; round++) {
  parse.push(milliseconds(() => parseDocument(text)));
  patch.push(
    milliseconds(() => {
      const source = { file: 'values.yaml', role: 'values', text };
      patched = patchValues([source], TAGS, { placeholders: [PLACEHOLDER] }).patched.length;
    }),
  );
}
const ratio = (Math.min(...patch) / Math.min(...parse)).toFixed(2);
const first = (patch[0] / parse[0]).toFixed(2);
console.log(
  `${patched} tags patched in a values file of ${LINES} lines, against parsing it with yaml: ${ratio}x (cold: ${first}x)`,
);
