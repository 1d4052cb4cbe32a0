import { weekdays, type Calendar, type CalendarPlan, type Shift, type Week, type Weekday } from './calendar';

/** What a person fills in. Empty fields stand for what is not given. */
export interface CalendarForm {
  week: Week;
  idealItemsPerHour: number | null;
  teams: { team: string; ownShifts: boolean; week: Week; idealItemsPerHour: number | null }[];
  holidays: { date: string; name: string; endsAt: string }[];
  christmasEveEndsAt: string;
  gapMinutes: number | null;
  tailMinutes: number | null;
  breakMinutes: number | null;
}

const usualShift = (): Shift => ({ from: '08:00', to: '16:30', pauses: [{ from: '12:00', to: '12:30' }] });

/** Where a new calendar begins: Monday to Friday. */
function usualWeek(): Week {
  const week = emptyWeek();
  for (const day of weekdays.slice(0, 5)) week[day] = [usualShift()];
  return week;
}

export const emptyWeek = (): Week => Object.fromEntries(weekdays.map((day) => [day, []])) as unknown as Week;

export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The form of a calendar, or of the usual week if there is none yet. */
export function formOf(calendar: Calendar): CalendarForm {
  const { week, teams, holidays } = copyOf(calendar);
  return {
    week: calendar.version === 0 ? usualWeek() : week,
    idealItemsPerHour: calendar.idealItemsPerHour,
    teams: teams.map((team) => ({ ...team, ownShifts: team.week !== null, week: team.week ?? copyOf(week) })),
    holidays: holidays.map((day) => ({ ...day, endsAt: day.endsAt ?? '' })),
    christmasEveEndsAt: calendar.christmasEveEndsAt ?? '',
    gapMinutes: calendar.gapMinutes,
    tailMinutes: calendar.tailMinutes,
    breakMinutes: calendar.breakMinutes,
  };
}

/** The form as the service takes it. */
export function planOf(form: CalendarForm, version: number): CalendarPlan {
  return {
    version,
    week: form.week,
    idealItemsPerHour: form.idealItemsPerHour || null,
    teams: form.teams.map(({ team, ownShifts, week, idealItemsPerHour }) => ({ team, week: ownShifts ? week : null, idealItemsPerHour: idealItemsPerHour || null })),
    holidays: form.holidays.map((day) => ({ ...day, endsAt: day.endsAt || null })),
    christmasEveEndsAt: form.christmasEveEndsAt || null,
    gapMinutes: form.gapMinutes,
    tailMinutes: form.tailMinutes,
    breakMinutes: form.breakMinutes,
  };
}

/** A further shift of a day: as long as a usual one, right after the last. */
export function nextShift(shifts: readonly Shift[]): Shift {
  const last = shifts.at(-1);
  if (last === undefined) return usualShift();
  const end = (minutesOf(last.to) + 8 * 60) % (24 * 60);
  return { from: last.to, to: `${two(Math.floor(end / 60))}:${two(end % 60)}`, pauses: [] };
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const two = (number: number) => String(number).padStart(2, '0');

/** Where in the form a fault lies, as words: `/week/monday/0/pauses/1/from` is Monday, shift 1, pause 2. */
export function placeOf(
  pointer: string,
  words: {
    weekdays: Record<Weekday, string>;
    shiftNumber(number: number): string;
    pauseNumber(number: number): string;
    row(number: number): string;
    teams: string;
    holidays: string;
    ideal: string;
    christmasEve: string;
    gap: string;
    tail: string;
    longestBreak: string;
  },
): string {
  const parts = pointer.split('/').slice(1);
  const told: string[] = [];
  const numbered: Record<string, (number: number) => string> = { pauses: words.pauseNumber, teams: words.row, holidays: words.row };
  const names: Record<string, string> = {
    teams: words.teams,
    holidays: words.holidays,
    idealItemsPerHour: words.ideal,
    christmasEveEndsAt: words.christmasEve,
    gapMinutes: words.gap,
    tailMinutes: words.tail,
    breakMinutes: words.longestBreak,
  };
  parts.forEach((part, index) => {
    const before = parts[index - 1] ?? '';
    const number = Number(part);
    if (part in words.weekdays) told.push(words.weekdays[part as Weekday]);
    else if (!Number.isInteger(number)) {
      if (part in names) told.push(names[part]!);
    } else told.push((numbered[before] ?? words.shiftNumber)(number + 1));
  });
  return told.join(', ');
}
