import { ProblemError } from '../api/request';

/** Names of the messages in `signIn`. */
export type SignInProblem = 'wrongKey' | 'wrongCode' | 'alreadyClaimed' | 'tooMany' | 'failed';

/** What to tell a person whose claim or sign-in was refused. */
export function signInProblem(error: unknown): SignInProblem {
  if (!(error instanceof ProblemError)) return 'failed';
  if (error.status === 429) return 'tooMany';
  if (error.code === 'claim.wrong') return 'wrongCode';
  if (error.code === 'claim.done') return 'alreadyClaimed';
  return error.status >= 400 && error.status < 500 ? 'wrongKey' : 'failed';
}
