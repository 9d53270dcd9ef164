// Draws profiles as lines with uPlot, edge to edge to stay aligned with the picture. Loaded on first use.
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ValueRange } from '../../shared/model/look.ts';
import { alone, type Profile } from './profile-data.ts';

export interface ProfileChart {
  show(profile: Profile, range: ValueRange): void;
  /** Draws again in the current colours, after the theme has changed. */
  redraw(): void;
  close(): void;
}

const LINE_PX = 1.25;
const POINT_PX = 3;

/** A chart along the picture's width, from left to right, or along its height, from top to base. */
export function createProfileChart(host: HTMLElement, along: 'width' | 'height'): ProfileChart {
  const down = along === 'height';
  let profile: Profile = [];
  let range: ValueRange = [0, 1];
  const color = (name: string): string => getComputedStyle(host).getPropertyValue(name);
  const chart = new UPlot(
    {
      width: Math.max(1, host.clientWidth),
      height: Math.max(1, host.clientHeight),
      padding: [0, 0, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, ori: down ? 1 : 0, dir: down ? -1 : 1, range: () => [0, Math.max(1, profile.length)] },
        y: { ori: down ? 0 : 1, range: () => [...range] },
      },
      axes: [
        { show: false },
        {
          side: down ? 2 : 3,
          size: 0,
          gap: 0,
          ticks: { show: false },
          values: (_chart, splits) => splits.map(() => ''),
          grid: { stroke: () => color('--line'), width: 1 },
        },
      ],
      series: [
        {},
        {
          stroke: () => color('--accent'),
          width: LINE_PX,
          spanGaps: false,
          points: {
            show: true,
            size: POINT_PX,
            width: 0,
            fill: () => color('--accent'),
            filter: () => alone(profile),
          },
        },
      ],
    },
    [[], []],
    host,
  );
  const observer = new ResizeObserver(() => {
    if (host.clientWidth > 0 && host.clientHeight > 0) {
      chart.setSize({ width: host.clientWidth, height: host.clientHeight });
    }
  });
  observer.observe(host);
  return {
    show(next, nextRange) {
      [profile, range] = [next, nextRange];
      // Each value stands in the middle of its column or row.
      chart.setData([profile.map((_, i) => i + 0.5), [...profile]]);
    },
    redraw: () => chart.redraw(false),
    close() {
      observer.disconnect();
      chart.destroy();
    },
  };
}
