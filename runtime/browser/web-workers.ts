// The few types of workers that are needed: TypeScript has them only in the library of browsers.

/** What arrives from the other side. */
export interface WorkerMessage {
  readonly data: unknown;
}

/**
 * A worker as the page sees it: a `Worker` of the browser's is one, whose handlers take events of a type that is known
 * only where the library of browsers is; what is set here takes a `WorkerMessage`.
 */
export interface PageWorker {
  readonly postMessage: (message: unknown) => void;
  readonly terminate: () => void;
  onmessage: ((message: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

/** What a worker sees of itself, and what it and the page know of the browser. */
interface WorkerScope {
  readonly postMessage: (message: unknown) => void;
  onmessage: ((message: WorkerMessage) => void) | null;
  readonly crossOriginIsolated?: boolean;
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly performance: { readonly now: () => number };
}

declare const self: WorkerScope;

/** The worker in which this runs, or the page. */
export function scope(): WorkerScope {
  return self;
}

/** Whether this page may share memory with its workers: a page that is not isolated can make such a memory and not send it. */
export function isIsolated(): boolean {
  return self.crossOriginIsolated === true;
}

/** Processors that the browser says there are. */
export function processors(): number {
  return self.navigator?.hardwareConcurrency ?? 1;
}
