// Takes tokens, passwords and the user's folders out of text for logs and crash reports.
import os from 'node:os';

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/([?&\s"'](?:(?:access_)?token|key)=)[^&\s"'\\]+/gi, '$1…'],
  [/\b(Bearer\s+)[^\s"'\\]+/gi, '$1…'],
  // The user:password@ part of a database's address.
  [/(:\/\/)[^/\s"'@]+@/g, '$1…@'],
  // Our tokens have 43 such characters; nothing else that is logged has so many in a row.
  [/[A-Za-z0-9_-]{40,}/g, '…'],
];

/** The folders of a path, without its last part. Names of folders may contain spaces. */
const FOLDERS = /(?:file:\/\/)?(?:[A-Za-z]:(?=[\\/]))?[\\/](?:[^\\/:*?"'<>|\n]+[\\/])+/g;

/** For a whole line of the log. Only the home folder is replaced, because other paths look like HTTP routes. */
export function withoutSecrets(line: string, home = os.homedir()): string {
  let text = line;
  for (const [pattern, replacement] of SECRETS) text = text.replace(pattern, replacement);
  // In a container the home folder may be `/` or empty, which must not be replaced everywhere.
  if (home.length < 3) return text;
  // JSON writes a backslash twice.
  return text.replaceAll(home.replaceAll('\\', '\\\\'), '~').replaceAll(home, '~');
}

/** For a sentence or a stack: only the file's name is left of every absolute path. */
export function withoutPaths(text: string): string {
  return text.replace(FOLDERS, (path) => (path.startsWith('//') ? path : '…/'));
}
