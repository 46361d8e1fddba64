/** The sentences of README's first list, each with the tests that prove it, as `file: title`. */
export const PROMISES: Readonly<Record<string, readonly string[]>> = {
  'Nobody sets a tag.': ['test/e2e/action.e2e.ts: what runs is what was pushed'],
  'Values say `tag: set-on-deployment`; the tag is the hash of everything that goes into the image, so a revert finds its old image and a rebase builds nothing.':
    [
      'test/images/tag.test.ts: a tag is another one when',
      'test/images/tag.test.ts: a tag stays the same when',
      'test/e2e/context.e2e.ts: is the old one again after a revert, and nothing is built',
    ],
  'Deployed means proved.': [
    'test/release/deploy.e2e.ts: makes the namespace, installs, and is proved; the next one has nothing to do',
  ],
  'A hub that crash-loops fails the run within seconds of its second crash, with its last log lines, and is not called up to date by the next run.':
    [
      'test/release/rollout-in-time.alone.e2e.ts: a container that crashes at its start fails within 5 s of its second crash, with its last lines',
      'test/e2e/mistakes.e2e.ts: an image that crashes at start fails with its last words, long before the timeout, and is not up to date after',
    ],
  'One that dies later is said to be down by every run that looks at it.': [
    'test/e2e/command-line.e2e.ts: a hub whose proxy somebody scaled to none is down, not up to date; `--force` brings it back',
  ],
  'Values that git no longer has are gone with the next deploy.': [
    'test/release/deploy.e2e.ts: whose values are gone from the repository leaves none of them live, and names them',
    'test/e2e/by-hand.e2e.ts: values that somebody set are named until a deploy takes them away',
  ],
  'Students keep their sessions.': [
    'test/e2e/student.e2e.ts: a student works on while the hub is deployed with a newer image, and loses no file',
  ],
  'A hub that is not touched is not restarted, running servers live through a deploy, and nothing is ever uninstalled.':
    [
      'test/e2e/action.e2e.ts: a push that changes one image deploys that hub, and no other',
      'test/e2e/action.e2e.ts: a push that touches no hub does nothing',
      'test/release/helm.test.ts: never waits, rolls back or forces by itself',
      'test/commands/plan.test.ts: a folder that went, as a warning that says how to remove the hub, and never as a removal',
    ],
  "One hub's failure is its own.": [
    'test/e2e/workflow-others.e2e.ts: one hub’s error does not stop the others’ jobs: the plan ends green, and says it',
  ],
  'The others are deployed; the run fails at the end and names it.': [
    'test/e2e/mistakes.e2e.ts: a Dockerfile that fails at line 3: an annotation there; its hub stays, the others are deployed',
  ],
};
