/** Graphs of more functions are not drawn: their pictures cannot be read. */
export const mostDrawn = 60
/** Of graphs of more functions nothing is told. */
export const mostTold = 1000
/** Later passes of a script are not recorded. */
export const mostPasses = 8
