import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { isOverMidnight, problemOf, sameDays, type Calendar } from './calendar';
import { emptyWeek, formOf, nextShift, placeOf, planOf } from './calendarForm';

const calendarOf = (members: Partial<Calendar> = {}): Calendar => ({
  version: 3,
  savedAt: null,
  savedBy: null,
  timeZone: 'Europe/Berlin',
  week: { ...emptyWeek(), monday: [{ from: '06:00', to: '14:00', pauses: [] }] },
  idealItemsPerHour: 60,
  teams: [{ team: 'Filbert', week: null, idealItemsPerHour: null }],
  holidays: [{ date: '2026-12-25', name: 'Weihnachten', endsAt: null }],
  christmasEveEndsAt: null,
  gapMinutes: 15,
  tailMinutes: 1,
  breakMinutes: 15,
  ...members,
});

it('tells days one after the other with the same shifts at once', () => {
  const early = [{ from: '06:00', to: '14:00', pauses: [] }];
  const week = { ...emptyWeek(), monday: early, tuesday: [...early], thursday: early };
  expect(sameDays(week).map(({ first, last, shifts }) => [first, last, shifts.length])).toEqual([
    ['monday', 'tuesday', 1],
    ['wednesday', 'wednesday', 0],
    ['thursday', 'thursday', 1],
    ['friday', 'sunday', 0],
  ]);
});

describe('the form of a calendar', () => {
  it('comes back as the calendar that it was made of', () => {
    const calendar = calendarOf();
    const { savedAt, savedBy, timeZone, ...plan } = calendar;
    expect([savedAt, savedBy, timeZone]).toEqual([null, null, 'Europe/Berlin']);
    expect(planOf(formOf(calendar), 3)).toEqual(plan);
  });

  it('begins with a usual week if there is no calendar yet', () => {
    const { week } = formOf(calendarOf({ version: 0, week: emptyWeek() }));
    expect(week.friday).toHaveLength(1);
    expect(week.saturday).toEqual([]);
  });

  it('leaves a team the shifts of all until it has its own', () => {
    const form = formOf(calendarOf());
    form.teams[0]!.ownShifts = true;
    form.teams[0]!.week.monday[0]!.from = '07:00';
    expect(planOf(form, 3).teams[0]!.week!.monday[0]!.from).toBe('07:00');
    expect(planOf(form, 3).week.monday[0]!.from).toBe('06:00');
  });

  it('sends nothing for what is empty', () => {
    const form = formOf(calendarOf());
    Object.assign(form, { idealItemsPerHour: null, christmasEveEndsAt: '' });
    form.holidays[0]!.endsAt = '12:00';
    expect(planOf(form, 3)).toMatchObject({ idealItemsPerHour: null, christmasEveEndsAt: null, holidays: [{ endsAt: '12:00' }] });
  });
});

it('puts a further shift behind the last', () => {
  expect(nextShift([{ from: '14:00', to: '22:00', pauses: [] }])).toEqual({ from: '22:00', to: '06:00', pauses: [] });
  expect(nextShift([]).from).toBe('08:00');
  expect([isOverMidnight({ from: '22:00', to: '06:00' }), isOverMidnight({ from: '06:00', to: '' })]).toEqual([true, false]);
});

it.each([
  ['/week/monday/0/from', 'Monday, shift 1'],
  ['/week/monday/1/pauses/0', 'Monday, shift 2, pause 1'],
  ['/teams/1/team', 'Teams that work differently, row 2'],
  ['/teams/0/week/friday/2', 'Teams that work differently, row 1, Friday, shift 3'],
  ['/holidays/2/date', 'Holidays and short days, row 3'],
  ['/gapMinutes', 'Longest gap between two entries (min)'],
])('tells where %s is', (pointer, place) => expect(placeOf(pointer, en.calendar)).toBe(place));

it('has words for what it does not know', () => expect(problemOf({ pointer: '', code: 'new.one' })).toBe('other'));
