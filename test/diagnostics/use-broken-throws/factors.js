export const factors = { triple: { word: 3 } };
