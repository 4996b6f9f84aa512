export const double = { type: "double", factor: 2 };
