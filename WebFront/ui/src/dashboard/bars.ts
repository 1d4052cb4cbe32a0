import uPlot from 'uplot';

type Values = (number | null)[];

/** A row of labelled bars in an element, in the element's colour and font. */
export interface Bars {
  show(finished: Values, unfinished: Values): void;
  redraw(): void;
  close(): void;
}

/** Room above the highest bar for its label, as a share of the font's size. */
const labelRoom = 1.7;

/** Draws bars that fill `host` and follow its size. Unfinished ones are hatched and only outlined. */
export function openBars(host: HTMLElement, label: (value: number) => string): Bars {
  const plot = new uPlot(options(host, label), [[], [], []], host);
  const fit = new ResizeObserver(() => plot.setSize(sizeOf(host)));
  fit.observe(host);
  void document.fonts.ready.then(() => plot.redraw());
  return {
    show: (finished, unfinished) => plot.setData([finished.map((_, index) => index), finished, unfinished]),
    redraw: () => plot.redraw(),
    close: () => {
      fit.disconnect();
      plot.destroy();
    },
  };
}

function options(host: HTMLElement, label: (value: number) => string): uPlot.Options {
  const style = getComputedStyle(host);
  const paths = uPlot.paths.bars!({ size: [0.62, 72], radius: [0.12, 0] });
  return {
    ...sizeOf(host),
    padding: [parseFloat(style.fontSize) * labelRoom, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (plot) => [-0.5, Math.max(1, plot.data[0].length) - 0.5] },
      y: { range: (_plot, _min, max) => [0, Math.max(1, max ?? 1)] },
    },
    axes: [{ show: false }, { show: false }],
    series: [
      {},
      { paths, fill: () => style.color, width: 0, points: { show: false } },
      { paths, fill: (plot) => hatch(plot.ctx, style.color), stroke: () => style.color, width: 1.5, dash: [4, 3], points: { show: false } },
    ],
    hooks: { draw: [(plot) => drawLabels(plot, style, label)] },
  };
}

function sizeOf(host: HTMLElement) {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
}

/** Thin diagonals in the bar's colour: the day is not filled up yet. */
function hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern {
  const size = 8 * devicePixelRatio;
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext('2d')!;
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.5 * devicePixelRatio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat')!;
}

function drawLabels(plot: uPlot, style: CSSStyleDeclaration, label: (value: number) => string): void {
  const { ctx, data } = plot;
  const fontSize = parseFloat(style.fontSize) * devicePixelRatio;
  const room = plot.bbox.width / data[0].length - 2 * devicePixelRatio;
  ctx.save();
  ctx.font = `${style.fontWeight} ${fontSize}px ${style.fontFamily}`;
  ctx.fillStyle = style.accentColor;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  for (const [index, x] of data[0].entries()) {
    const value = data[1]?.[index] ?? data[2]?.[index] ?? 0;
    ctx.fillText(label(value), plot.valToPos(x, 'x', true), plot.valToPos(value, 'y', true) - fontSize * 0.3, room);
  }
  ctx.restore();
}
