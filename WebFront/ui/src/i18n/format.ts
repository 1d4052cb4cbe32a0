/** What stands in the place of a figure that does not exist. */
export const noFigure = '–';

export interface Formats {
  /** The time zone of every time below: the workshop's, or UTC if the browser does not know that. */
  zone: string;
  /** A whole number with group separators. */
  integer(value: number): string;
  /** A whole number for narrow places: from a million on in words, for example 1.23M. */
  compact(value: number): string;
  /** A number with one decimal, if it has any. */
  decimal(value: number): string;
  /** 0…100 with the percent sign and the given number of decimals. */
  percent(value: number, decimals?: number): string;
  /** As {@link percent}, split into digits and the sign with what stands between. */
  percentParts(value: number): { digits: string; sign: string };
  /** A span of time in its two largest units, for example 3 hr 5 min. */
  duration(seconds: number): string;
  /** The time of day in the workshop's time zone, to the second or the minute. */
  time(instant: string): string;
  minute(instant: string): string;
  dateTime(instant: string): string;
  /** A local date (`yyyy-MM-dd`), which belongs to no time zone. */
  weekday(date: string): string;
  dayOfMonth(date: string): string;
  dayAndMonth(date: string): string;
  fullDate(date: string): string;
  /** With the year. */
  date(date: string): string;
  month(date: string): string;
  /** The local date of an instant, `yyyy-MM-dd`. */
  localDay(instant: string): string;
}

/** The `Intl` formats of a locale, with times in the workshop's time zone. */
export function formats(locale: string, timeZone: string): Formats {
  const zone = knownZone(timeZone);
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const unit = (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 });
  const spans = { day: unit('day'), hour: unit('hour'), minute: unit('minute'), second: unit('second') };
  const percents = [0, 1, 2].map(
    (digits) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const percentFormat = (decimals: number) => percents[decimals] ?? percents[1]!;
  const instants = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const time = instants({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const minute = instants({ hour: '2-digit', minute: '2-digit' });
  const dateTime = instants({ dateStyle: 'medium', timeStyle: 'short' });
  const weekday = dates({ weekday: 'short' });
  const dayOfMonth = dates({ day: 'numeric' });
  const dayAndMonth = dates({ day: 'numeric', month: 'numeric' });
  const fullDate = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const date = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const localDay = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: zone });
  const month = dates({ month: 'long', year: 'numeric' });
  return {
    zone,
    integer: (value) => integer.format(value),
    compact: (value) => (value < 1_000_000 ? integer.format(value) : compact.format(value)),
    decimal: (value) => decimal.format(value),
    percent: (value, decimals = 1) => percentFormat(decimals).format(value / 100),
    percentParts: (value) => splitPercent(percentFormat(1).formatToParts(value / 100)),
    duration: (seconds) => span(spans, seconds),
    time: (instant) => time.format(new Date(instant)),
    minute: (instant) => minute.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    weekday: (date) => weekday.format(localDate(date)),
    dayOfMonth: (date) => dayOfMonth.format(localDate(date)),
    dayAndMonth: (date) => dayAndMonth.format(localDate(date)),
    fullDate: (date) => fullDate.format(localDate(date)),
    date: (day) => date.format(localDate(day)),
    localDay: (instant) => localDay.format(new Date(instant)),
    month: (day) => month.format(localDate(day)),
  };
}

interface Spans {
  day: Intl.NumberFormat;
  hour: Intl.NumberFormat;
  minute: Intl.NumberFormat;
  second: Intl.NumberFormat;
}

function span(units: Spans, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return units.second.format(whole);
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return units.minute.format(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return both(units.hour, hours, units.minute, minutes % 60);
  return both(units.day, Math.floor(hours / 24), units.hour, hours % 24);
}

const both = (large: Intl.NumberFormat, count: number, small: Intl.NumberFormat, rest: number) =>
  rest === 0 ? large.format(count) : `${large.format(count)} ${small.format(rest)}`;

function splitPercent(parts: Intl.NumberFormatPart[]): { digits: string; sign: string } {
  const isSign = (part: Intl.NumberFormatPart) => part.type === 'percentSign' || part.type === 'literal';
  const join = (wanted: Intl.NumberFormatPart[]) => wanted.map((part) => part.value).join('');
  return { digits: join(parts.filter((part) => !isSign(part))), sign: join(parts.filter(isSign)) };
}

/** The day on which the locale's weeks begin: 1 Monday … 7 Sunday. */
export function firstWeekday(locale: string): number {
  const found = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } };
  return (found.getWeekInfo?.() ?? found.weekInfo)?.firstDay ?? 1;
}

function localDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** A zone the browser does not know would throw on every format. */
function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
