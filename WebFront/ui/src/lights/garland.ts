/** Where a bulb hangs, in units of the drawing. */
export interface Socket {
  x: number;
  y: number;
}

/** A stretch of the chain from one side to the other. */
export interface Strand {
  sockets: Socket[];
  /** The cable, as an SVG path. */
  cable: string;
}

export const bulbWidth = 64;
export const strandHeight = 104;

const narrowestBulb = 56;
const top = 14;
/** How far the cable hangs down in the middle of a strand, and between two bulbs. */
const sag = 26;
const dip = 7;

/** How many bulbs a strand of a width in pixels has: as even as possible over as few strands as needed. */
export function bulbsPerStrand(count: number, width: number): number {
  const most = Math.max(1, Math.floor(width / narrowestBulb));
  return Math.ceil(count / Math.ceil(count / most));
}

/** Hangs bulbs on strands. */
export function hang(count: number, perStrand: number): Strand[] {
  const strands: Strand[] = [];
  for (let first = 0; first < count; first += perStrand) strands.push(strand(Math.min(perStrand, count - first), perStrand));
  return strands;
}

function strand(bulbs: number, perStrand: number): Strand {
  const width = perStrand * bulbWidth;
  const left = (width - bulbs * bulbWidth) / 2;
  const sockets = Array.from({ length: bulbs }, (_, index) => {
    const x = left + (index + 0.5) * bulbWidth;
    return { x, y: round(height(x, width)) };
  });
  const stops = [{ x: 0, y: top }, ...sockets, { x: width, y: top }];
  const cable = stops
    .slice(1)
    .map((stop, index) => `Q${round((stop.x + stops[index]!.x) / 2)} ${round((stop.y + stops[index]!.y) / 2 + dip)} ${stop.x} ${stop.y}`)
    .join('');
  return { sockets, cable: `M0 ${top}${cable}` };
}

/** A parabola, which is near enough to a hanging chain. */
const height = (x: number, width: number) => top + sag * (1 - (2 * x / width - 1) ** 2);

const round = (value: number) => Math.round(value * 10) / 10;
