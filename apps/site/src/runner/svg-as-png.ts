/** Instead of the rasteriser of `@dezero/utils`, which reads fonts from files: in the page a picture stays an SVG. */
export const svgToPng = async (svg: string): Promise<Uint8Array> => new TextEncoder().encode(svg)
