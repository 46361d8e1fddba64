/** Every step output, in the order in which documents list them. action.yml and the README's table are made from it. */
export const OUTPUTS = [
  { name: 'plan', help: 'The plan as JSON, by plan.schema.json.' },
  { name: 'hubs', help: 'The ids of the hubs that the plan deploys, as a JSON list.' },
  { name: 'images', help: 'The images that this run looked at, as a JSON object of key to `name:tag`.' },
  { name: 'deployed', help: 'The ids of the hubs that this run deployed, as a JSON list.' },
  {
    name: 'hub-results',
    help: 'What became of each hub, as a JSON object of its id to `deployed`, `rolled back`, `adopted`, `removed`, `unchanged`, `failed`, `spared` or `skipped`.',
  },
  { name: 'failed', help: 'The ids of the hubs that failed or were spared, as a JSON list.' },
  { name: 'written', help: 'With `write`: the values files that were changed, as a JSON list of paths.' },
  {
    name: 'used-tags',
    help: '`images` only: the tags of ours (`name:tag`) that a release or this commit uses, as a JSON list.',
  },
  {
    name: 'unused-tags',
    help: '`images` only: the tags of ours that nothing uses, as a JSON list; empty where not every cluster was read.',
  },
  { name: 'url', help: 'The address of the hub that this run deployed, where it was one.' },
  {
    name: 'result',
    help: 'With `report-later`: the path of a file that says what this run did, until its post step.',
  },
  { name: 'builds', help: '`plan` only: the build jobs, as a JSON matrix of `name` and `images`.' },
  { name: 'deploys-first', help: '`plan` only: the deploy jobs of the first environment, as a JSON matrix.' },
  { name: 'deploys-rest', help: '`plan` only: the deploy jobs of the other environments, as a JSON matrix.' },
  {
    name: 'gate',
    help: '`plan` only: what a failure in the first environment spares: `cluster`, `fleet` or `none`.',
  },
  {
    name: 'verdict',
    help: '`plan` only: `failed` where the plan holds errors, else `passed`. With `report-later` the step ends well with errors too, so that other hubs’ jobs go on.',
  },
  {
    name: 'validates',
    help: '`plan` only: `true` where a job with `command: validate` has something to tell.',
  },
  { name: 'job-command', help: '`plan` only: the command of the deploy jobs.' },
  {
    name: 'parallel',
    help: '`plan` only: how many of the other environments’ jobs may run at once: one where they are several environments, which have an order.',
  },
  { name: 'key', help: '`plan` only: a word of this call’s own, for the names of artifacts.' },
] as const;

export type OutputName = (typeof OUTPUTS)[number]['name'];
