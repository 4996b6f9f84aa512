import type { Progress } from "../run/network-module.ts";
import { numberText } from "./number-text.ts";
import { tell } from "./speak.ts";

/** How a training in progress is shown. */
export interface ProgressView {
  readonly update: (progress: Progress) => void;
  /** Takes away what should not stay. */
  readonly end: () => void;
}

/** Shown nothing: where one object a line is printed. */
export const noProgress: ProgressView = { update: () => {}, end: () => {} };

/** One rewritten line on a terminal; elsewhere a plain line every few seconds, none for what is done sooner. */
export async function progressView(): Promise<ProgressView> {
  return process.stderr.isTTY === true ? barView() : lineView();
}

const secondsBetweenLines = 3;

function lineView(): ProgressView {
  let last: number | undefined;
  return {
    update: (progress) => {
      const now = performance.now();
      last ??= now;
      if (now - last < secondsBetweenLines * 1000 || progress.iteration === progress.iterations) return;
      last = now;
      tell(progressText(progress));
    },
    end: () => {},
  };
}

async function barView(): Promise<ProgressView> {
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
    update: (progress) => {
      const { iteration, iterations } = progress;
      if (!started) bar.start(iterations, 0, { text: "" });
      started = true;
      bar.update(iteration, { text: progressText(progress) });
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}

function progressText({ iteration, iterations, perEpoch, loss }: Progress): string {
  const epochs = Math.ceil(iterations / perEpoch);
  const epoch = perEpoch === 1 ? "" : `epoch ${Math.ceil(iteration / perEpoch)} of ${epochs}, `;
  return `${epoch}update ${iteration} of ${iterations}, loss ${numberText(loss)}`;
}
