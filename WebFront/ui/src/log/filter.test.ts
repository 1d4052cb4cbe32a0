import { describe, expect, it } from 'vitest';
import { changeFilter, narrowings, readFilter, writeFilter } from './filter';

describe('the filter of the log', () => {
  it('comes back as it went into the address', () => {
    const filter = { team: 'Wichtel & Söhne/2', day: '2026-12-18', q: '100 % <b>' };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
  });

  it('has the same address whatever was chosen first', () => {
    expect(writeFilter({ q: 'a', team: 'b' })).toBe('?team=b&q=a');
    expect(writeFilter({})).toBe('');
  });

  it('passes over what is empty or no filter', () => expect(readFilter('?team=&cursor=x&unusual=true')).toEqual({ unusual: 'true' }));

  it('loses what is changed to nothing', () => {
    expect(changeFilter({ team: 'a', q: 'b' }, { team: '', status: 'failed' })).toEqual({ q: 'b', status: 'failed' });
  });

  it('tells what narrows it', () => {
    expect(narrowings({ q: 'b', team: 'a' })).toEqual([
      { name: 'team', value: 'a' },
      { name: 'q', value: 'b' },
    ]);
  });
});
