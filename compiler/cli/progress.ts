import type { Progress } from "../run/network-module.ts";
import { numberText } from "./number-text.ts";
import { tell } from "./speak.ts";

/** How work in progress is shown. */
export interface ProgressView<Progress> {
  readonly update: (progress: Progress) => void;
  /** Takes away what should not stay. */
  readonly end: () => void;
}

/** How far some work is. */
interface Steps {
  readonly done: number;
  readonly all: number;
  readonly text: string;
}

/** Shown nothing: where one object a line is printed. */
export const noProgress: ProgressView<unknown> = { update: () => {}, end: () => {} };

/** One rewritten line on a terminal; elsewhere a plain line every few seconds, none for what is done sooner. */
export async function viewOf<Progress>(steps: (progress: Progress) => Steps): Promise<ProgressView<Progress>> {
  const view = process.stderr.isTTY === true ? await barView() : lineView();
  return { update: (progress) => view.update(steps(progress)), end: view.end };
}

/** The progress of a training. */
export function progressView(): Promise<ProgressView<Progress>> {
  return viewOf((progress) => ({
    done: progress.iteration,
    all: progress.iterations,
    text: progressText(progress),
  }));
}

const secondsBetweenLines = 3;

function lineView(): ProgressView<Steps> {
  let last: number | undefined;
  return {
    update: ({ done, all, text }) => {
      const now = performance.now();
      last ??= now;
      if (now - last < secondsBetweenLines * 1000 || done === all) return;
      last = now;
      tell(text);
    },
    end: () => {},
  };
}

async function barView(): Promise<ProgressView<Steps>> {
  const { default: progressBars } = await import("cli-progress");
  const bar = new progressBars.SingleBar({
    format: "{bar} {percentage}%  {text}",
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  let started = false;
  return {
    update: ({ done, all, text }) => {
      if (!started) bar.start(all, 0, { text: "" });
      started = true;
      bar.update(done, { text });
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}

function progressText({ iteration, iterations, perEpoch, loss }: Progress): string {
  const epochs = Math.ceil(iterations / perEpoch);
  const epoch = perEpoch === 1 ? "" : `epoch ${Math.ceil(iteration / perEpoch)} of ${epochs}, `;
  const reached = loss === undefined ? "" : `, loss ${numberText(loss)}`;
  return `${epoch}update ${iteration} of ${iterations}${reached}`;
}
