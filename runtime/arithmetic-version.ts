/**
 * The version of the arithmetic of the runtime, the loops and the kernels. It is stored with each pinned result, and is
 * raised whenever any bit of any result changes.
 */
export const arithmeticVersion = 1;
