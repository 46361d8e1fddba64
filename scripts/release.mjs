// Makes a release, and checks one. For maintainers: docs/releasing.md says when to run which.
//
//   npm run release prepare 1.2.3    in a clean checkout of main: two commits and a tag, nothing is pushed
//   node scripts/release.mjs check v1.2.3     on the tag: is it what `prepare` makes? Prints its part of the changelog
//   node scripts/release.mjs publish v1.2.3   publishes the release that the tag is, and moves v1 where it is the newest of
//                                             them; in the workflow, with its GITHUB_ variables and GH_TOKEN
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const WORKFLOW = '.github/workflows/deploy.yml';
/** How the reusable workflow's jobs name the action. */
const ACTION = /(uses: org\/hub-deploy@)(\S+)(?: # v\S+)?/g;
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
 * jobs of the reusable workflow use the action of that very version, by the id of the first: a commit cannot name its own.
 * So who pins the workflow by its commit has pinned the action too.
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
  const commit = git('rev-parse', 'HEAD');
  const branch = git('symbolic-ref', '--short', 'HEAD');
  git('checkout', '--quiet', '--detach');
  try {
    edit(WORKFLOW, (text) => text.replace(ACTION, `$1${commit} # ${tag}`));
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

/** The tag's part of the changelog, where the checkout is what `prepare` makes. */
function notesOf(tag) {
  const version = tag.replace(/^v/, '');
  checkForm(version);
  const said = JSON.parse(readFileSync('package.json', 'utf8')).version;
  if (said !== version) fail(`package.json says ${said}, and the tag is ${tag}.`);
  const used = [...readFileSync(WORKFLOW, 'utf8').matchAll(ACTION)].map(([, , ref]) => ref);
  const parent = parentOf('HEAD');
  if (used.length === 0 || used.some((ref) => ref !== parent))
    fail(
      `${WORKFLOW} uses ${[...new Set(used)].join(', ') || 'no action of ours'} and not ${parent}, the commit before ${tag}.`,
    );
  const notes = section(readFileSync('CHANGELOG.md', 'utf8'), version);
  if (notes === '') fail(`CHANGELOG.md has no part for ${version}.`);
  return notes;
}

/** As the commit itself names it: a checkout of depth 1 has no parent to ask. */
const parentOf = (rev) => /^parent ([0-9a-f]+)$/m.exec(git('cat-file', 'commit', rev))?.[1] ?? '';

/** A fix for an older version must not turn `v1` back, nor take the place of the latest release. */
const isNewest = (tag, pattern) =>
  git('tag', '--list', pattern, '--sort=-version:refname').split('\n')[0] === tag;

/** https://docs.github.com/rest/releases/releases and https://docs.github.com/rest/git/refs */
async function publish(tag) {
  const notes = notesOf(tag);
  const commit = git('rev-parse', 'HEAD^{commit}');
  if (git('rev-parse', `${tag}^{commit}`) !== commit) fail(`The checkout is not at ${tag}.`);
  // GitHub would make a tag that it does not have, of the default branch.
  const there = await github('GET', `git/ref/tags/${tag}`);
  if (there.status !== 200) fail(`GitHub has no tag ${tag}: ${there.status}.`);
  const release = await github('POST', 'releases', {
    tag_name: tag,
    name: tag,
    body: notes,
    make_latest: isNewest(tag, 'v*.*.*') ? 'true' : 'false',
  });
  if (release.status !== 201) fail(`The release was not published: ${release.status} ${release.text}`);
  const major = tag.split('.')[0];
  if (!isNewest(tag, `${major}.*.*`))
    return console.log(`${tag} is published. ${major} stays at a newer release.`);
  const moved = await github('PATCH', `git/refs/tags/${major}`, { sha: commit, force: true });
  const made =
    moved.status === 200
      ? moved
      : await github('POST', 'git/refs', { ref: `refs/tags/${major}`, sha: commit });
  if (made.status >= 300)
    fail(`${tag} is published, but ${major} was not moved: ${made.status} ${made.text}`);
  console.log(`${tag} is published, and ${major} is ${commit}.`);
}

async function github(method, path, body) {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GH_TOKEN } = process.env;
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GH_TOKEN}`,
      'x-github-api-version': '2022-11-28',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, text: await answer.text() };
}

const [command, version = ''] = process.argv.slice(2);
const commands = { prepare, check: (tag) => console.log(notesOf(tag)), publish };
try {
  await (commands[command] ?? (() => fail('Which? prepare 1.2.3, check v1.2.3 or publish v1.2.3')))(version);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
