// Tests which faults of a library pass by themselves, and are worth another try, and which somebody has to mend.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { postgresError } from '../../../electron/engine/store/postgres-errors.ts';
import { sqliteError } from '../../../electron/engine/store/sqlite-errors.ts';

const URL = 'postgres://me:secret@db.example.org/logs';
const coded = (code: string): Error => Object.assign(new Error('relation "stratascope.tile" does it'), { code });

test.each(['08006', '57P01', '57P03', '53300', '53200', '55P03', '57014', '40001', '40P01'])(
  'PostgreSQL says %s: again in a moment',
  (code) => expect(postgresError(coded(code), URL).code).toBe('library_away'),
);

test.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOTFOUND', 'EPIPE'])(
  'the network says %s: again in a moment',
  (code) => expect(postgresError(coded(code), URL).code).toBe('library_away'),
);

test.each([
  'Connection terminated unexpectedly',
  'Query read timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
])('the client says "%s": again in a moment', (message) =>
  expect(postgresError(new Error(message), URL).code).toBe('library_away'),
);

test.each([
  ['42501', /does not allow this user to do that; its owner can grant it$/],
  ['42P01', /could not do this \(error 42P01\); whoever runs it can see in its log why$/],
  ['28P01', /refused the user or the password$/],
  ['3D000', /has no database of that name$/],
  ['XX001', /could not do this \(error XX001\)/],
  ['22P02', /could not do this \(error 22P02\)/],
])('PostgreSQL says %s: that does not pass', (code, sentence) => {
  const error = postgresError(coded(code), URL);
  expect(error).toMatchObject({ code: 'library', message: expect.stringMatching(sentence) as string });
  expect(error.message).not.toMatch(/secret|stratascope\.tile/);
});

test.each([
  ['SQLITE_BUSY', 'library_away', /another program is writing to it; try again in a moment$/],
  ['SQLITE_LOCKED', 'library_away', /try again in a moment$/],
  ['SQLITE_READONLY_DBMOVED', 'library', /check the permissions of its folder$/],
  ['SQLITE_CORRUPT_VTAB', 'library', /its index is damaged; start Stratascope anew, .* or put back a copy of it$/],
  ['SQLITE_NOTADB', 'library', /its index is damaged; start Stratascope anew, .* or put back a copy of it$/],
  ['SQLITE_CANTOPEN', 'library', /check that it is there and the permissions of its folder$/],
  ['SQLITE_IOERR_READ', 'library', /check the disk that it is on$/],
  ['SQLITE_ERROR', 'library', /put back a copy of it$/],
])('SQLite says %s', (code, ours, sentence) => {
  const error = sqliteError(new Database.SqliteError('no such table: tile', code), '/nowhere');
  expect(error).toMatchObject({ code: ours, message: expect.stringMatching(sentence) as string });
});
