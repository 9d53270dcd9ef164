// Tests that numbers are read in every form in which programs write them, and that what means missing is missing.
import { tryCases } from './try-cases.ts';

tryCases([
  {
    what: 'NA of R, in quotes around the names',
    content: '"depth","q1","q2","q3"\n41.0,60,NA,62\n41.2,NA,NA,NA\n41.4,70,71,72\n',
    becomes: [
      {
        rows: [
          [41, 60, NaN, 62],
          [41.2, NaN, NaN, NaN],
          [41.4, 70, 71, 72],
        ],
      },
    ],
    says: ['missing-words'],
  },
  {
    what: 'errors of Excel, and a dash',
    content: 'depth,q1,q2,q3\n41.0,60,#VALUE!,62\n41.2,#DIV/0!,66,67\n41.4,70,71,--\n',
    becomes: [
      {
        rows: [
          [41, 60, NaN, 62],
          [41.2, NaN, 66, 67],
          [41.4, 70, 71, NaN],
        ],
      },
    ],
  },
  {
    what: 'what Microsoft’s library prints for no number',
    content: 'depth,q1,q2,q3\n41.0,60,1.#QNAN,62\n41.2,-1.#IND,66,67\n41.4,70,71,-inf\n',
    becomes: [
      {
        rows: [
          [41, 60, NaN, 62],
          [41.2, NaN, 66, 67],
          [41.4, 70, 71, NaN],
        ],
      },
    ],
  },
  {
    what: '1e30 far from all other values',
    content: 'depth,q1,q2,q3\n41,60,1e30,62\n42,65,66,1.0E+30\n43,70,71,72\n',
    becomes: [
      {
        rows: [
          [41, 60, NaN, 62],
          [42, 65, 66, NaN],
          [43, 70, 71, 72],
        ],
      },
    ],
    says: ['sentinel-missing'],
  },
  {
    what: 'the least 16-bit number',
    content: 'depth,q1,q2,q3\n41,60,-32768,62\n42,65,66,67\n43,70,71,72\n',
    becomes: [
      {
        rows: [
          [41, 60, NaN, 62],
          [42, 65, 66, 67],
          [43, 70, 71, 72],
        ],
      },
    ],
    says: ['sentinel-missing'],
  },
  {
    what: 'a sentinel among values like it is a value, beside a curve in which it is none',
    content: 'depth,GR,q1,q2,q3\n41,50,31000,32767,30000\n42,32767,33000,29000,30000\n43,52,33500,32000,31000\n',
    becomes: [
      {
        rows: [
          [41, 31000, 32767, 30000],
          [42, 33000, 29000, 30000],
          [43, 33500, 32000, 31000],
        ],
      },
      {
        kind: 'curves',
        names: ['GR'],
        rows: [
          [41, 50],
          [42, NaN],
          [43, 52],
        ],
      },
    ],
    says: ['sentinel-missing'],
  },
  {
    what: 'a listed null value',
    content: 'DEPT (ft),a,b,c\n6400.0,2.5,-999.25,0.3\n6400.5,3.5,4.25,1e-6\n6401.0,98765.432,4,-7\n',
    becomes: [
      {
        unit: 'ft',
        rows: [
          [6400, 2.5, NaN, 0.3],
          [6400.5, 3.5, 4.25, 1e-6],
          [6401, 98765.432, 4, -7],
        ],
      },
    ],
  },
  {
    what: 'Fortran’s doubles, a leading plus, no leading zero',
    content: 'depth,q1,q2,q3\n4.1D+02,2.5D+00,7.5d-02,+6.5\n4.2D+02,3.5D+00,8.5D+00,.25\n',
    becomes: [
      {
        rows: [
          [410, 2.5, 0.075, 6.5],
          [420, 3.5, 8.5, 0.25],
        ],
      },
    ],
  },
  {
    what: 'thousands in quotes',
    content: 'depth,q1,q2,q3\n"4,321.50","2,000",5,6\n"4,322.00","2,001",5,6\n',
    becomes: [
      {
        rows: [
          [4321.5, 2000, 5, 6],
          [4322, 2001, 5, 6],
        ],
      },
    ],
  },
  {
    what: 'three-digit exponents, padded',
    content: 'depth,q1,q2,q3\n 4.1000e+002, 2.5E+00 ,7.5e-002, 6.5\n 4.2000e+002, 3.5E+00,8.5,9.5\n',
    becomes: [
      {
        rows: [
          [410, 2.5, 0.075, 6.5],
          [420, 3.5, 8.5, 9.5],
        ],
      },
    ],
  },
  {
    what: 'feet and inches between blanks, and a word',
    content: `"depth"  "p1"  "p2"\n10'-6"   1   2\n10'-7"   3   4\n10'-8"   5  soft\n10'-9"   6   7\n`,
    becomes: { refused: /line 4, column 3 \(p2\): expected a number but received "soft"/ },
  },
  {
    what: 'feet and inches',
    content: 'Depth,q1,q2,q3\n"41\'-3""",1,2,3\n"41\'-6""",4,5,6\n',
    becomes: [
      {
        unit: 'ft',
        rows: [
          [41.25, 1, 2, 3],
          [41.5, 4, 5, 6],
        ],
      },
    ],
  },
  {
    what: 'one bad cell is refused with line, column and name',
    content: 'depth,q1,q2,q3\n41,1,2,3\n42,4,x5,6\n43,7,8,9\n',
    becomes: { refused: /^table\.csv, line 3, column 3 \(q2\): expected a number but received "x5"/ },
  },
  {
    what: 'hexadecimal numbers are refused',
    content: 'depth,q1,q2,q3\n41,0x1F,2,3\n42,0x20,5,6\n',
    becomes: { refused: /^table\.csv, line 2, column 2 \(q1\): expected a number but received "0x1F"/ },
  },
]);
