/**
 * The version of the arithmetic: one number for every bit that the runtime, the loops and the kernels produce.
 * It stands beside each pinned result, and is raised whenever any bit of any result changes.
 */
export const arithmeticVersion = 1;
