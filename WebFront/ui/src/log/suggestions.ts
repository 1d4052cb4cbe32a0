import type { Named } from '../api/contract';
import { request } from '../api/request';

const most = 8;

/** Names that begin so, most frequent first; none if they cannot be had, because they are only a help. */
async function suggest(kind: 'teams' | 'features', prefix: string): Promise<string[]> {
  const query = new URLSearchParams({ limit: String(most), ...(prefix !== '' && { prefix }) });
  try {
    return (await request<Named[]>('GET', `/api/v1/${kind}?${query}`)).map((one) => one.name);
  } catch {
    return [];
  }
}

/** Names for a field that is being typed into. What was asked before is of no interest any more, even if it is answered later. */
export class Suggestions {
  #asked: string | null = null;

  constructor(
    private readonly kind: 'teams' | 'features',
    private readonly take: (names: string[]) => void,
  ) {}

  async ask(prefix: string): Promise<void> {
    this.#asked = prefix;
    const names = await suggest(this.kind, prefix);
    if (this.#asked === prefix) this.take(names);
  }
}
