import { describe, expect, it } from 'vitest';
import { daysBefore, foremost, type Alert } from './alerts';

const alert = (number: number, severity: Alert['severity']): Alert => ({ number, kind: 'test', severity, raisedAt: '', text: '', details: {} });

describe('alerts', () => {
  it('are told by the most urgent one', () => {
    expect(foremost([alert(1, 'info'), alert(2, 'critical'), alert(3, 'critical')])?.number).toBe(2);
    expect(foremost([])).toBeNull();
  });

  it.each([
    ['2026-12-24', 29, '2026-11-25'],
    ['2026-03-01', 1, '2026-02-28'],
  ])('are rehearsed from a day: %s less %i', (day, days, before) => expect(daysBefore(day, days)).toBe(before));
});
