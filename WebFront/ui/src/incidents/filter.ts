/** The states that the page offers: those of the API, and what is not resolved. */
export const states = ['open,acknowledged', 'open', 'acknowledged', 'resolved'] as const;

export type States = (typeof states)[number];

/** What narrows the incidents, in the words of the API; a member that is absent narrows nothing. */
export interface IncidentFilter {
  state?: States;
  feature?: string;
}

/** The filter of an address; what is not a filter's is passed over. */
export function readIncidentFilter(search: string): IncidentFilter {
  const query = new URLSearchParams(search);
  const state = states.find((one) => one === query.get('state'));
  const feature = query.get('feature');
  return { ...(state && { state }), ...(feature && { feature }) };
}

/** The query string of a filter, empty or beginning with a question mark. */
export function writeIncidentFilter({ state, feature }: IncidentFilter): string {
  const query = new URLSearchParams();
  if (state) query.set('state', state);
  if (feature) query.set('feature', feature);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
