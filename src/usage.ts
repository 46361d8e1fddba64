import type { Input } from './inputs.js';

/** What `hub-deploy --help` prints. */
export function usage(flags: readonly Input[], commands: readonly string[]): string {
  const lines = flags.map((flag) => {
    const value =
      flag.kind === 'flag' ? '' : ` ${flag.choices ? flag.choices.join('|') : flag.kind.toUpperCase()}`;
    const no = flag.kind === 'flag' && flag.default === 'true' ? '[no-]' : '';
    return `  --${no}${flag.name}${value}\n${wrap(flag.help.replaceAll('`', ''), 92, '      ')}`;
  });
  return `hub-deploy ${commands.join(' | ')} [HUB...] [options]

In a clone of an ops repo; HUB is a name, an id or a glob.

${lines.join('\n')}
`;
}

function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((each) => indent + each).join('\n');
}
