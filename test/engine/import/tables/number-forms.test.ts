// Tests how one field is read as a number, as missing, or as feet and inches.
import { expect, test } from 'vitest';
import { isMissingWord } from '../../../../electron/engine/import/tables/missing-words.ts';
import {
  isHexadecimal,
  parseFeetAndInches,
  parseNumber,
  type NumberForm,
} from '../../../../electron/engine/import/tables/number-forms.ts';

const POINT: NumberForm = { decimal: '.', thousands: null };
const COMMA: NumberForm = { decimal: ',', thousands: null };

test.each<[string, NumberForm, number | undefined]>([
  ['12', POINT, 12],
  [' -1.5 ', POINT, -1.5],
  ['+3.5', POINT, 3.5],
  ['.5', POINT, 0.5],
  ['5.', POINT, 5],
  ['1.5D+03', POINT, 1500],
  ['2.5d-01', POINT, 0.25],
  ['1.0000e+003', POINT, 1000],
  ['\u22123', POINT, -3],
  ['1e999', POINT, Infinity],
  ['1,5', POINT, undefined],
  ['1,234', POINT, undefined],
  ['0x1f', POINT, undefined],
  ['Infinity', POINT, undefined],
  ['1.2.3', POINT, undefined],
  ['1 2', POINT, undefined],
  ['e5', POINT, undefined],
  ['.', POINT, undefined],
  ['', POINT, undefined],
  ['0,665', COMMA, 0.665],
  [',5', COMMA, 0.5],
  ['1.5', COMMA, undefined],
  ['1,5E-3', COMMA, 0.0015],
  ['1,234.50', { decimal: '.', thousands: ',' }, 1234.5],
  ['1,234,567', { decimal: '.', thousands: ',' }, 1_234_567],
  ['1234.5', { decimal: '.', thousands: ',' }, 1234.5],
  ['12,34', { decimal: '.', thousands: ',' }, undefined],
  ['1,2345', { decimal: '.', thousands: ',' }, undefined],
  ['1.234,50', { decimal: ',', thousands: '.' }, 1234.5],
  ['1 234,50', { decimal: ',', thousands: ' ' }, 1234.5],
  ['1\u00a0234,50', { decimal: ',', thousands: ' ' }, 1234.5],
  ["1'234.5", { decimal: '.', thousands: "'" }, 1234.5],
  ['1\u2019234.5', { decimal: '.', thousands: "'" }, 1234.5],
])('%j is %s: %d', (text, form, value) => {
  expect(parseNumber(text, form)).toBe(value);
});

test.each(
  [
    ...['', '  ', 'NaN', 'nan', 'NA', 'N/A', 'n.a.', '#N/A', '#DIV/0!', '#VALUE!', 'null', 'NULL', 'None', 'missing'],
    ...['#NV', '#WERT!', '#VALOR!', '#Bezug!', '#ZAHL!', '#zahl!', '#NUM!', '#REF!', '#NAME?', '#NULL!', '#DIV/0 !'],
    ...['#¡VALOR!', '#¿NOMBRE?', '#ЗНАЧ!', '#Н/Д', '#VÄRDEFEL!', '\\N', 'NaT', 'n.d.', 'N.D.', 'nd', 'ND'],
    ...['-', '--', '*', '****', 'inf', '-inf', 'INF', '-1.#IND', '1.#QNAN', '-1.#INF', '1.#QNAN0', ' na '],
  ].map((word) => [word]),
)('%j is missing', (word) => {
  expect(isMissingWord(word)).toBe(true);
});

test.each([['abc'], ['0'], ['Infinity'], ['-*'], ['1.#'], ['nano'], ['n'], ['.'], ['N'], ['#1'], ['#Werte']])(
  '%j is not',
  (word) => {
    expect(isMissingWord(word)).toBe(false);
  },
);

test.each<[string, number | undefined]>([
  [`10'-6"`, 10.5],
  [`12' 3"`, 12.25],
  [`12'3"`, 12.25],
  [`7' 6 1/2"`, 7.541_666_666_666_667],
  [`7'-6.5"`, 7.541_666_666_666_667],
  [`10'-6''`, 10.5],
  ['9 ft 3 in', 9.25],
  ["8'", 8],
  [`8'0"`, 8],
  [`-2'-6"`, -2.5],
  ['10\u20326\u2033', 10.5],
  [`10'-12"`, undefined],
  [`10'-6 1/0"`, undefined],
  ['10', undefined],
  [`6"`, undefined],
  ["10'x", undefined],
  ['', undefined],
])('%s is %d feet', (text, feet) => {
  expect(parseFeetAndInches(text)).toBe(feet);
});

test('hexadecimal numbers are known as such', () => {
  expect(['0x1F', '-0xff', '&H1F'].every(isHexadecimal)).toBe(true);
  expect(['1F', '0x', 'x1', '10'].some(isHexadecimal)).toBe(false);
});
