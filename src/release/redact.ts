/**
 * Takes out of a tool's output what may be a Secret's content: Helm and Kubernetes put values and pieces of manifests
 * into some of their errors. What is left is for people, not for programs.
 */
export function redact(text: string): string {
  // Helm 4 prints the value that has the wrong type, a whole mapping too: to the line's end, as brackets may nest.
  const typed = text.replace(/(valueUnstructured\{Value:).*/g, '$1…}');
  return withoutData(secretBlocks(withoutMaps(typed)))
    .replace(/^(.*\b(?:Secret|kind Secret)\b.*Invalid value: )"(?:[^"\\]|\\.)*"/gm, '$1"…"')
    .replace(/^(.*\bcoalesce\.go.*|.*\bnon[- ]table\b.*)\(.*\)\s*$/gm, '$1(…)')
    .replace(/(?<![\w+/:=])[A-Za-z0-9+/]{40,}={0,2}/g, (run) => (looksEncoded(run) ? '…' : run));
}

/** Behind the last brace there is nothing to look for: each search ends before it. */
function withoutData(text: string): string {
  const end = text.lastIndexOf('}') + 1;
  const inside = text.slice(0, end).replace(/("(?:data|stringData)"\s*:\s*)\{[^}]*\}/g, '$1{…}');
  return inside + text.slice(end);
}

/** Go prints a mapping as `map[a:b c:map[...]]`: its brackets nest, so no regular expression finds its end. */
function withoutMaps(text: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('map[', at);
    if (start < 0) return out + text.slice(at);
    let depth = 0;
    let end = start + 3;
    do {
      if (text[end] === '[') depth += 1;
      if (text[end] === ']') depth -= 1;
      end += 1;
    } while (depth > 0 && end < text.length);
    out += `${text.slice(at, start)}map[…]`;
    at = end;
  }
}

/** The lines below `data:` or `stringData:` of a manifest lose their values. */
function secretBlocks(text: string): string {
  let depth = -1;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.search(/\S/);
      if (depth >= 0 && indent > depth) return line.replace(/^(\s*[\w.-]+:).*$|^(\s*).*$/, '$1$2 …');
      if (indent >= 0) depth = /^\s*(?:data|stringData):\s*$/.test(line) ? indent : -1;
      return line;
    })
    .join('\n');
}

/** Base64 of this length has letters of both cases and digits; paths and names seldom do. */
function looksEncoded(run: string): boolean {
  return /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);
}
