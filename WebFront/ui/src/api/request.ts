/** Longer than any healthy answer takes; a hanging server is treated like none. */
const timeoutMilliseconds = 10_000;

/** What is wrong at one place, which is a JSON pointer. */
export interface PlacedError {
  pointer: string;
  code: string;
}

/** The service answered, but not with success. `code` is the problem's code, or empty if there was none. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = '',
    /** What is wrong at single places of what was sent. */
    readonly errors: PlacedError[] = [],
  ) {
    super(`${status} ${code}`);
    this.name = 'ProblemError';
  }
}

/**
 * Calls the service this page came from, with the session cookie.
 * Throws {@link ProblemError} for an error answer, and what `fetch` throws when there was no answer.
 */
export async function request<T>(method: string, path: string, body?: unknown, patience = timeoutMilliseconds): Promise<T> {
  const response = await send(method, path, body, patience);
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

/** A file is sent as it is, anything else as JSON. */
async function send(method: string, path: string, body?: unknown, patience = timeoutMilliseconds): Promise<Response> {
  const isFile = body instanceof Blob;
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': isFile ? 'application/octet-stream' : 'application/json' }) },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<ProblemError> {
  try {
    const problem = (await response.json()) as { code?: unknown; detail?: unknown; errors?: PlacedError[] };
    return new ProblemError(response.status, textOf(problem.code), textOf(problem.detail), problem.errors);
  } catch {
    return new ProblemError(response.status, '');
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
