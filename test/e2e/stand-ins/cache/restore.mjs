import { appendFileSync } from 'node:fs';

const { INPUT_KEY: key = '', GITHUB_OUTPUT = '' } = process.env;
if (!key || key.includes(',') || key.length > 512) throw new Error(`"${key}" is no key of a cache`);
appendFileSync(GITHUB_OUTPUT, `cache-primary-key=${key}\n`);
