// The imports for pages that train in workers; generated code does not need them.
export { serveTraining, type TrainableModule } from "./serve-training.ts";
export { type TrainedInWorkers, trainInWorkers, type WorkersRequest } from "./train-in-workers.ts";
export type { PageWorker } from "./web-workers.ts";
