import type { CounterName } from '../api/contract';
import { paths } from '../route/routes';
import type { LogFilter } from './filter';

/** The filter that finds exactly the entries which add to a counter. */
export const countsFor = (counter: CounterName): LogFilter =>
  counter === 'entries' ? {} : { counts: counter === 'items' ? 'production' : counter };

/** Where the entries behind a day's figure are, of all or of what the filter leaves. */
export const behindDay =
  (filter: LogFilter = {}) =>
  (day: string, counter: CounterName): string =>
    paths.entries({ ...filter, day, ...countsFor(counter) });
