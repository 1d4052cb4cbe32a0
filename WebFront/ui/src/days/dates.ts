/** Local dates are texts, `yyyy-MM-dd`, that belong to no time zone. */
const dayMilliseconds = 86_400_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);

/** So many days up to and with the last one, oldest first. */
export const daysUpTo = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count));

/** Days of the dashboard's window: today and the 29 before it. */
export const windowDays = 30;

export const windowStart = (today: string): string => addDays(today, 1 - windowDays);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

export const monthOf = (date: string): string => date.slice(0, 7);
