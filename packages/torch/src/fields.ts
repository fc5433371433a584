import type { Parameter } from '@dezero/core'
import { type Layer, LayerBuffer } from '@dezero/nn'
import { fieldName } from './names.ts'
import { type Unit, unitOf } from './units.ts'

/** How long a line is at most, without its indent. */
const width = 80

/** What is at a name of Python's module. */
type Member = { unit: Unit } | { state: Parameter | LayerBuffer } | { members: Members; isList: boolean }

type Members = Map<string, Member>

/** The layers of a model as Python's module has them, and where each parameter is. */
export interface Fields {
  readonly members: Members
  /** The layers that are written as a whole. */
  readonly units: ReadonlyMap<Layer<unknown>, string>
  /** Python's expression for a parameter or buffer. */
  readonly states: ReadonlyMap<Parameter | LayerBuffer, string>
}

/** @throws RangeError for a name that Python cannot have. */
export function fieldsOf(model: Layer<unknown>): Fields {
  const all = new Map<string, Parameter | LayerBuffer>([...model.namedParams(), ...model.namedBuffers()])
  const units = unitsOf(model, all)
  const members: Members = new Map()
  for (const [path, unit] of units) put(members, model, path, { unit: unit.unit })
  const isInUnit = (path: string) => units.has(path.split('/').slice(0, -1).join('/'))
  for (const [path, state] of all) if (!isInUnit(path)) put(members, model, path, { state })
  return {
    members,
    units: new Map([...units].map(([path, { layer }]) => [layer, expression(model, path)])),
    states: new Map([...all].map(([path, state]) => [state, expression(model, path)])),
  }
}

/** The layers of known classes all of whose parameters have their first name there: a shared one belongs to one layer. */
function unitsOf(model: Layer<unknown>, states: ReadonlyMap<string, Parameter | LayerBuffer>) {
  const units = new Map<string, { layer: Layer<unknown>; unit: Unit }>()
  for (const [path, layer] of model.namedLayers()) {
    const unit = path === '' ? undefined : unitOf(layer)
    const own = [...layer.namedParams(), ...layer.namedBuffers()]
    const isWhole = own.every(([name, state]) => states.get(`${path}/${name}`) === state)
    if (unit !== undefined && isWhole) units.set(path, { layer, unit })
  }
  return units
}

function put(members: Members, model: Layer<unknown>, path: string, member: Member): void {
  const names = path.split('/')
  let at = members
  names.slice(0, -1).forEach((name, i) => {
    const inside: Member = at.get(name) ?? { members: new Map(), isList: isList(model, names.slice(0, i + 1)) }
    at.set(name, inside)
    if ('members' in inside) at = inside.members
  })
  at.set(names.at(-1)!, member)
}

const valueAt = (model: unknown, names: readonly string[]): unknown =>
  names.reduce((value: unknown, name) => (value as Record<string, unknown>)[name], model)

const isList = (model: unknown, names: readonly string[]): boolean => Array.isArray(valueAt(model, names))

/** `self.layers[0].W`. */
function expression(model: Layer<unknown>, path: string): string {
  const names = path.split('/')
  return names.reduce((text, name, i) => {
    if (i > 0 && isList(model, names.slice(0, i))) return `${text}[${name}]`
    return `${text}.${fieldName(name, path)}`
  }, 'self')
}

/** The lines that make the members of a module, or of a part of it. */
export function linesOfFields(members: Members, whole = 'self'): string[] {
  return [...members].flatMap(([name, member]) => {
    const place = `${whole}.${name}`
    if ('unit' in member) return [`${place} = ${member.unit.construction}`]
    if ('state' in member) return [stateLine(whole, name, member.state)]
    if (!member.isList) return [`${place} = nn.Module()`, ...linesOfFields(member.members, place)]
    return linesOfList(place, member.members)
  })
}

/** The lines of a list of layers, whose numbers stay where something else stands among them, or of a list of parameters. */
function linesOfList(place: string, members: Members): string[] {
  const items = [...members].map(([i, member]) => ({ i: Number(i), member }))
  const parameters = items.flatMap(({ member }) =>
    'state' in member && isParameter(member.state) ? [member.state] : [],
  )
  if (parameters.length === items.length)
    return [`${place} = nn.ParameterList([${parameters.map(parameter).join(', ')}])`]
  if (items.some(({ member }) => 'state' in member)) throw mixed(place)
  const texts = new Array<string>(Math.max(...items.map(({ i }) => i)) + 1).fill('nn.Module()')
  for (const { i, member } of items) if ('unit' in member) texts[i] = member.unit.construction
  const inside = items.flatMap(({ i, member }) => {
    if (!('members' in member)) return []
    return member.isList
      ? linesOfList(`${place}[${i}]`, member.members)
      : linesOfFields(member.members, `${place}[${i}]`)
  })
  return [...moduleList(place, texts), ...inside]
}

function moduleList(place: string, texts: readonly string[]): string[] {
  const line = `${place} = nn.ModuleList([${texts.join(', ')}])`
  return line.length <= width ? [line] : [`${place} = nn.ModuleList([`, ...texts.map((text) => `    ${text},`), '])']
}

const mixed = (place: string) =>
  new RangeError(
    `toTorch: the list ${place} holds parameters or buffers besides something else, which no list of PyTorch can; give ` +
      'them fields of their own',
  )

const zeros = ({ shape, dtype }: Parameter | LayerBuffer): string =>
  `torch.zeros(${shape.length === 0 ? '()' : shape.join(', ')}${dtype === 'float32' ? '' : `, dtype=torch.${dtype}`})`

const parameter = (state: Parameter): string => `nn.Parameter(${zeros(state)})`

function stateLine(whole: string, name: string, state: Parameter | LayerBuffer): string {
  return isParameter(state)
    ? `${whole}.${name} = ${parameter(state)}`
    : `${whole}.register_buffer('${name}', ${zeros(state)})`
}

const isParameter = (state: Parameter | LayerBuffer): state is Parameter => !(state instanceof LayerBuffer)
