import { firstStageOfNetworks, type Step } from './step.ts'
import { UserError } from './user-error.ts'

export type Core = 'simple' | 'full'

/** In the book, Variable.grad becomes a Variable in step 32; later steps use that. */
const lastOnSimpleCore = 32

/** The core that a step runs on: the requested one, else that of the book; undefined if the step imports none. */
export function coreFor(step: Step, requested?: Core): Core | undefined {
  if (step.variable !== 'imported') {
    if (requested === undefined) return undefined
    throw new UserError(
      step.variable === 'built'
        ? `Step ${step.number} builds Variable itself, so it takes no --core; steps that import '#core' do, from step 23 on.`
        : `Step ${step.number} runs without a core, so it takes no --core; steps that import '#core' do, from step 23 on.`,
    )
  }
  if (step.needsFullCore && requested === 'simple') {
    throw new UserError(`Step ${step.number} needs ${whatOnlyTheFullCoreHas(step)}: run it with --core full.`)
  }
  return requested ?? (step.needsFullCore || step.number > lastOnSimpleCore ? 'full' : 'simple')
}

const whatOnlyTheFullCoreHas = ({ stage }: Step) =>
  stage >= firstStageOfNetworks
    ? 'functions of whole arrays (sum, reshape, matmul and what networks build on them), and the simple core has none'
    : 'gradients that can be differentiated again, and those of the simple core are arrays without a graph'
