import { request, type PlacedError } from '../api/request';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Days one after the other with the same shifts. */
export interface Days {
  first: Weekday;
  last: Weekday;
  shifts: Shift[];
}

/** The week told without saying the same twice. */
export function sameDays(week: Week): Days[] {
  const all: Days[] = [];
  for (const day of weekdays) {
    const before = all.at(-1);
    if (before && JSON.stringify(before.shifts) === JSON.stringify(week[day])) before.last = day;
    else all.push({ first: day, last: day, shifts: week[day] });
  }
  return all;
}

/** Local times, `HH:mm`. */
export interface Times {
  from: string;
  to: string;
}

/** One that ends before it begins ends on the next day. */
export interface Shift extends Times {
  pauses: Times[];
}

export type Week = Record<Weekday, Shift[]>;

export interface TeamPlan {
  team: string;
  /** null: as all. */
  week: Week | null;
  idealItemsPerHour: number | null;
}

export interface Holiday {
  date: string;
  name: string;
  /** null: no work. */
  endsAt: string | null;
}

/** What `PUT /api/v1/calendar` takes. */
export interface CalendarPlan {
  version: number;
  week: Week;
  idealItemsPerHour: number | null;
  teams: TeamPlan[];
  holidays: Holiday[];
  christmasEveEndsAt: string | null;
  gapMinutes: number | null;
  tailMinutes: number | null;
  breakMinutes: number | null;
}

/** The calendar in force; version 0: there is none yet. */
export interface Calendar extends CalendarPlan {
  savedAt: string | null;
  savedBy: string | null;
  timeZone: string;
}

export const path = '/api/v1/calendar';

/** Throws the service's problem, for example `calendar.outdated`. */
export const saveCalendar = (plan: CalendarPlan) => request<Calendar>('PUT', path, plan);

const known = [
  'time.format', 'times.equal', 'shift.overlap', 'pause.outside', 'pause.overlap', 'rate.range', 'name.invalid', 'team.repeated',
  'date.format', 'date.repeated', 'minutes.range',
] as const;

/** Names of the messages in `calendar.problems`. */
export type CalendarProblem = (typeof known)[number] | 'other';

export const problemOf = ({ code }: PlacedError): CalendarProblem => known.find((one) => one === code) ?? 'other';

/** Ends on the next day. */
export const isOverMidnight = ({ from, to }: Times) => from !== '' && to !== '' && to < from;
