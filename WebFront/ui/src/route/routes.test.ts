import { describe, expect, it } from 'vitest';
import { paths, readRoute } from './routes';

describe('an address', () => {
  it.each([
    ['/', 'overview'],
    ['/log', 'log'],
    ['/teams', 'teams'],
    ['/features', 'features'],
    ['/days', 'days'],
    ['/incidents', 'incidents'],
    ['/incidents/0123456789-012345678', 'incident'],
    ['/incidents/', 'nowhere'],
    ['/alerts', 'alerts'],
    ['/wall', 'wall'],
    ['/lights', 'lights'],
    ['/settings', 'settings'],
    ['/nowhere', 'nowhere'],
    ['/log/', 'nowhere'],
    ['/teams/', 'nowhere'],
    ['/teams/a/b', 'nowhere'],
    ['/teams/%', 'nowhere'],
    ['/wall/1', 'nowhere'],
    ['/days/2026-02-30', 'nowhere'],
    ['/days/today', 'nowhere'],
  ])('%s is the page %s', (path, page) => expect(readRoute(path, '').page).toBe(page));

  it.each(['Filbert', 'Wichtel & Söhne/2', '<script>', '100 %', '..', 'a?b#c', 'שלום'])('leads back to the name %s', (name) => {
    const at = (href: string) => readRoute(new URL(href, 'http://x').pathname, '');
    if (name !== '..') expect(at(paths.team(name))).toEqual({ page: 'team', name });
    expect(readRoute(paths.feature(name), '')).toEqual({ page: 'feature', name });
  });

  it('holds the filter of the log', () => {
    expect(readRoute('/log', '?team=Filbert&x=1')).toEqual({ page: 'log', filter: { team: 'Filbert' } });
    expect(paths.entries({ counts: 'errors', team: 'A B' })).toBe('/log?team=A+B&counts=errors');
  });

  it('holds the day', () => expect(readRoute(paths.day('2026-12-24'), '')).toEqual({ page: 'day', date: '2026-12-24' }));
});
