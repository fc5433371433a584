export type { Differentiable } from './check/derivative.ts'
export { type GradientCheckOptions, gradientCheck } from './check/gradient-check.ts'
export { numericalDiff } from './check/numerical-diff.ts'
export {
  type BackwardFrame,
  type BackwardFramesOptions,
  backwardFrames,
  type PlayedFunction,
  type PlayedGrad,
  type PlayedVariable,
} from './graph/backward-frames.ts'
export { type DotOptions, getDotGraph } from './graph/dot.ts'
export { type Graph, type GraphFunction, type GraphVariable, graphOf } from './graph/graph.ts'
export { type PlotOptions, plotDotGraph } from './graph/plot.ts'
export { svgToPng } from './graph/png.ts'
export { type PictureOptions, type RenderOptions, renderDotGraph } from './graph/render.ts'
export {
  type Program,
  type ProgramCall,
  type ProgramOptions,
  type ProgramVariable,
  programOf,
} from './program/program.ts'
export { type Replayable, type ReplayableCall, type ReplayOptions, replay } from './program/replay.ts'
