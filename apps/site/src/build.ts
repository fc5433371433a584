import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Core, expectedFile, readSteps, type Showing, type Step, showingsOf } from '@dezero/steps'
import { bundle } from './bundle.ts'
import { writeFiles } from './files.ts'
import { fileOf } from './pages/chapters.ts'
import { documentPage, picturesOf } from './pages/document.ts'
import { door } from './pages/door.ts'
import { exerciseFile, exercisePage, exercises, exercisesPage } from './pages/exercise.ts'
import { home } from './pages/home.ts'
import { documents } from './pages/layout.ts'
import { playPage } from './pages/play.ts'
import { type Printed, stepPage } from './pages/step.ts'
import { drawPictures } from './pictures.ts'
import { hasReference, reference } from './reference/links.ts'
import { languages } from './words/interface.ts'

/** Where the site is written to. */
export const dist = new URL('../dist/', import.meta.url)

/** Writes the whole site anew. */
export async function build(): Promise<void> {
  rmSync(dist, { recursive: true, force: true })
  const steps = readSteps()
  writeFiles(new URL('files/', dist))
  await bundle(fileURLToPath(new URL('assets/', dist)))
  writeAssets()
  const pictures = await drawPictures(steps, new URL('assets/', dist), new URL('pictures/', dist))
  for (const language of languages) {
    for (const step of steps) {
      const content = { printed: printedBy(step), pictures: pictures.get(step) ?? [] }
      write(`${language}/${fileOf(step)}`, await stepPage(language, steps, step, content))
    }
    for (const name of documents) write(`${language}/${name}.html`, await documentPage(language, name))
    for (const exercise of exercises)
      write(`${language}/${exerciseFile(exercise)}`, await exercisePage(language, exercise))
    write(`${language}/exercises.html`, exercisesPage(language))
    write(`${language}/play.html`, await playPage(language))
    write(`${language}/index.html`, await home(language, steps))
  }
  write('index.html', door())
  if (hasReference()) cpSync(reference, new URL('reference/', dist), { recursive: true })
}

function write(path: string, text: string): void {
  const file = new URL(path, dist)
  mkdirSync(dirname(fileURLToPath(file)), { recursive: true })
  writeFileSync(file, text)
}

/** The style sheet, in this order. */
const styles = ['colours', 'page', 'steps', 'code', 'running', 'player', 'exercise', 'pictures', 'documents', 'narrow']

function writeAssets(): void {
  const style = (name: string) => new URL(`style/${name}`, import.meta.url)
  write('assets/site.css', styles.map((name) => readFileSync(style(`${name}.css`), 'utf8')).join('\n'))
  cpSync(style('icon.svg'), new URL('assets/icon.svg', dist))
  for (const path of documents.flatMap(picturesOf)) {
    cpSync(new URL(`../../../docs/${path}`, import.meta.url), new URL(`assets/${path}`, dist))
  }
}

/** What a step prints: once, where both cores print the same. */
function printedBy(step: Step): Printed[] {
  const all = showingsOf(step).map((showing: Showing) => ({
    text: readFileSync(expectedFile(showing), 'utf8'),
    cores: (showing.core ? [showing.core] : []) as Core[],
    options: showing.options,
  }))
  const [first, second] = all
  return second?.text === first.text ? [{ ...first, cores: [...first.cores, ...second.cores] }] : all
}
