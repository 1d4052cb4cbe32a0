import { afterEach, expect, test, vi } from 'vitest';
import { Suggestions } from './suggestions';

afterEach(() => vi.unstubAllGlobals());

/** Answers requests when the test says so, by the query's prefix. */
function heldAnswers() {
  const answers = new Map<string, (names: string[]) => void>();
  vi.stubGlobal('fetch', (url: string) => {
    const prefix = new URL(url, 'http://localhost').searchParams.get('prefix') ?? '';
    return new Promise<Response>((resolve) =>
      answers.set(prefix, (names) => resolve(Response.json(names.map((name) => ({ name }))))),
    );
  });
  return answers;
}

test('an answer to what was asked before does not replace that to what was asked last', async () => {
  const answers = heldAnswers();
  const taken: string[][] = [];
  const suggestions = new Suggestions('teams', (names) => taken.push(names));

  const first = suggestions.ask('');
  const last = suggestions.ask('fil');
  answers.get('fil')!(['Filbert']);
  await last;
  answers.get('')!(['Nadelöhr', 'Filbert']);
  await first;

  expect(taken).toEqual([['Filbert']]);
});
