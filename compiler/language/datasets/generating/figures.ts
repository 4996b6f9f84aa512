import type { RandomState } from "../../../../runtime/random-state.ts";
import { cos, sin } from "../../../../runtime/sin-cos.ts";

/** Where something is drawn, in pixels from the middle of the first pixel: y goes down, x to the right. */
export interface Frame {
  readonly height: number;
  readonly width: number;
  /** Half of what the figure takes up. */
  readonly reach: number;
  readonly y: number;
  readonly x: number;
}

/** Whether a figure covers a pixel. */
export type Covers = (y: number, x: number) => boolean;

/** What can be drawn: each chooses its angle and its measures at random, within a frame. */
export const figures = { circle, square, triangle, stripes, checkerboard, speckle } as const;

/** One of them. */
export type Figure = keyof typeof figures;

/** The names of the figures, in one order. */
export const figureNames = Object.keys(figures) as readonly Figure[];

/** A frame of random size and position: the figure takes 40 to 90 % of the shorter side and lies within the image. */
export function frameIn(height: number, width: number, random: RandomState): Frame {
  const reach = (Math.min(height, width) / 2) * random.uniform(0.4, 0.9);
  const y = random.uniform(reach, height - reach);
  const x = random.uniform(reach, width - reach);
  return { height, width, reach, y, x };
}

function circle({ reach, y, x }: Frame): Covers {
  return (py, px) => (py - y) * (py - y) + (px - x) * (px - x) <= reach * reach;
}

function square(frame: Frame, random: RandomState): Covers {
  const side = frame.reach * Math.SQRT1_2;
  const turned = turnedAround(frame, random);
  return (py, px) => Math.abs(turned.down(py, px)) <= side && Math.abs(turned.across(py, px)) <= side;
}

/** Equilateral: its corners lie on the circle of the frame. */
function triangle(frame: Frame, random: RandomState): Covers {
  const { reach } = frame;
  const turned = turnedAround(frame, random);
  const slope = Math.sqrt(3);
  return (py, px) => {
    const down = turned.down(py, px);
    return down <= reach / 2 && slope * Math.abs(turned.across(py, px)) - down <= reach;
  };
}

function stripes(frame: Frame, random: RandomState): Covers {
  const turned = turnedAround(frame, random);
  const width = patternWidth(frame, random);
  const patch = patchIn(frame);
  return (py, px) => patch(py, px) && isEven(turned.down(py, px) / width);
}

function checkerboard(frame: Frame, random: RandomState): Covers {
  const turned = turnedAround(frame, random);
  const width = patternWidth(frame, random);
  const patch = patchIn(frame);
  return (py, px) => patch(py, px) && isEven(turned.down(py, px) / width) === isEven(turned.across(py, px) / width);
}

/** Dots of several sizes, wherever they fall in the patch. */
function speckle(frame: Frame, random: RandomState): Covers {
  const { height, width, reach, y, x } = frame;
  const covered = new Uint8Array(height * width);
  for (let dots = random.randint(20, 60); dots > 0; dots--) {
    const radius = Math.max(1, reach * random.uniform(0.04, 0.12));
    const [middleY, middleX] = [y + reach * random.uniform(-1, 1), x + reach * random.uniform(-1, 1)];
    for (let py = Math.max(0, Math.ceil(middleY - radius)); py < Math.min(height, middleY + radius); py++) {
      for (let px = Math.max(0, Math.ceil(middleX - radius)); px < Math.min(width, middleX + radius); px++) {
        const inside = (py - middleY) * (py - middleY) + (px - middleX) * (px - middleX) <= radius * radius;
        if (inside) covered[py * width + px] = 1;
      }
    }
  }
  return (py, px) => covered[py * width + px] === 1;
}

/** How wide one stripe or field is: a third to an eighth of the reach. */
function patternWidth({ reach }: Frame, random: RandomState): number {
  return Math.max(1, reach / random.uniform(3, 8));
}

/** The square patch, straight, that a pattern fills. */
function patchIn({ reach, y, x }: Frame): Covers {
  return (py, px) => Math.abs(py - y) <= reach && Math.abs(px - x) <= reach;
}

/** How far a figure is turned to either side, in radians: 17 degrees. */
const mostTurned = 0.3;

/** The two coordinates from the middle of the frame, after a turn by a small random angle. */
function turnedAround({ y, x }: Frame, random: RandomState) {
  const angle = random.uniform(-mostTurned, mostTurned);
  const [c, s] = [cos(angle), sin(angle)];
  return {
    down: (py: number, px: number) => (py - y) * c - (px - x) * s,
    across: (py: number, px: number) => (py - y) * s + (px - x) * c,
  };
}

function isEven(value: number): boolean {
  const whole = Math.floor(value);
  return whole % 2 === 0;
}
