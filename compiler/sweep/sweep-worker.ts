// A thread of a sweep: it does one run after the other and reports the outcome of each.
import { parentPort, workerData } from "node:worker_threads";
import { loadLanguage } from "../run/use/load-language.ts";
import { runOrders } from "./run-orders.ts";
import type { RunOrder, SweepTask } from "./sweep-task.ts";

const task = workerData as SweepTask;

// The words have already been loaded once without mistakes.
const ready = loadLanguage(task.words).then(({ language, diagnostics }) => {
  if (language === undefined) throw new Error(diagnostics[0]?.text ?? "its words cannot be loaded");
  return runOrders(task, language);
});

parentPort?.on("message", async (order: RunOrder) => {
  const run = await ready;
  parentPort?.postMessage(await run(order));
});
