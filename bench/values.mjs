// How long it takes to patch a values file of 10,000 lines, against what the `yaml` package takes to parse it.
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { byTurns, row, seconds } from './parts/ratios.mjs';

const lib = process.env.HUB_DEPLOY_LIB ?? join(import.meta.dirname, '..', 'lib');
const LINES = 10_000;
const ROUNDS = 15;
const PLACEHOLDER = 'set-on-deployment';
const TAGS = new Map([['org/user', `h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:${'0'.repeat(64)}`]]);

export async function* measure() {
  const { patchValues } = await import(join(lib, 'values/patch.js'));
  const text = valuesText(LINES);
  const source = { file: 'values.yaml', role: 'values', text };
  const { patched } = patchValues([source], TAGS, { placeholders: [PLACEHOLDER] });
  const times = await byTurns(
    {
      patch: () => seconds(() => patchValues([source], TAGS, { placeholders: [PLACEHOLDER] })),
      parse: () => seconds(() => parseDocument(text)),
    },
    ROUNDS,
  );
  const words = {
    name: `${patched.length} tags patched in a values file of ${LINES} lines`,
    against: 'parsing it with yaml',
  };
  yield row({ ...words, aim: { atMost: 2 } }, times.patch, times.parse);
}

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
