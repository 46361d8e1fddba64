import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const { INPUT_NAME: name = '', INPUT_PATH: path = '', INPUT_OVERWRITE, TEST_ARTIFACTS = '' } = process.env;
// https://github.com/actions/toolkit, packages/artifact: what a name may not hold.
if (!name || /["<>|*?:\r\n\\/]/.test(name)) throw new Error(`"${name}" is no name of an artifact`);
const folder = join(TEST_ARTIFACTS, name);
if (existsSync(folder) && INPUT_OVERWRITE !== 'true') throw new Error(`There is an artifact ${name} already`);
mkdirSync(folder, { recursive: true });
cpSync(path, join(folder, basename(path)));
