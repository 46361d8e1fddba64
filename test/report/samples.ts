import type { Outcome } from '../../src/report/outcome.js';
import type { BuiltImage, DeployedHub, PlannedHub, PlannedImage, Problem } from '../../src/words.js';
import { anImage, aPlan, aPlannedHub, aPlannedImage, aRelease } from '../plan/fixture.js';

/** `hub-000`, `hub-001` ... */
export const hubNames = (number: number) =>
  Array.from({ length: number }, (_, index) => `hub-${String(index).padStart(3, '0')}`);

export const plannedHub = (hub: string, given: Partial<PlannedHub> = {}) =>
  aPlannedHub({
    release: aRelease({ hub }),
    reasons: [`hub-charts/${hub}/values.yaml changed in 3f2a91c`],
    ...given,
  });

export const plannedImage = (hub: string, given: Partial<PlannedImage> = {}) =>
  aPlannedImage({ image: anImage({ hub }), name: `org/k8s-user-${hub}`, ...given });

export const deployed = (planned: PlannedHub, given: Partial<DeployedHub> = {}): DeployedHub => ({
  planned,
  result: 'deployed',
  revision: 4,
  jupyterhub: '5.5.1',
  url: `https://${planned.release.hub}.example.org`,
  seconds: 38,
  problems: [],
  ...given,
});

export const built = (planned: PlannedImage, given: Partial<BuiltImage> = {}): BuiltImage => ({
  planned,
  result: 'built',
  digest: `sha256:${'9c'.repeat(32)}`,
  seconds: 83,
  ...given,
});

export const crash = (hub: string, given: Partial<Problem> = {}): Problem => ({
  severity: 'error',
  file: `hub-charts/${hub}/values.yaml`,
  line: 14,
  title: `${hub} crashes`,
  message: 'The hub ended with code 1 twice. The one that was live before still answers.',
  hub,
  log: 'Traceback\nSyntaxError: invalid syntax',
  ...given,
});

export function anOutcome(given: Partial<Outcome> = {}): Outcome {
  return { plan: aPlan(), images: [], hubs: [], problems: [], seconds: 42, ...given };
}

/** A pull request that touches every hub of a large fleet, with everything there is to say of each. */
export function largeProposal(number: number): Outcome {
  const names = hubNames(number);
  return anOutcome({
    plan: aPlan({
      notes: names.map((hub) => `${hub} was rendered without secrets/${hub}.yaml`),
      hubs: names.map((hub) => plannedHub(hub)),
      images: names.map((hub) => plannedImage(hub)),
      problems: names.flatMap((hub) => [
        crash(hub, {
          message: `Only of ${hub}: ${hub.slice(-1)}${'why '.repeat(40)}`,
          log: 'line\n'.repeat(100),
        }),
        crash(hub, { severity: 'warning', line: 20, message: `Another of ${hub}` }),
      ]),
    }),
    diffs: new Map(
      names.map((hub) => [hub, Array.from({ length: 200 }, (_, line) => `~ ${hub} field ${line}`)]),
    ),
  });
}
