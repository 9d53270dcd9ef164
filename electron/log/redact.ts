// In: text on its way into a log or a crash report. Out: the same without tokens, passwords and the user's folders.
import os from 'node:os';

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/([?&\s"'](?:access_)?token=)[^&\s"'\\]+/gi, '$1…'],
  [/\b(Bearer\s+)[^\s"'\\]+/gi, '$1…'],
  // user:password@ of a database's address
  [/(:\/\/)[^/\s"'@]+@/g, '$1…@'],
  // Our tokens have 43 such characters wherever they turn up; nothing else that is logged has so many in a row.
  [/[A-Za-z0-9_-]{40,}/g, '…'],
];

/** Folders of a path: what stands before its last part. A folder's name may hold spaces. */
const FOLDERS = /(?:file:\/\/)?(?:[A-Za-z]:(?=[\\/]))?[\\/](?:[^\\/:*?"'<>|\n]+[\\/])+/g;

/** For a whole line: it may hold routes, which look like paths, so of those only the home folder goes. */
export function withoutSecrets(line: string, home = os.homedir()): string {
  let text = line;
  for (const [pattern, replacement] of SECRETS) text = text.replace(pattern, replacement);
  // A container's user may have `/` or nothing for a home.
  if (home.length < 3) return text;
  // In JSON a backslash is written twice.
  return text.replaceAll(home.replaceAll('\\', '\\\\'), '~').replaceAll(home, '~');
}

/** For a sentence or a stack: of every absolute path only the file's name is left. */
export function withoutPaths(text: string): string {
  return text.replace(FOLDERS, (path) => (path.startsWith('//') ? path : '…/'));
}
