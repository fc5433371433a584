import { type Config, parse, type Spec, View } from 'vega'

export async function svgOf(plot: Spec): Promise<string> {
  const view = new View(parse(plot, look))
  const svg = await view.toSVG()
  view.finalize()
  return `${svg}\n`
}

const font = 'system-ui, Segoe UI, Helvetica, Arial, sans-serif'
const ink = '#1f2937'

const look: Config = {
  background: 'white', // also on a dark page
  padding: 16,
  title: { font, color: ink, fontSize: 16, fontWeight: 600, offset: 10, anchor: 'start' },
  axis: {
    labelFont: font,
    labelFontSize: 13,
    labelColor: ink,
    titleFont: font,
    titleFontSize: 14,
    titleFontWeight: 'normal',
    titleColor: ink,
    titlePadding: 8,
    gridColor: '#e5e7eb',
    domainColor: ink,
    tickColor: ink,
  },
  text: { font, fontSize: 14 },
}
