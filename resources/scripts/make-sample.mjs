// Makes resources/sample.csv.gz: an invented image log, 546 m of layered rock as a pad tool would see it.
// Drawn on the unrolled borehole wall, so every plane that cuts the hole at an angle is one period of a sine.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROWS = 5460;
const COLUMNS = 200;
const SEED = 90001;
/** What other tools write for "no value": the import has to know it. */
const LOST = '-999.25';

/** 0 to 1, the same sequence on every machine (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const smooth = (t) => t * t * (3 - 2 * t);
const mix = (a, b, t) => a + (b - a) * t;
/** 0 outside [from, to], 1 inside, with soft shoulders. */
const within = (x, from, to, shoulder) => smooth(Math.min(1, Math.max(0, Math.min(x - from, to - x) / shoulder + 0.5)));

/** Smooth noise of -1 to 1 along a line; `scale` rows between independent values. */
function lineNoise(random, length, scale) {
  const values = Array.from({ length: Math.ceil(length / scale) + 3 }, () => random() * 2 - 1);
  return (x) => {
    const at = Math.min(Math.max(x / scale, 0), values.length - 2);
    const i = Math.floor(at);
    return mix(values[i], values[i + 1], smooth(at - i));
  };
}

/** Smooth noise of -1 to 1 on the wall, closed around it. */
function wallNoise(random, scaleRows, scaleColumns) {
  const across = Math.round(COLUMNS / scaleColumns);
  const lines = Array.from({ length: across }, () => lineNoise(random, ROWS, scaleRows));
  return (row, column) => {
    const at = (column / COLUMNS) * across;
    const i = Math.floor(at);
    return mix(lines[i % across](row), lines[(i + 1) % across](row), smooth(at - i));
  };
}

/** Rock, from the top: brightness, how strongly and how finely it is laminated, grain, and whether it has vugs. */
const FACIES = {
  sand: { level: 168, lamination: 16, grain: 9 },
  silt: { level: 126, lamination: 26, grain: 6 },
  shale: { level: 74, lamination: 22, grain: 4 },
  carbonate: { level: 196, lamination: 12, grain: 12 },
};

/** Layers as [base row, facies, level]; sequences of sand and shale above, carbonate with shale breaks below. */
function layers(random) {
  const list = [];
  for (let base = -200; base < ROWS + 400;) {
    const carbonate = base > 3500 && base < 4700;
    const pick = random();
    const name = carbonate
      ? pick < 0.75
        ? 'carbonate'
        : 'shale'
      : pick < 0.38
        ? 'sand'
        : pick < 0.68
          ? 'silt'
          : 'shale';
    base += 5 + (name === 'shale' && carbonate ? 12 : 85) * random() ** 2;
    list.push({ base, facies: FACIES[name], level: FACIES[name].level + (random() - 0.5) * 44 });
  }
  return list;
}

/** The rock in undisturbed layering: brightness at a height in the sequence, and how grainy it is there. */
function sequence(random) {
  const list = layers(random);
  const length = ROWS + 700;
  const [fine, medium, coarse] = [1.7, 5, 19].map((scale) => lineNoise(random, length, scale));
  const rows = Array.from({ length: length * 2 }, (_, half) => {
    const height = half / 2 - 250;
    const at = list.findIndex((layer) => layer.base > height);
    const layer = list[Math.max(0, at)] ?? list.at(-1);
    const { lamination, grain } = layer.facies;
    const x = height + 250;
    return { level: layer.level + lamination * (0.55 * fine(x) + 0.6 * medium(x) + 0.5 * coarse(x)), grain };
  });
  return (height) => rows[Math.min(rows.length - 1, Math.max(0, Math.round((height + 250) * 2)))];
}

/** Half the height of the bedding's sine and the column of its crest, by row: gentle dip, an unconformity, a fold, flat. */
function dip(random) {
  const wobble = lineNoise(random, ROWS, 260);
  return (row) => {
    const below = smooth(Math.min(1, Math.max(0, (row - 1640) / 30)));
    const fold = within(row, 2300, 3500, 700);
    const amplitude = mix(9, 26, below) + 22 * fold - 16 * smooth(Math.min(1, Math.max(0, (row - 4500) / 500)));
    return { amplitude: amplitude + 4 * wobble(row), crest: mix(60, 125, below) + 30 * fold + 12 * wobble(row + 90) };
  };
}

const sine = (column, crest) => Math.cos(((column - crest) / COLUMNS) * 2 * Math.PI);

/** Fractures in three swarms: mostly open and dark, some healed and bright, some only on part of the wall. */
function fractures(random) {
  return Array.from({ length: 64 }, (_, i) => {
    const [centre, spread] = [
      [900, 420],
      [2750, 520],
      [4250, 500],
    ][i % 3];
    return {
      row: centre + (random() + random() + random() - 1.5) * spread,
      amplitude: 25 + 95 * random(),
      crest: (i % 3) * 45 + 60 * random(),
      halfWidth: 0.8 + 1.8 * random() ** 2,
      value: random() < 0.82 ? 18 + 22 * random() : 226,
      // Share of the wall on which it shows, about its crest or its trough.
      reach: random() < 0.3 ? -0.5 + random() : -1,
      rough: lineNoise(random, COLUMNS, 6),
    };
  });
}

function drawFracture(wall, fracture) {
  for (let column = 0; column < COLUMNS; column++) {
    const height = sine(column, fracture.crest);
    if (height < fracture.reach) continue;
    const centre = fracture.row - fracture.amplitude * height + 1.2 * fracture.rough(column);
    // A steep flank crosses more rows of a column: the width seen along the hole grows with it.
    const slope = ((fracture.amplitude * 2 * Math.PI) / COLUMNS) * Math.sqrt(Math.max(0, 1 - height * height));
    const half = fracture.halfWidth * Math.sqrt(1 + slope * slope) * (1 + 0.35 * fracture.rough(column + 40));
    for (let row = Math.ceil(centre - half - 1); row <= centre + half + 1; row++) {
      const share = Math.min(1, half + 1 - Math.abs(row - centre));
      if (row >= 0 && row < ROWS && share > 0) blend(wall, row, column, fracture.value, 0.9 * share);
    }
  }
}

/** Dissolved holes: dark ovals, the larger with a bright rim. */
function drawVugs(wall, random) {
  for (let i = 0; i < 420; i++) {
    const [row, column] = [3560 + 1080 * random(), COLUMNS * random()];
    const [high, wide] = [1.5 + 6 * random() ** 3, 1.2 + 4.5 * random() ** 3];
    const value = 22 + 30 * random();
    for (let dr = -Math.ceil(high * 1.5); dr <= high * 1.5; dr++) {
      for (let dc = -Math.ceil(wide * 1.5); dc <= wide * 1.5; dc++) {
        const distance = Math.hypot(dr / high, dc / wide);
        const at = (Math.round(column) + dc + COLUMNS) % COLUMNS;
        if (distance <= 1) blend(wall, Math.round(row) + dr, at, value, Math.min(1, 2.2 * (1.15 - distance)));
        else if (distance < 1.4 && high > 3) blend(wall, Math.round(row) + dr, at, 232, 0.35);
      }
    }
  }
}

function blend(wall, row, column, value, share) {
  const at = row * COLUMNS + column;
  wall[at] = mix(wall[at], value, share);
}

/** Brightness of every pixel, [ROWS, COLUMNS], before the tool has its say. */
function drawWall(random) {
  const wall = new Float64Array(ROWS * COLUMNS);
  const rock = sequence(random);
  const bedding = dip(random);
  const undulation = wallNoise(random, 40, 25);
  const grains = wallNoise(random, 2.2, 1.6);
  const patches = wallNoise(random, 14, 11);
  for (let row = 0; row < ROWS; row++) {
    const { amplitude, crest } = bedding(row);
    for (let column = 0; column < COLUMNS; column++) {
      const { level, grain } = rock(row + amplitude * sine(column, crest) + 1.6 * undulation(row, column));
      wall[row * COLUMNS + column] = level + grain * (grains(row, column) + 0.7 * patches(row, column));
    }
  }
  drawVugs(wall, random);
  for (const fracture of fractures(random)) drawFracture(wall, fracture);
  return wall;
}

/** Where the hole is washed out the pads lose contact: dark, blurred along the hole, streaky. */
function washOut(wall, random) {
  const streaks = wallNoise(random, 60, 5);
  for (const [from, to] of [
    [1985, 2110],
    [5010, 5065],
  ]) {
    for (let row = from - 20; row < to + 20; row++) {
      const share = 0.88 * within(row, from, to, 24);
      for (let column = 0; column < COLUMNS; column++) {
        const above = wall[Math.max(0, row - 1) * COLUMNS + column];
        blend(wall, row, column, 34 + 0.12 * above + 12 * streaks(row, column), share);
      }
    }
  }
}

/** Four pads turn slowly with the tool; between them nothing is measured, and here and there a pad is lost. */
function pads(random) {
  const gains = Array.from({ length: 4 }, () => (random() - 0.5) * 10);
  const turn = lineNoise(random, ROWS, 900);
  const lost = [
    [330, 372, 1],
    [1490, 1511, 3],
    [2870, 2985, 0],
    [3905, 3917, 2],
    [4790, 4868, 1],
  ];
  return (row, column) => {
    const rotation = 0.021 * row + 14 * turn(row);
    const at = (((column + rotation) % COLUMNS) + COLUMNS) % COLUMNS;
    const pad = Math.floor(at / 50);
    if (at - pad * 50 >= 44) return { gap: true };
    return { gain: gains[pad], lost: lost.some(([from, to, which]) => which === pad && row >= from && row < to) };
  };
}

/** The whole file as text: a header, 5,460 scanlines, and the empty record that such files like to end with. */
export function sampleCsv() {
  const random = randomFrom(SEED);
  const wall = drawWall(random);
  washOut(wall, random);
  const pad = pads(random);
  const lines = [['depth', ...Array.from({ length: COLUMNS }, (_, i) => `col${i + 1}`)].join(',')];
  for (let row = 0; row < ROWS; row++) {
    const fields = [((90001 + row) / 10).toFixed(1)];
    for (let column = 0; column < COLUMNS; column++) {
      const { gap, lost, gain } = pad(row, column);
      const value = Math.min(237, Math.max(13, Math.round(wall[row * COLUMNS + column] + gain)));
      fields.push(gap ? '' : lost ? LOST : String(value));
    }
    lines.push(fields.join(','));
  }
  lines.push(','.repeat(COLUMNS));
  return `${lines.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const target = new URL('../sample.csv.gz', import.meta.url);
  const packed = gzipSync(sampleCsv(), { level: 9 });
  writeFileSync(target, packed);
  console.log(`resources/sample.csv.gz: ${ROWS} scanlines, ${(packed.length / 1e6).toFixed(2)} MB`);
}
