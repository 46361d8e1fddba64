/** Whether a person started this at a terminal: every CI service says `CI` to what it starts. */
export function isAttended(): boolean {
  return /^(?:|0|false)$/i.test(process.env.CI ?? '') && process.env.GITHUB_ACTIONS !== 'true';
}
