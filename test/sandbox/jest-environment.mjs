// Each of Jest's workers has a sandbox of its own where HUB_DEPLOY_TEST_SANDBOXES names the files of their variables
// (scripts/test.mjs). Without it the tests run in the sandbox whose variables are set, as somebody sourced them.
// It is done here because programs that a test starts inherit the worker's real environment, and a test sees a copy.
import { delimiter } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';
import { variablesIn } from './sandbox.mjs';

const files = process.env.HUB_DEPLOY_TEST_SANDBOXES?.split(delimiter) ?? [];
const own = files[Number(process.env.JEST_WORKER_ID) - 1];
if (own) Object.assign(process.env, variablesIn(own));
else if (files.length > 0) throw new Error(`worker ${process.env.JEST_WORKER_ID} of Jest has no sandbox`);

export default TestEnvironment;
