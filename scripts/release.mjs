// Makes a release, and checks one. For maintainers: docs/releasing.md says when to run which.
//
//   npm run release prepare 1.2.3    in a clean checkout of main: two commits and a tag, nothing is pushed
//   node scripts/release.mjs check v1.2.3     on the tag: is it what `prepare` makes? Prints its part of the changelog
//   node scripts/release.mjs major v1.2.3     prints `v1` where this is the newest v1 release, and nothing where not
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const WORKFLOW = '.github/workflows/deploy.yml';
/** How the reusable workflow's jobs name the action. */
const ACTION = /(uses: org\/hub-deploy@)(\S+)/g;
const FORM = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const edit = (file, change) => writeFileSync(file, change(readFileSync(file, 'utf8')));

function fail(message) {
  throw new Error(message);
}

/** @param {string} version `1.2.3` */
function checkForm(version) {
  if (!FORM.test(version)) fail(`${version} is no version: write it as 1.2.3.`);
}

/** What the changelog says under a heading, without it. */
function section(changelog, heading) {
  const [, after] = changelog.split(new RegExp(`^## ${heading.replaceAll('.', '\\.')}\\b.*$`, 'm'));
  return after?.split(/^## /m)[0]?.trim() ?? '';
}

/**
 * The version and its changelog are committed where main is; the commit beside it, which alone is tagged, makes the
 * jobs of the reusable workflow use the action of that very version.
 */
function prepare(version) {
  checkForm(version);
  const tag = `v${version}`;
  if (git('status', '--porcelain') !== '') fail('The checkout has changes: commit them first.');
  if (git('tag', '--list', tag) !== '')
    fail(`The tag ${tag} is there already: a release is never made twice.`);
  if (section(readFileSync('CHANGELOG.md', 'utf8'), 'Unreleased') === '')
    fail('CHANGELOG.md says nothing under `## Unreleased`: write what changed for users.');
  const day = new Date().toISOString().slice(0, 10);
  edit('CHANGELOG.md', (text) => text.replace('## Unreleased', `## Unreleased\n\n## ${version} (${day})`));
  edit('package.json', (text) => text.replace(/("version": ")[^"]+/, `$1${version}`));
  // The lock file names it twice: for itself, and for the package at its root.
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  lock.version = version;
  lock.packages[''].version = version;
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  git('commit', '--quiet', '--all', '--message', `Version ${version}`);
  const branch = git('symbolic-ref', '--short', 'HEAD');
  git('checkout', '--quiet', '--detach');
  try {
    edit(WORKFLOW, (text) => text.replace(ACTION, `$1${tag}`));
    git(
      'commit',
      '--quiet',
      '--all',
      '--message',
      `Release ${tag}: the reusable workflow uses this very version`,
    );
    git('tag', '--annotate', '--message', tag, tag);
  } finally {
    git('checkout', '--quiet', '--force', branch);
  }
  console.log(`${tag} is made. Look at it (git show ${tag}), then: git push origin ${branch} ${tag}`);
}

function check(tag) {
  const version = tag.replace(/^v/, '');
  checkForm(version);
  const said = JSON.parse(readFileSync('package.json', 'utf8')).version;
  if (said !== version) fail(`package.json says ${said}, and the tag is ${tag}.`);
  const used = [...readFileSync(WORKFLOW, 'utf8').matchAll(ACTION)].map(([, , ref]) => ref);
  if (used.length === 0 || used.some((ref) => ref !== tag))
    fail(`${WORKFLOW} uses ${[...new Set(used)].join(', ') || 'no action of ours'} and not ${tag}.`);
  const notes = section(readFileSync('CHANGELOG.md', 'utf8'), version);
  if (notes === '') fail(`CHANGELOG.md has no part for ${version}.`);
  console.log(notes);
}

/** A fix for an older minor version must not turn `v1` back. */
function major(tag) {
  checkForm(tag.replace(/^v/, ''));
  const name = tag.split('.')[0];
  const [newest] = git('tag', '--list', `${name}.*.*`, '--sort=-version:refname').split('\n');
  if (newest === tag) console.log(name);
}

const [command, version = ''] = process.argv.slice(2);
const commands = { prepare, check, major };
try {
  (commands[command] ?? (() => fail('Which? prepare 1.2.3, check v1.2.3 or major v1.2.3')))(version);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
