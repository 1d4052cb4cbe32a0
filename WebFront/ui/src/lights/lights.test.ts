import { describe, expect, it } from 'vitest';
import { findings } from './findings.de';
import { bulbsPerStrand, bulbWidth, hang } from './garland';
import { Lines, type Light } from './light';
import { tell } from './tell';

describe('lines', () => {
  it('wait for their rest', () => {
    const lines = new Lines();
    expect(lines.take('{"a":1}\n{"b"')).toEqual(['{"a":1}']);
    expect(lines.take(':2}\n\n')).toEqual(['{"b":2}']);
  });
});

describe('the chain', () => {
  it('hangs in one strand where there is room, and in even ones on a phone', () => {
    expect(bulbsPerStrand(15, 1400)).toBe(15);
    expect(bulbsPerStrand(15, 320)).toBe(5);
    expect(bulbsPerStrand(16, 320)).toBe(4);
    expect(bulbsPerStrand(15, 10)).toBe(1);
  });

  it('has every bulb once, on the cable and inside', () => {
    const strands = hang(15, 6);
    expect(strands.map((strand) => strand.sockets.length)).toEqual([6, 6, 3]);
    for (const { sockets, cable } of strands) {
      for (const { x, y } of sockets) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(6 * bulbWidth);
        expect(cable).toContain(`${x} ${y}`);
      }
    }
  });
});

describe('a finding', () => {
  const light: Light = { name: 'room', state: 'red', milliseconds: 1, code: 'room.short', reason: 'Only 3 MB …', mend: 'Make room.', values: { free: '3', needed: '9' } };

  it('is told in German with its values', () => expect(tell(light, 'de').reason).toBe('Wo die Daten ruhen, sind nur 3 MB frei; gebraucht werden 9 MB.'));
  it('is told in English as the service does', () => expect(tell(light, 'en')).toEqual({ reason: light.reason, mend: light.mend }));
  it('that nobody has translated is told in English', () => expect(tell({ ...light, code: 'new.one' }, 'de').reason).toBe(light.reason));
  it('has a text in German for each code', () => {
    for (const [code, text] of Object.entries(findings)) expect(text({}).reason, code).toBeTruthy();
  });
});
