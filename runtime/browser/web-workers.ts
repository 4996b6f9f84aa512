// The required types of workers: TypeScript has them only in its DOM library.

/** A received message. */
export interface WorkerMessage {
  readonly data: unknown;
}

/**
 * A worker as the page sees it. The browser's `Worker` matches this type; its event types are known only with the DOM
 * library, so handlers here take a `WorkerMessage`.
 */
export interface PageWorker {
  readonly postMessage: (message: unknown) => void;
  readonly terminate: () => void;
  onmessage: ((message: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

/** The global scope of a worker, and the browser properties that it shares with the page. */
interface WorkerScope {
  readonly postMessage: (message: unknown) => void;
  onmessage: ((message: WorkerMessage) => void) | null;
  readonly crossOriginIsolated?: boolean;
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly performance: { readonly now: () => number };
}

declare const self: WorkerScope;

/** The global scope of this worker or page. */
export function scope(): WorkerScope {
  return self;
}

/** Whether this page can share memory with its workers. (A page that is not isolated can create it but not send it.) */
export function isIsolated(): boolean {
  return self.crossOriginIsolated === true;
}

/** The number of processors reported by the browser. */
export function processors(): number {
  return self.navigator?.hardwareConcurrency ?? 1;
}
