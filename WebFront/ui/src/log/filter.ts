/** What narrows the log, in the words of the API; a member that is absent narrows nothing. */
export const filterNames = ['team', 'feature', 'day', 'from', 'to', 'since', 'until', 'late', 'status', 'type', 'counts', 'unusual', 'q'] as const;

export type FilterName = (typeof filterNames)[number];

export type LogFilter = Partial<Record<FilterName, string>>;

/** The filter of an address; what is not a filter's is passed over. */
export function readFilter(search: string): LogFilter {
  const query = new URLSearchParams(search);
  const filter: LogFilter = {};
  for (const name of filterNames) {
    const value = query.get(name);
    if (value !== null && value !== '') filter[name] = value;
  }
  return filter;
}

/** The query string of a filter, empty or beginning with a question mark; always in the same order. */
export function writeFilter(filter: LogFilter): string {
  const query = new URLSearchParams();
  for (const name of filterNames) if (filter[name]) query.set(name, filter[name]);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filter with some members changed; an empty one is taken out. */
export function changeFilter(filter: LogFilter, change: LogFilter): LogFilter {
  return readFilter(writeFilter({ ...filter, ...change }));
}

/** What narrows the log, one by one. */
export function narrowings(filter: LogFilter): { name: FilterName; value: string }[] {
  return filterNames.flatMap((name) => (filter[name] ? [{ name, value: filter[name] }] : []));
}
