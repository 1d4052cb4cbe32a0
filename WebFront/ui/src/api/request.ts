/** Longer than any healthy answer takes; a hanging server is treated like none. */
const timeoutMilliseconds = 10_000;

/** The service answered, but not with success. `code` is the problem's code, or empty if there was none. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
    this.name = 'ProblemError';
  }
}

/**
 * Calls the service this page came from, with the session cookie.
 * Throws {@link ProblemError} for an error answer, and what `fetch` throws when there was no answer.
 */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** One page of a list, and where the next one is. */
export interface Page<T> {
  rows: T[];
  next: string | null;
}

/** As {@link request}, for a list that comes in pages. */
export async function requestPage<T>(path: string): Promise<Page<T>> {
  const response = await send('GET', path);
  return { rows: (await response.json()) as T[], next: nextPage(response.headers.get('Link')) };
}

/** The path in `<path>; rel="next"`. */
export const nextPage = (link: string | null) => /^<([^>]*)>; rel="next"$/.exec(link ?? '')?.[1] ?? null;

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMilliseconds),
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new ProblemError(response.status, await problemCode(response));
  return response;
}

async function problemCode(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { code?: unknown };
    return typeof problem.code === 'string' ? problem.code : '';
  } catch {
    return '';
  }
}
