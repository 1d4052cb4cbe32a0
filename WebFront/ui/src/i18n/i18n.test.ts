import { describe, expect, it } from 'vitest';
import { chooseLanguage, localeFor } from './choose';
import { de } from './de';
import { en } from './en';
import { formats } from './format';

describe('the language', () => {
  it('is the remembered one', () => expect(chooseLanguage('de', ['en-GB'])).toBe('de'));
  it('is the first of the browser’s that the page speaks', () => expect(chooseLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de'));
  it('is English otherwise', () => expect(chooseLanguage('xx', ['fr'])).toBe('en'));
  it('keeps the browser’s own variant for formats', () => {
    expect(localeFor('de', ['en-GB', 'de-AT'])).toBe('de-AT');
    expect(localeFor('en', ['de-AT'])).toBe('en');
  });
});

describe('formats', () => {
  const german = formats('de', 'Europe/Berlin');
  const english = formats('en', 'Europe/Berlin');

  it('write numbers as the language does', () => {
    expect(german.integer(10_720)).toBe('10.720');
    expect(english.percent(2.91, 2)).toBe('2.91%');
    expect(german.percent(93.4)).toBe('93,4\u00a0%');
    expect(german.percentParts(93.4)).toEqual({ digits: '93,4', sign: '\u00a0%' });
  });

  it('shorten large numbers, but none that would look exact', () => {
    expect(german.compact(123_456)).toBe('123.456');
    expect(english.compact(1_234_567)).toBe('1.23M');
  });

  it('tell times in the workshop’s time zone', () => {
    expect(german.minute('2026-12-18T08:14:00.000Z')).toBe('09:14');
    expect(formats('en-GB', 'America/New_York').time('2026-12-18T08:14:02Z')).toBe('03:14:02');
  });

  it('leave a local date where it is', () => {
    expect(formats('en-GB', 'Pacific/Auckland').fullDate('2026-12-18')).toBe('Friday 18 December');
    expect(german.weekday('2026-12-18')).toBe('Fr');
  });

  it('say which zone they use when the browser does not know the workshop’s', () => {
    expect(formats('en', 'Mars/Base').zone).toBe('UTC');
  });
});

it('has every message in both languages, and none is empty', () => {
  const texts = (node: object, path = ''): [string, unknown][] =>
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null ? texts(value, `${path}.${name}`) : [[`${path}.${name}`, value]],
    );
  expect(texts(de).map(([path]) => path)).toEqual(texts(en).map(([path]) => path));
  for (const [path, value] of [...texts(de), ...texts(en)]) expect(value, path).toBeTruthy();
});
