import type { Named } from '../api/contract';
import { request } from '../api/request';

const most = 8;

/** Names that begin so, most frequent first; none if they cannot be had, because they are only a help. */
export async function suggest(kind: 'teams' | 'features', prefix: string): Promise<string[]> {
  const query = new URLSearchParams({ limit: String(most), ...(prefix !== '' && { prefix }) });
  try {
    return (await request<Named[]>('GET', `/api/v1/${kind}?${query}`)).map((one) => one.name);
  } catch {
    return [];
  }
}
