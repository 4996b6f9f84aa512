// A thread of a sweep: it makes one run after the other and says what each came to.
import { parentPort, workerData } from "node:worker_threads";
import { loadLanguage } from "../run/use/load-language.ts";
import { runOrders } from "./run-orders.ts";
import type { RunOrder, SweepTask } from "./sweep-task.ts";

const task = workerData as SweepTask;

// The words were loaded once before, without a mistake.
const ready = loadLanguage(task.words).then(({ language, diagnostics }) => {
  if (language === undefined) throw new Error(diagnostics[0]?.text ?? "its words cannot be loaded");
  return runOrders(task, language);
});

parentPort?.on("message", async (order: RunOrder) => {
  const run = await ready;
  parentPort?.postMessage(await run(order));
});
