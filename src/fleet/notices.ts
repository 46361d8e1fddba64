import { didYouMean } from '../nearest.js';
import type { Image } from '../words.js';
import { captureRule, type Discovery } from './discover.js';
import { baseKinds } from './kinds.js';
import { type Scene, some } from './scene.js';
import { capture, pattern } from './template.js';

/** Tells of folders that look as if they were meant for a hub and are none's: each once, with the nearest name. */
export function tellOfFolders(scene: Scene, discovery: Discovery, images: readonly Image[]): void {
  const hubs = new Set(discovery.hubs.map(({ hub }) => hub));
  const used = new Set(images.flatMap((image) => [image.context, ...Object.values(image.contexts)]));
  const may = captureRule(scene);
  for (const { name: kind, keys } of baseKinds(scene)) {
    const context = keys.context?.value;
    if (!context?.includes('<hub>') || kind === '<image>' || keys.dockerfile) continue;
    const where = pattern(context, scene.compile);
    for (const folder of scene.listing.folders) {
      const hub = capture(where, folder, may)?.hub;
      if (hub === undefined || used.has(folder) || discovery.refused.has(hub)) continue;
      if (hubs.has(hub)) tellOfContext(scene, folder);
      else tellOfStray(scene, folder, hub, hubs, kind);
    }
  }
  tellOfCharts(scene, discovery);
}

function tellOfStray(
  scene: Scene,
  folder: string,
  hub: string,
  hubs: ReadonlySet<string>,
  kind: string,
): void {
  const file = scene.listing.fileOf(folder);
  scene.faults.tell({
    severity: 'notice',
    ...(file ? { file } : {}),
    title: `${folder} belongs to no hub`,
    message: `There is no hub \`${hub}\`, so nothing is built from \`${folder}\`.${didYouMean(hub, hubs)} If other images are built FROM it, give it an entry of its own under \`images\` in ${scene.file} (\`${kind}\` is for hubs).`,
  });
}

/** A hub's folder without a Dockerfile: silence would look like success. */
function tellOfContext(scene: Scene, folder: string): void {
  const environment = ['environment.yml', 'environment.yaml'].find((name) =>
    scene.listing.has(`${folder}/${name}`),
  );
  const file = environment ? `${folder}/${environment}` : scene.listing.fileOf(folder);
  if (scene.listing.has(`${folder}/Dockerfile`)) return;
  scene.faults.tell({
    severity: environment ? 'warning' : 'notice',
    ...(file ? { file } : {}),
    title: `${folder} has no Dockerfile`,
    message: environment
      ? `${folder}/${environment} alone is not built. Write \`${folder}/Dockerfile\`, for example:\n${DOCKERFILE(environment)}`
      : `Nothing is built from \`${folder}\` until it has a \`Dockerfile\`.`,
  });
}

const DOCKERFILE = (environment: string) =>
  [
    'FROM quay.io/jupyter/base-notebook:2025-11-10',
    `COPY ${environment} /tmp/environment.yml`,
    'RUN mamba env update --name base --file /tmp/environment.yml && mamba clean --all --yes',
  ].join('\n');

/** A folder that would be a hub if it had the file that makes it one. */
function tellOfCharts(scene: Scene, { patterns, hubs }: Discovery): void {
  const may = captureRule(scene);
  for (const { text } of patterns) {
    const [, parent, file] = /^(.*<hub>)\/([^<>/*]+)$/.exec(text) ?? [];
    if (!parent || !file) continue;
    const where = pattern(parent, scene.compile);
    for (const folder of scene.listing.folders) {
      const hub = capture(where, folder, may)?.hub;
      if (hub === undefined || scene.listing.has(`${folder}/${file}`)) continue;
      const some = scene.listing.fileOf(folder);
      scene.faults.tell({
        severity: 'warning',
        ...(some ? { file: some } : {}),
        title: `${folder} has no ${file}`,
        message: `A folder is a hub when it has a \`${file}\`, so \`${folder}\` is none.${didYouMean(
          hub,
          hubs.map((one) => one.hub),
        )}`,
      });
    }
  }
  if (hubs.length > 0) return;
  const looked = patterns.map(({ text }) => text);
  scene.faults.tell({
    severity: 'warning',
    title: 'No hub found',
    message:
      looked.length > 0
        ? `No file of this commit matches ${some(looked)}. To add a hub, add that file; for another layout, write a ${scene.file}.`
        : `\`hubs\` in ${scene.file} lists no hub.`,
  });
}
