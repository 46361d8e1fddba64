/** What would be carried out, or drawn, of text that is not ours: judges for the tests of injections. */

/** The commands that a runner would carry out (github.com/actions/runner, ActionCommandManager), with their data. */
export function commands(text: string): string[] {
  const done: string[] = [];
  let stopped: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, command = '', data = ''] =
      /^[\s\u0085]*::([^\s:]+)(?:\s[^:]*)?::(.*)$/.exec(line) ??
      /##\[([^\s\]]+)[^\]]*\](.*)/.exec(line) ??
      [];
    if (stopped) {
      if (command === stopped) stopped = undefined;
    } else if (command === 'stop-commands') stopped = data;
    else if (command) done.push(command);
  }
  return done;
}

/** What GitHub would read as Markdown or HTML: all but code, escaped characters, and links of ours. */
export function prose(markdown: string): string {
  const text = markdown.replace(/^( *)(`{3,})[a-z]*\n[\s\S]*?\n\1\2$/gm, '');
  let read = '';
  let at = 0;
  while (at < text.length) {
    const run = /^`+/.exec(text.slice(at))?.[0].length ?? 0;
    // A run of backticks is closed by the next one that is as long.
    const close = [...text.slice(at + run).matchAll(/`+/g)].find(([next]) => next.length === run);
    if (text[at] === '\\') at += 2;
    else if (run > 0 && close) at += run + close.index + run;
    else {
      read += text.slice(at, at + Math.max(1, run));
      at += Math.max(1, run);
    }
  }
  return read
    .replace(/&#\d+;/g, '')
    .replace(/\]\(https:\/\/(geo\.example\.org|github\.com)\/[^\s()<>|]*\)/g, '');
}

/** The HTML that is ours. */
export const OURS = /<\/?(details|summary|sub|code)>|<br>|<!-- hub-deploy:comment \. -->/g;
