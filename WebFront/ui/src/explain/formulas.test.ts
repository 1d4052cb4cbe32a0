import { expect, it } from 'vitest';
import api from '../../../../docs/api.md?raw';
import { pieces } from './explanation';
import { formulas as de } from './formulas.de';
import { formulas as en, type FormulaName } from './formulas.en';

const names = Object.keys(en) as FormulaName[];

it.each(names)('says of %s what docs/api.md says', (name) => expect(api).toContain(en[name]));

it('says as much in German', () => expect(Object.keys(de)).toEqual(names));

it('sets code apart', () =>
  expect(pieces('a `b` c')).toEqual([
    { text: 'a ', code: false },
    { text: 'b', code: true },
    { text: ' c', code: false },
  ]));
