// A thread that takes the steps of one network after another beside the first thread, as it is told.
import { parentPort } from "node:worker_threads";
import { takeSteps } from "./take-steps.mjs";

parentPort.on("message", async ({ module, place, rows, seeds }) => {
  takeSteps(await import(module), rows, place, seeds);
  parentPort.postMessage("done");
});
