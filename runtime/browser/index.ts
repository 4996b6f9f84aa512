// What a page may import to train in workers; generated code needs none of it.
export { serveTraining, type TrainableModule } from "./serve-training.ts";
export { type TrainedInWorkers, trainInWorkers, type WorkersRequest } from "./train-in-workers.ts";
export type { PageWorker } from "./web-workers.ts";
