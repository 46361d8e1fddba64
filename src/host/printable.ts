/** Colours and weights of letters, which programs give to their logs and which say nothing. */
const STYLES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;:]*m`, 'g');

/**
 * What a terminal would not show but obey: control characters but for the line end and the tab, and those that turn the
 * direction of what follows (https://www.unicode.org/reports/tr9/).
 */
const OBEYED = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * A text for a terminal or a log that shows what it holds: a name of a file may clear the screen, write over the line
 * before, or set the window's title. What is obeyed comes out as JSON spells it, so JSON stays JSON.
 */
export function printable(text: string): string {
  return text
    .replace(STYLES, '')
    .replaceAll('\r\n', '\n')
    .replace(OBEYED, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
