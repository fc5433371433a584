import { type Config, parse, type Spec, View } from 'vega'
import { savePicture } from './picture.ts'

/** Draws a plot as SVG and as PNG, and returns both paths. */
export async function savePlot(plot: Spec, name: string): Promise<string> {
  const view = new View(parse(plot, look))
  const svg = await view.toSVG()
  view.finalize()
  return savePicture(svg, name)
}

const font = 'Times'
const ink = '#1f2937'
const faint = '#e5e7eb'

/** The same for all plots. */
const look: Config = {
  background: 'white',
  padding: 20,
  title: { font, color: ink, fontSize: 20, fontWeight: 'normal', offset: 14 },
  axis: {
    labelFont: font,
    labelFontSize: 15,
    labelColor: ink,
    titleFont: font,
    titleFontSize: 17,
    titleFontStyle: 'italic',
    titleFontWeight: 'normal',
    titleColor: ink,
    titlePadding: 8,
    gridColor: faint,
    domainColor: ink,
    tickColor: ink,
  },
  axisLeft: { titleAngle: 0, titlePadding: 4 },
  legend: {
    labelFont: font,
    labelFontSize: 16,
    labelColor: ink,
    titleFont: font,
    titleFontSize: 16,
    titleFontWeight: 'normal',
    titleColor: ink,
    symbolSize: 300,
    symbolStrokeWidth: 2.5,
    rowPadding: 5,
  },
  text: { font, fontSize: 16, fill: ink },
}
