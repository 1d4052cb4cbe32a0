import { expect, it } from 'vitest';
import { ProblemError } from '../api/request';
import { signInProblem } from './problem';

it.each([
  [403, 'claim.wrong', 'wrongCode'],
  [409, 'claim.done', 'alreadyClaimed'],
  [401, 'key.invalid', 'wrongKey'],
  [429, '', 'tooMany'],
  [503, 'busy', 'failed'],
] as const)('answers %i %s with %s', (status, code, problem) => {
  expect(signInProblem(new ProblemError(status, code))).toBe(problem);
});

it('knows that no answer is no wrong key', () => {
  expect(signInProblem(new TypeError('fetch failed'))).toBe('failed');
});
