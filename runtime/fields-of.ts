/** The names of an object's own fields, in their order. */
export const fieldsOf = Object.keys as <T extends object>(of: T) => (keyof T)[];
