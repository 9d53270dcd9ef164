// Tests what the API answers where its library cannot be used: 503 for what passes by itself, 500 for the rest.
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { errorFromShape } from '../../shared/errors.ts';
import { refusalOf } from '../../electron/http/http-error.ts';
import type { Answered } from '../../electron/http/http-server.ts';
import { answerError } from '../../electron/viewer-site.ts';
import { detailOf, startApi } from './api-fixture.ts';

test('a table that is gone is answered 500 with what to do, and the log says what SQLite said', async () => {
  const answered: Answered[] = [];
  const api = await startApi({ onAnswered: (one) => void answered.push(one) });
  onTestFinished(() => api.close());
  const other = new Database(path.join(api.dataDir, 'library.sqlite'));
  other.exec('DROP TABLE record; ALTER TABLE entry RENAME TO gone');
  other.close();
  const refused = await api.owner('/image/1');
  expect([refused.status, refused.headers['retry-after'], detailOf(refused)]).toEqual([
    500,
    undefined,
    'The library cannot be used until somebody mends it; tell whoever runs this server: its log says what is wrong',
  ]);
  expect(answered.at(-1)!.failure).toMatch(/put back a copy of it \(no such table: entry\)$/);
});

test('what passes by itself is answered 503 with when to come again, to programs and to the page', () => {
  const away = errorFromShape({ code: 'library_away', message: 'The connection to the team server a:1/b was lost' });
  expect(refusalOf(away)).toEqual({
    status: 503,
    detail: 'The library cannot be used at the moment; try again in a moment',
    headers: { 'retry-after': '2' },
  });
  expect(answerError(away)).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
});
