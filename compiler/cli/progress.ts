import type { Progress } from "../run/network-module.ts";
import { numberText } from "./number-text.ts";
import { writeStatus } from "./standard-streams.ts";

/** A view of progress. */
export interface ProgressView<Progress> {
  readonly update: (progress: Progress) => void;
  /** Removes the progress line. */
  readonly end: () => void;
}

/** The state of some work. */
export interface Steps {
  readonly done: number;
  readonly all: number;
  /** Texts from the longest to the shortest: the first that fits beside the bar is shown. */
  readonly texts: readonly [string, ...string[]];
}

/** Shows nothing: for `--json`. */
export const noProgress: ProgressView<unknown> = { update: () => {}, end: () => {} };

/** One rewritten line on a terminal; otherwise a plain line every few seconds, none for shorter work. */
export async function viewOf<Progress>(steps: (progress: Progress) => Steps): Promise<ProgressView<Progress>> {
  const view = process.stderr.isTTY === true ? await barView() : lineView();
  return { update: (progress) => view.update(steps(progress)), end: view.end };
}

/** The progress of a training. */
export function progressView(): Promise<ProgressView<Progress>> {
  return viewOf((progress) => ({
    done: progress.iteration,
    all: progress.iterations,
    texts: progressTexts(progress),
  }));
}

const secondsBetweenLines = 3;

function lineView(): ProgressView<Steps> {
  let last: number | undefined;
  return {
    update: ({ done, all, texts: [text] }) => {
      const now = performance.now();
      last ??= now;
      if (now - last < secondsBetweenLines * 1000 || done === all) return;
      last = now;
      writeStatus(text);
    },
    end: () => {},
  };
}

/** The columns left on a line beside a bar of `bar` characters: ` 100%  ` is between it and the text. */
function besideBar(columns: number, bar: number): number {
  return columns - bar - " 100%  ".length - 1;
}

/** The first text that fits, else the shortest. */
export function fittingText(texts: readonly [string, ...string[]], width: number): string {
  return texts.find((text) => text.length <= width) ?? (texts.at(-1) as string);
}

async function barView(): Promise<ProgressView<Steps>> {
  const { default: progressBars } = await import("cli-progress");
  const columns = process.stderr.columns || 80;
  const barsize = columns >= 100 ? 24 : 12;
  const bar = new progressBars.SingleBar({
    format: "{bar} {percentage}%  {text}",
    barsize,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  let started = false;
  return {
    update: ({ done, all, texts }) => {
      if (!started) bar.start(all, 0, { text: "" });
      started = true;
      bar.update(done, { text: fittingText(texts, besideBar(process.stderr.columns || 80, barsize)) });
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}

/** The progress of a training, with the loss in each text: `epoch 3 of 10, update 25 of 100, loss 0.5`. */
export function progressTexts({ iteration, iterations, perEpoch, loss }: Progress): readonly [string, ...string[]] {
  const update = `update ${iteration} of ${iterations}`;
  const reached = loss === undefined ? [] : [`loss ${numberText(loss)}`];
  const epoch = `epoch ${Math.ceil(iteration / perEpoch)} of ${Math.ceil(iterations / perEpoch)}`;
  const long = perEpoch === 1 ? [update, ...reached] : [epoch, update, ...reached];
  const short = [perEpoch === 1 ? update : epoch, ...reached];
  return [long.join(", "), short.join(", "), reached[0] ?? update];
}
