// A thread that takes the steps of one network after another beside the first thread, as it is told.
import { parentPort } from "node:worker_threads";
import { takeSteps } from "./take-steps.mjs";

parentPort.on("message", async ({ module, member, rows, seeds }) => {
  takeSteps(await import(module), rows, member, seeds);
  parentPort.postMessage("done");
});
