import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a bare repository, as a pull request can commit them, whose settings start a program wherever git reads
 * them: each start leaves a line in the canary file.
 *
 * @param folder the folder among the repository's files, such as `ops`
 * @param work a folder outside it, where the program and its canary are
 * @returns contents by path, and the canary's path
 */
export function bareRepository(
  folder: string,
  work: string,
): { readonly files: Readonly<Record<string, string>>; readonly canary: string } {
  const canary = join(work, 'canary');
  const program = join(work, 'program');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${canary}'\n`, { mode: 0o755 });
  const settings = [
    '[core]',
    ' repositoryformatversion = 0',
    ' bare = false',
    ' worktree = .',
    ...['fsmonitor', 'sshCommand', 'gitProxy', 'editor', 'pager', 'askPass', 'alternateRefsCommand'].map(
      (key) => ` ${key} = ${program}`,
    ),
    ` hooksPath = ${work}`,
    '[diff]',
    ` external = ${program}`,
    '[credential]',
    ` helper = !${program}`,
    '[filter "evil"]',
    ` clean = ${program}`,
    ` smudge = ${program}`,
    ' required = true',
    '[log]',
    ' showSignature = true',
    '[gpg]',
    ` program = ${program}`,
    '[protocol]',
    ' allow = always',
    '[protocol "ext"]',
    ' allow = always',
    '[remote "origin"]',
    ' url = ssh://git.example.org/org/hubs',
    ' fetch = +refs/heads/*:refs/remotes/origin/*',
    ` uploadpack = ${program}`,
    '',
  ].join('\n');
  const own = {
    HEAD: 'ref: refs/heads/main\n',
    config: settings,
    'objects/info/.keep': '',
    'refs/heads/.keep': '',
    '.gitattributes': '* filter=evil\n',
  };
  const files = Object.fromEntries(Object.entries(own).map(([name, text]) => [`${folder}/${name}`, text]));
  return { files, canary };
}
