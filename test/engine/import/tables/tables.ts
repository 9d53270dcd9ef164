// Small tables in the shapes that people have, each with what is right: dialect, depth, parts, roles.
export interface Table {
  readonly text: string;
  /** Of the file's bytes; UTF-8 where it is left out. */
  readonly bytes?: Uint8Array;
  readonly delimiter: string | null;
  readonly decimal?: ',';
  readonly quote?: "'" | null;
  readonly skipped?: number;
  readonly header: number | null;
  readonly units?: number;
  readonly first?: number;
  /** Column, unit, and what a depth of the file is multiplied by. */
  readonly depth?: readonly [column: number, unit: 'm' | 'ft', factor?: number];
  /** `name kind width`, widest image first. */
  readonly parts: readonly string[];
  readonly encoding?: string;
  /** Codes of the findings but for that of a unit that is not there. */
  readonly findings?: readonly string[];
}

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

/** Bytes that are the code units of a text, as in Latin-1. */
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export const TABLES: Record<string, Table> = {
  'the plain form': {
    text: `depth,col1,col2,col3\n${rows(5, (i) => `${9000 + i / 10},${i},2,3`)}\n`,
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['col image 3'] },
  },
  'no header': {
    text: '10.5,1,2\n11,3,4\n',
    delimiter: ',',
    header: null,
    first: 1,
    depth: [0, 'm'],
    parts: ['image image 2'],
  },
  'no header, records numbered': {
    text: '0,2500.25,7,8\n1,2500.50,9,9\n2,2500.75,9,1\n',
    ...{
      delimiter: ',',
      header: null,
      first: 1,
      depth: [1, 'm'],
      parts: ['image image 2'],
      findings: ['depth-assumed'],
    },
  },
  'no header, whole depths that count': {
    text: '1,5,9\n2,6,8\n3,7,7\n',
    ...{ delimiter: ',', header: null, first: 1, depth: [0, 'm'], parts: ['image image 2'] },
  },
  'semicolons and decimal commas': {
    text: 'Teufe [m];A1;A2\n1,25;0,5;1\n1,50;0,75;2\n',
    ...{ delimiter: ';', decimal: ',', header: 1, depth: [0, 'm'], parts: ['A image 2'] },
  },
  'tabs, decimal commas and points for thousands': {
    text: 'Tiefe\tW1\tW2\n1.000,5\t1,5\t2,5\n1.001,0\t1,25\t2\n',
    ...{ delimiter: '\t', decimal: ',', header: 1, depth: [0, 'm'], parts: ['W image 2'] },
  },
  'blanks for thousands': {
    text: 'profondeur (m);P1;P2\n1 234,5;1 000;2\n1 235,0;900;3\n',
    ...{ delimiter: ';', decimal: ',', header: 1, depth: [0, 'm'], parts: ['P image 2'] },
  },
  'apostrophes for thousands': {
    text: "Tiefe (m);P1;P2\n1'234.5;1'000;2\n1'235.0;900;3\n",
    ...{ delimiter: ';', header: 1, depth: [0, 'm'], parts: ['P image 2'] },
  },
  'thousands in quotes': {
    text: 'Depth (ft),T1,T2\n"11,234.50","1,010",7\n"11,235.00","1,020",9\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'ft'], parts: ['T image 2'] },
  },
  'quotes around everything': {
    text: '"Depth","S1","S2"\n"1.5","7","8"\n"1.6","9","8"\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'single quotes': {
    text: "'Depth','S1','S2','Note'\n1.5,7,8,'dark, wet'\n1.6,9,8,'light'\n",
    ...{ delimiter: ',', quote: "'", header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'vertical bars': {
    text: 'depth|S1|S2|S3\n1.5|7|8|9\n1.6|9|8|9\n',
    ...{ delimiter: '|', header: 1, depth: [0, 'm'], parts: ['S image 3'] },
  },
  'aligned by blanks': {
    text: '  Depth (m)    S 1    S 2\n     1.500     7      8\n    10.500   -12      9\n',
    ...{ delimiter: ' ', header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'aligned by blanks, with a rule below the names': {
    text: 'DEPTH   S1    S2\n------  ----  ----\n1.500   7     8\n1.600   9     9\n',
    ...{ delimiter: ' ', header: 1, first: 3, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'tabs and blanks mixed': {
    text: 'MD \t S1\tS2\n1.5 \t 7\t 8\n 1.6\t9 \t10\n',
    ...{ delimiter: '\t', header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'a caret': {
    text: 'depth^S1^S2\n1.5^7^8\n1.6^9^8\n1.7^3^4\n',
    ...{ delimiter: '^', header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'a delimiter behind each record': {
    text: 'depth;x;y;\n1;2;3;\n2;3;4;\n',
    ...{ delimiter: ';', header: 1, depth: [0, 'm'], parts: ['image image 2'] },
  },
  'a delimiter behind the records alone': {
    text: 'depth;x;y\n1;2;3;\n2;3;4;\n',
    ...{ delimiter: ';', header: 1, depth: [0, 'm'], parts: ['image image 2'] },
  },
  'columns that a spreadsheet left empty': {
    text: 'depth,x,y,,,\n1,2,3,,,\n2,3,4,,,\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['image image 2'] },
  },
  'comments before, between and behind': {
    text: '# made by a tool\n# null: -1\n\ndepth,S1,S2\n1,2,3\n# pause\n2,3,-1\n# end\n',
    ...{ delimiter: ',', skipped: 3, header: 4, depth: [0, 'm'], parts: ['S image 2'], findings: ['lines-skipped'] },
  },
  'names in a comment': {
    text: '# depth p1 p2\n1.5 2.25 3\n2.5 3.25 4\n',
    ...{ delimiter: ' ', header: 1, depth: [0, 'm'], parts: ['p image 2'] },
  },
  'names with units in a comment': {
    text: '% run 7\n%  Depth [ft]   P1   P2\n1500.5   2.25   3\n1501.0   3.25   4\n',
    ...{ delimiter: ' ', skipped: 1, header: 2, depth: [0, 'ft'], parts: ['P image 2'], findings: ['lines-skipped'] },
  },
  'a column called #': {
    text: '#,Depth,S1,S2\n1,20.5,3,4\n2,20.6,4,5\n3,20.7,5,6\n',
    ...{ delimiter: ',', header: 1, depth: [1, 'm'], parts: ['S image 2'] },
  },
  'slashes and exclamation marks': {
    text: '// exported\n! units: metric\ndepth,S1,S2\n1,2,3\n2,3,4\n',
    ...{ delimiter: ',', skipped: 2, header: 3, depth: [0, 'm'], parts: ['S image 2'], findings: ['lines-skipped'] },
  },
  'a block of comments': {
    text: '/* DESCRIPTION\nSize:\t3 points\nLatitude: 5.5\n*/\nEvent\tDepth [m]\tS1\tS2\nX-1\t1.5\t2\t3\nX-1\t2.5\t3\t4\n',
    ...{ delimiter: '\t', skipped: 4, header: 5, depth: [1, 'm'], parts: ['S image 2'], findings: ['lines-skipped'] },
  },
  'keys and values above': {
    text: 'Well,North 3\nDate,2021-05-06\nTool,Imager,rev,2\nMud weight,1.2\n\nDepth (ft),S1,S2,S3,S4\n100,1,2,3,4\n101,1,2,3,4\n',
    ...{ delimiter: ',', skipped: 5, header: 6, depth: [0, 'ft'], parts: ['S image 4'], findings: ['lines-skipped'] },
  },
  'more keys than records': {
    text: `${rows(12, (i) => `Key ${i}: value ${i}`)}\nDepth unit: ft\nMD;S1;S2\n1,5;7,5;8\n2,5;7,25;8\n`,
    ...{
      delimiter: ';',
      decimal: ',',
      skipped: 13,
      header: 14,
      depth: [0, 'ft'],
      parts: ['S image 2'],
      findings: ['lines-skipped'],
    },
  },
  'a path and a title above': {
    text: 'D:\\data\\run 7\\core (2)   re-read\ncounts\nfile\tposition (mm)\tvalid\tCa\tFe\nD:\\a.spe\t0.5\t1\t100\t7\nD:\\b.spe\t1.5\t1\t120\t8\n',
    ...{
      delimiter: '\t',
      skipped: 2,
      header: 3,
      depth: [1, 'm', 1 / 1000],
      parts: ['curves curves 3'],
      findings: ['lines-skipped', 'no-image'],
    },
  },
  "Excel's first line": {
    text: 'sep=;\r\nDepth;S1;S2\r\n1;10,5;20\r\n2;11;21,5\r\n',
    ...{
      delimiter: ';',
      decimal: ',',
      skipped: 1,
      header: 2,
      depth: [0, 'm'],
      parts: ['S image 2'],
      findings: ['lines-skipped'],
    },
  },
  'a row of units': {
    text: 'DEPT,GR,AMP1,AMP2,AMP3\nF,GAPI,DB,DB,DB\n5000,60,1,2,3\n5000.5,61,4,5,6\n',
    ...{ delimiter: ',', header: 1, units: 2, first: 3, depth: [0, 'ft'], parts: ['AMP image 3', 'curves curves 1'] },
  },
  'a row of units in brackets': {
    text: 'Depth;S1;S2\n[cm];[-];[-]\n10;1;2\n20;1;2\n',
    ...{ delimiter: ';', header: 1, units: 2, first: 3, depth: [0, 'm', 1 / 100], parts: ['S image 2'] },
  },
  'units above the names': {
    text: 'ft;mV;mV\nDepth;S1;S2\n10;1;2\n20;1;2\n',
    ...{ delimiter: ';', header: 2, units: 1, first: 3, depth: [0, 'ft'], parts: ['S image 2'] },
  },
  'the names once more in the middle': {
    text: 'depth,S1,S2\n1,2,3\n2,3,4\ndepth,S1,S2\n3,4,5\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'numbers for names': {
    text: ',0,90,180,270\n10.5,1,2,3,4\n10.6,2,3,4,5\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['image image 4'], findings: ['depth-assumed'] },
  },
  'angles for names': {
    text: 'TVD;0°;45°;90°;135°;180°;225°;270°;315°\n5,5;1;2;3;4;5;6;7;8\n6,5;1;2;3;4;5;6;7;8\n',
    ...{ delimiter: ';', decimal: ',', header: 1, depth: [0, 'm'], parts: ['image image 8'] },
  },
  'a sector that is missing': {
    text: 'DEPT,GR,S000,S045,S135,S180,S225,S270,S315\n1,70,1,2,3,4,5,6,7\n2,71,1,2,3,4,5,6,7\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['S image 8', 'curves curves 1'] },
  },
  'two images and curves': {
    text: 'MD,GR,RES1,RES2,RES3,RES4,DEN[0],DEN[1],DEN[2]\n1,70,1,2,3,4,5,6,7\n2,71,1,2,3,4,5,6,7\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['RES image 4', 'DEN image 3', 'curves curves 1'] },
  },
  'depths of investigation are no image': {
    text: 'DEPT,GR,AT10,AT20,AT30,AT60,AT90\n1,70,10,11,12,13,14\n2,71,10,11,12,13,14\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['curves curves 6'], findings: ['no-image'] },
  },
  curves: {
    text: 'DEPT.M,DT,RHOB,NPHI\n1,80,2.5,0.1\n2,81,2.4,0.2\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['curves curves 3'], findings: ['no-image'] },
  },
  'one curve': {
    text: 'depth,gamma\n1,80\n2,81\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['curves curves 1'], findings: ['no-image'] },
  },
  'a survey': {
    text: 'MD (ft),Inc (deg),Azi (deg),TVD (ft)\n0,0,0,0\n100,1.5,12,99.9\n',
    ...{
      delimiter: ',',
      header: 1,
      depth: [0, 'ft'],
      parts: ['survey survey 3'],
      findings: ['depth-chosen', 'taken-for-survey'],
    },
  },
  colours: {
    text: 'Core;Depth CSF-A (m);L*;a*;b*\n1;0,5;40;1;2\n1;0,6;41;1;3\n',
    ...{ delimiter: ';', decimal: ',', header: 1, depth: [1, 'm'], parts: ['Lab image 3', 'curves curves 1'] },
  },
  'pandas numbers equal names': {
    text: ',DEPTH,GR,FMI,FMI.1,FMI.2,FMI.3\n0,10.0,70,1,2,3,4\n1,10.1,71,1,2,3,4\n',
    ...{ delimiter: ',', header: 1, depth: [1, 'm'], parts: ['FMI image 4', 'curves curves 1'] },
  },
  'a sample number is no depth': {
    text: 'Sample No.,Depth mbsf,S1,S2,S3\n1,10.5,1,2,3\n2,10.6,1,2,3\n3,10.7,1,2,3\n',
    ...{ delimiter: ',', header: 1, depth: [1, 'm'], parts: ['S image 3'] },
  },
  'a table of R with row names': {
    text: '"depth" "S1" "S2"\n"1" 10.5 1 2\n"2" 10.6 3 4\n"3" 10.7 3 NA\n',
    ...{ delimiter: ' ', header: 1, depth: [1, 'm'], parts: ['S image 2'] },
  },
  'one name over an array': {
    text: 'DEPTH\tFMI\n10.5\t1\t2\t3\n10.6\t4\t5\t6\n',
    ...{ delimiter: '\t', header: 1, depth: [0, 'm'], parts: ['FMI image 3'], findings: ['names-missing'] },
  },
  'feet and inches': {
    text: `Depth;S1;S2\n10'-6";1;2\n10'-9";1;2\n`,
    ...{ delimiter: ';', quote: null, header: 1, depth: [0, 'ft'], parts: ['S image 2'] },
  },
  'dates, times and labels': {
    text: 'Date,Time,Label,Depth (m),S1,S2,S3\n2021-05-06,10:00:05,"a, b",1.5,1,2,3\n2021-05-06,10:00:10,c,1.6,1,2,3\n',
    ...{ delimiter: ',', header: 1, depth: [3, 'm'], parts: ['S image 3'] },
  },
  'the measured one of several depths': {
    text: 'TVD (m),MD (m),S1,S2,S3\n1,1.5,1,2,3\n2,2.5,1,2,3\n',
    ...{
      delimiter: ',',
      header: 1,
      depth: [1, 'm'],
      parts: ['S image 3', 'curves curves 1'],
      findings: ['depth-chosen'],
    },
  },
  Fortran: {
    text: '   0.1000D+04   0.25D-01   -.5D+00\n   0.1001D+04   0.26D-01   0.5D+00\n',
    ...{ delimiter: ' ', header: null, first: 1, depth: [0, 'm'], parts: ['image image 2'] },
  },
  'nulls everywhere': {
    text: 'depth,S1,S2,S3\n1,NA,,n.a.\n2,#N/A,-1.#IND,****\n3,1,2,--\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'm'], parts: ['S image 3'] },
  },
  'an unknown unit': {
    text: 'Depth (fathoms),S1,S2\n1,2,3\n2,3,4\n',
    ...{ delimiter: ',', header: 1, parts: [], findings: ['depth-unit-unknown'] },
  },
  'two units that contradict each other': {
    text: 'Depth (m),S1,S2\nft,mV,mV\n1,2,3\n2,3,4\n',
    ...{ delimiter: ',', header: 1, units: 2, first: 3, parts: [], findings: ['depth-unit-unknown'] },
  },
  'indexed by time': {
    text: 'Time (s),S1,S2,S3\n1.5,9,3,2\n2.5,3,4,7\n',
    ...{ delimiter: ',', header: 1, parts: [], findings: ['no-depth'] },
  },
  'UTF-16': {
    text: 'Tiefe (m)\tÄ1\tÄ2\n1,5\t2\t3\n2,5\t3\t4\n',
    bytes: utf16('Tiefe (m)\tÄ1\tÄ2\n1,5\t2\t3\n2,5\t3\t4\n'),
    ...{ delimiter: '\t', decimal: ',', header: 1, depth: [0, 'm'], parts: ['Ä image 2'], encoding: 'utf-16le' },
  },
  'Windows-1252': {
    text: '',
    bytes: latin('Tiefe [m];0\xb0;90\xb0;180\xb0;270\xb0\n1;2;3;4;5\n2;3;4;5;6\n'),
    ...{
      delimiter: ';',
      header: 1,
      depth: [0, 'm'],
      parts: ['image image 4'],
      encoding: 'windows-1252',
      findings: ['encoding-assumed'],
    },
  },
  'Windows-1251': {
    text: '',
    // Глубина, м;S1;S2
    bytes: latin('\xc3\xeb\xf3\xe1\xe8\xed\xe0, \xec;S1;S2\n1,5;2;3\n2,5;3;4\n'),
    ...{
      delimiter: ';',
      decimal: ',',
      header: 1,
      depth: [0, 'm'],
      parts: ['S image 2'],
      encoding: 'windows-1251',
      findings: ['encoding-assumed'],
    },
  },
  'words only': {
    text: 'name,city,remark\nAda,London,"fine, thanks"\nBob,Rome,none to say\n',
    ...{ delimiter: ',', header: 1, parts: [], findings: ['no-depth'] },
  },
  'words with semicolons and commas in them': {
    text: 'title;year;tags\nOne, two;1990;a,b,c\nThree;1991;d\nFour, five, six;1992;e,f\n',
    ...{ delimiter: ';', header: 1, parts: [], findings: ['no-depth'] },
  },
  'lines within quotes': {
    text: 'id,text\n7,"one\ntwo, three\nfour"\n9,"five"\n4,"six,\n"\n',
    ...{ delimiter: ',', header: 1, parts: [], findings: ['no-depth'] },
  },
  'one column of names': {
    text: 'name\nAda\nBob\nCleo\n',
    delimiter: null,
    header: 1,
    parts: [],
    findings: ['no-depth'],
  },
  'one column of times': {
    text: 'start\n2020-01-01 10:00:00\n2020-01-01 10:00:05\n2020-01-01 10:00:10\n',
    ...{ delimiter: null, header: 1, parts: [], findings: ['no-depth'] },
  },
  'one column of addresses': {
    text: 'https://example.org/a?b=1&c=2\nhttps://example.org/d\nhttps://example.org/e?f=3\n',
    ...{ delimiter: null, header: 1, parts: [], findings: ['no-depth'] },
  },
  'addresses and times in columns': {
    text: 'when|where\n2020-01-01 10:00|https://example.org/a,b\n2020-01-02 11:00|https://example.org/c;d\n',
    ...{ delimiter: '|', header: 1, parts: [], findings: ['no-depth'] },
  },
  'sentences in a column': {
    text: 'id\tsentence\n4\tIt rained, and then, well, it stopped.\n8\tNothing: at all; or so.\n2\tYes, no.\n',
    ...{ delimiter: '\t', header: 1, parts: [], findings: ['no-depth'] },
  },
  'one depth in feet and inches among plain ones, which reading refuses': {
    text: 'Depth,S1,S2\n1,2,3\n2,2,3\n3\'6",2,3\n',
    ...{ delimiter: ',', quote: null, header: 1, depth: [0, 'm'], parts: ['S image 2'] },
  },
  'names and units behind marks of comments': {
    text: '#DEPTH,Q1,Q2\n#ft,V,V\n11,2,3\n12,3,4\n',
    ...{ delimiter: ',', header: 1, units: 2, first: 3, depth: [0, 'ft'], parts: ['Q image 2'] },
  },
  'names, units and a rule behind marks of comments': {
    text: '# Teufe   W1   W2\n# [cm]   [V]  [V]\n#-----------------\n  11  2  3\n  12  3  4\n',
    ...{ delimiter: ' ', header: 1, units: 2, first: 4, depth: [0, 'm', 0.01], parts: ['W image 2'] },
  },
  'units alone behind the mark of a comment': {
    text: 'DEPTH,Q1,Q2\n# ft,V,V\n11,2,3\n12,3,4\n',
    ...{ delimiter: ',', header: 1, units: 2, first: 3, depth: [0, 'ft'], parts: ['Q image 2'] },
  },
  'a unit of depth in feet behind a name without a word for depth': {
    text: 'Elev_ft,GR,RHOB\n31,60,2.1\n30,61,2.2\n29,60,2.2\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'ft'], parts: ['curves curves 2'] },
    findings: ['depth-assumed', 'no-image'],
  },
  'a depth of the splice before that of a section': {
    text: 'SB DEPTH,SECT NUM,SECT DEPTH,Den1,MS1\ncm,,cm,gm/cc,SI\n5,1,5,1.4,9\n6,2,1,1.5,8\n7,2,2,1.5,9\n',
    ...{ delimiter: ',', header: 1, units: 2, first: 3, depth: [0, 'm', 0.01], parts: ['curves curves 4'] },
    findings: ['depth-chosen', 'no-image'],
  },
  'brackets of East Asian width': {
    text: '井深（英尺）,声波,密度\n11,60,2.1\n12,61,2.2\n',
    ...{ delimiter: ',', header: 1, depth: [0, 'ft'], parts: ['curves curves 2'], findings: ['no-image'] },
  },
  'names of which one has something in brackets are not alike': {
    text: 'Depth [m]\tShade\tShade (std)\n1\t7\t\n2\t8\t\n',
    ...{ delimiter: '\t', header: 1, depth: [0, 'm'], parts: ['curves curves 2'], findings: ['no-image'] },
  },
  'the path of a well as it is traced': {
    text: 'MD X Y Z TVD AZIM_TN INCL AZIM_GN\n0 4 5 9 0 30 0 29\n30 4 5 8 30 31 1 30\n60 5 5 7 59 31 2 30\n',
    ...{ delimiter: ' ', header: 1, depth: [0, 'm'], parts: ['survey survey 7'] },
    findings: ['depth-chosen', 'taken-for-survey'],
  },
  'no depth behind a number of records': {
    text: 'index,S1,S2,S3\n0,5,6,7\n1,6,7,8\n2,7,8,9\n',
    ...{ delimiter: ',', header: 1, parts: [], findings: ['no-depth'] },
  },
  'places on a map are no depths': {
    text: 'Latitude,Longitude,Value\n1.5,7,9\n2.5,8,8\n3.5,9,8\n',
    ...{ delimiter: ',', header: 1, parts: [], findings: ['no-depth'] },
  },
  'a header alone': {
    text: 'depth,S1,S2\n',
    delimiter: ',',
    header: 1,
    first: 3,
    depth: [0, 'm'],
    parts: ['S image 2'],
  },
};
