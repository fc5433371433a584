// A worker trains a network and sends frames of it; the page ends it.
import { mount } from '../node/files.ts'
import { littleProcess } from '../node/process.ts'
import { curve } from '../training/curve.ts'
import { digits } from '../training/digits.ts'
import type { Choices, Frame, Lesson } from '../training/lesson.ts'
import { regions } from '../training/regions.ts'
import { siteFiles } from './site-files.ts'

const lessons: Record<number, (choices: Choices) => Lesson | Promise<Lesson>> = { 43: curve, 48: regions, 51: digits }

/** At most so many frames a second. */
const frameRate = 30

const send = (frame: Frame) => self.postMessage(frame)

type Order = { step: number } & Choices

// An error of an async function never reaches the page by itself.
self.onmessage = ({ data }: MessageEvent<Order>) =>
  train(data).catch((error: unknown) => send({ failed: error instanceof Error ? error.message : String(error) }))

async function train({ step, ...choices }: Order): Promise<void> {
  Object.assign(globalThis, { process: littleProcess([]) })
  mount(siteFiles(self.location.href), () => {})
  const lesson = await lessons[step](choices)
  const { scene, iterations, perFrame } = lesson
  send({ scene, iterations })
  for (let iteration = 0; iteration < iterations; ) {
    const next = new Promise((resolve) => setTimeout(resolve, 1000 / frameRate))
    let loss = 0
    for (let i = 0; i < perFrame; i++) loss = lesson.learn()
    iteration += perFrame
    send({ iteration, loss, look: lesson.look() })
    await next
  }
  send({ ended: true })
}
