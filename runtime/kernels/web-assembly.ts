// The types of WebAssembly that kernels need: TypeScript has them only in its DOM library.

/** A memory, shared between threads or not. */
export interface WebAssemblyMemory {
  readonly buffer: ArrayBufferLike;
}

/** A description of a memory: pages of 64 kB. */
export interface WebAssemblyMemoryDescriptor {
  readonly initial: number;
  readonly maximum: number;
  readonly shared?: boolean;
}

/** The part of the global object `WebAssembly` that kernels use. */
export interface WebAssemblyGlobal {
  readonly Memory: new (descriptor: WebAssemblyMemoryDescriptor) => WebAssemblyMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: WebAssemblyMemory } },
  ) => { readonly exports: unknown };
}

declare const WebAssembly: WebAssemblyGlobal | undefined;

/** The global object, or undefined if there is none. */
export function webAssembly(): WebAssemblyGlobal | undefined {
  return typeof WebAssembly === "undefined" ? undefined : WebAssembly;
}
