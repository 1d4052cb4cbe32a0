import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/request';
import { downloadOf, placeOf, problemOf } from './backups';

describe('what is wrong with a backup', () => {
  it('is told in words for people, by its code', () => {
    expect(problemOf(new ProblemError(422, 'backup.newer'))).toBe('newer');
    expect(problemOf(new ProblemError(422, 'backup.mismatch'))).toBe('bad');
    expect(problemOf(new ProblemError(507, 'backup.not_written'))).toBe('full');
    expect(problemOf(new ProblemError(404, 'not_found'))).toBe('gone');
    expect(problemOf(new TypeError('no answer'))).toBe('failed');
  });

  it('names the place, if the service does', () => {
    expect(placeOf(new ProblemError(422, 'backup.invalid', '/data/log/3: no'))).toBe('/data/log/3: no');
    expect(placeOf(new ProblemError(500, 'internal', 'secret'))).toBe('');
  });
});

it('a backup is downloaded by its id', () => {
  expect(downloadOf('20261224-180000-4f3a9c')).toBe('/api/v1/admin/backup/20261224-180000-4f3a9c');
});
