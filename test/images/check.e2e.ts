import { afterAll, describe, expect, test } from '@jest/globals';
import { checkDockerfiles } from '../../src/images/check.js';
import { image, memoryLog, removeTree, stagedTree } from './fixture.js';

const trees: string[] = [];
afterAll(() => Promise.all(trees.map(removeTree)));

/** Checks one Dockerfile as it is now against what it was. */
async function check(now: string, before?: string) {
  const staged = await stagedTree({ 'user-images/a/Dockerfile': now });
  trees.push(staged);
  return checkDockerfiles([image('a'), image('a')], {
    staged,
    before: async () => before,
    parallel: 1,
    log: memoryLog(),
  });
}

const OLD = 'FROM scratch AS one\nMAINTAINER me\n';

describe("BuildKit's checks of a Dockerfile", () => {
  test('are at their lines, with the link to their rule', async () => {
    expect(await check(OLD)).toEqual({
      problems: [
        {
          severity: 'warning',
          file: 'user-images/a/Dockerfile',
          line: 2,
          title: 'Dockerfile: MaintainerDeprecated',
          message: expect.stringMatching(
            /^Maintainer instruction is deprecated .*\. https:\/\/docs\.docker\.com\/go\/dockerfile\/rule\//,
          ),
        },
      ],
      others: 0,
    });
  });

  test('that a change did not bring in are counted only, wherever they moved', async () => {
    const { problems, others } = await check('# new\nFROM scratch AS one\nMAINTAINER me\nCMD echo hi\n', OLD);
    expect(problems.map(({ title, line }) => [title, line])).toEqual([
      ['Dockerfile: JSONArgsRecommended', 4],
    ]);
    expect(others).toBe(1);
  });

  test('of a second offence of the same kind are new', async () => {
    const { problems, others } = await check(`${OLD}MAINTAINER you\n`, OLD);
    expect([problems.length, others]).toEqual([1, 1]);
  });

  test('find nothing in a good one', async () => {
    expect(await check('FROM scratch\nCOPY a /\n')).toEqual({ problems: [], others: 0 });
  });

  test('say what cannot be read', async () => {
    const { problems } = await check('FROM scratch\nRUM x\n', OLD);
    expect(problems).toMatchObject([
      { severity: 'error', line: 2, message: expect.stringContaining('did you mean RUN?') },
    ]);
  });

  test('leave a base that cannot be fetched to the build', async () => {
    expect((await check('FROM 127.0.0.1:9/nothing:1\n')).problems).toEqual([]);
  });
});
