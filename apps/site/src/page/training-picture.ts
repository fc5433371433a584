import { type Look, places, type Scene } from '../training/lesson.ts'

type Pen = CanvasRenderingContext2D
type Of<Union, Kind> = Extract<Union, { kind: Kind }>

/** Draws how a training stands, sharp on every screen; the width of the canvas on the page decides the size. */
export function drawLook(canvas: HTMLCanvasElement, scene: Scene, look: Look): void {
  const width = canvas.clientWidth
  const height = heights[scene.kind](width)
  const pen = sized(canvas, width, height)
  const colour = (name: string) => resolved(canvas, name)
  if (scene.kind === 'curve') drawCurve(pen, colour, scene, look as Of<Look, 'curve'>, width, height)
  else if (scene.kind === 'regions') drawRegions(pen, colour, scene, look as Of<Look, 'regions'>, width)
  else drawDigits(pen, colour, scene, look as Of<Look, 'digits'>, width)
}

const heights = {
  curve: (width: number) => width * 0.6,
  regions: (width: number) => width,
  digits: (width: number) => (width / 10) * 5.2,
}

/** A canvas with as many pixels as the screen has there, and a pen whose unit is the pixel of the style sheet. */
function sized(canvas: HTMLCanvasElement, width: number, height: number): Pen {
  const ratio = devicePixelRatio
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.height = `${height}px`
  }
  const pen = canvas.getContext('2d')!
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.clearRect(0, 0, width, height)
  return pen
}

type Colour = (name: string) => string

/** A colour of the style sheet, in the theme that is shown: a canvas does not know `light-dark()`. */
function resolved(canvas: HTMLCanvasElement, name: string): string {
  canvas.style.color = `var(--${name})`
  return getComputedStyle(canvas).color
}

/** The points of the book, x from 0 to 1 and y from −1.2 to 2.2, and the curve. */
function drawCurve(
  pen: Pen,
  colour: Colour,
  scene: Of<Scene, 'curve'>,
  { y }: Of<Look, 'curve'>,
  width: number,
  height: number,
): void {
  const at = (x: number, y: number): [number, number] => [x * width, ((2.2 - y) / 3.4) * height]
  pen.fillStyle = colour('accent')
  for (const [i, x] of scene.x.entries()) dot(pen, ...at(x, scene.y[i]), 3)
  pen.strokeStyle = colour('bad')
  pen.lineWidth = 2.5
  pen.beginPath()
  for (const [i, x] of places.entries()) pen.lineTo(...at(x, y[i]))
  pen.stroke()
}

/** The colours of the three classes. */
const classes = ['accent', 'bad', 'good']

function drawRegions(
  pen: Pen,
  colour: Colour,
  scene: Of<Scene, 'regions'>,
  look: Of<Look, 'regions'>,
  width: number,
): void {
  const { side } = scene
  const cell = width / side
  const colours = classes.map(colour)
  pen.globalAlpha = 0.3
  for (const [i, answer] of look.classes.entries()) {
    pen.fillStyle = colours[answer]
    // Edges on whole pixels, so that no lines show between the cells.
    const [left, top] = [Math.round((i % side) * cell), Math.round(Math.floor(i / side) * cell)]
    pen.fillRect(
      left,
      top,
      Math.round(((i % side) + 1) * cell) - left,
      Math.round((Math.floor(i / side) + 1) * cell) - top,
    )
  }
  pen.globalAlpha = 1
  for (const [i, [x, y]] of scene.x.entries()) {
    pen.fillStyle = colours[scene.t[i]]
    dot(pen, ((x + 1) / 2) * width, ((1 - y) / 2) * width, 3)
  }
}

/** Ten digits in a row, the answer below each. */
function drawDigits(
  pen: Pen,
  colour: Colour,
  scene: Of<Scene, 'digits'>,
  { answers }: Of<Look, 'digits'>,
  width: number,
): void {
  const cell = width / 10
  const [ink, bad, good] = ['ink', 'bad', 'good'].map(colour)
  pen.font = `600 ${cell * 0.24}px ${getComputedStyle(pen.canvas).fontFamily}`
  pen.textAlign = 'center'
  for (const [i, answer] of answers.entries()) {
    const [left, top] = [(i % 10) * cell, Math.floor(i / 10) * cell * 1.3]
    drawDigit(pen, scene.images.subarray(i * 784, (i + 1) * 784), ink, left + cell * 0.1, top, (cell * 0.8) / 28)
    const right = answer === scene.t[i]
    pen.fillStyle = right ? good : bad
    pen.fillText(right ? String(answer) : `${answer} ✗`, left + cell / 2, top + cell * 1.1)
  }
}

function drawDigit(pen: Pen, pixels: Uint8Array, ink: string, left: number, top: number, size: number): void {
  pen.fillStyle = ink
  for (const [i, pixel] of pixels.entries()) {
    if (pixel === 0) continue
    pen.globalAlpha = pixel / 255
    pen.fillRect(left + (i % 28) * size, top + Math.floor(i / 28) * size, size + 0.3, size + 0.3)
  }
  pen.globalAlpha = 1
}

function dot(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fill()
}
