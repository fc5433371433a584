import type { Parameter } from '@dezero/core'
import { type Layer, LayerBuffer } from '@dezero/nn'
import { isIdentifier } from './layout.ts'
import { type Unit, unitOf } from './units.ts'

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
    return `${text}.${checkedName(name, path)}`
  }, 'self')
}

/** What nn.Module keeps for itself, among what a field could well be called. */
const reserved = new Set(
  (
    'add_module apply bfloat16 buffers call_super_init children cpu cuda double dump_patches eval extra_repr float forward ' +
    'get_buffer get_parameter get_submodule half load_state_dict modules named_buffers named_children named_modules named_parameters ' +
    'parameters register_buffer register_module register_parameter requires_grad_ self share_memory state_dict to to_empty train ' +
    'training type xpu zero_grad'
  ).split(' '),
)

function checkedName(name: string, path: string): string {
  if (isIdentifier(name) && !reserved.has(name)) return name
  throw new RangeError(
    `toTorch: ${path}: ${JSON.stringify(name)} cannot be the name of a field in a PyTorch module; rename it`,
  )
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

/** Lists hold layers or parameters; what else has no place in it is left empty, so that the numbers stay. */
function linesOfList(place: string, members: Members): string[] {
  const last = Math.max(...[...members.keys()].map(Number))
  const items = Array.from({ length: last + 1 }, (_, i) => members.get(String(i)))
  if (items.every((item) => item !== undefined && 'state' in item)) {
    const shapes = items.map((item) => parameter((item as { state: Parameter }).state))
    return [`${place} = nn.ParameterList([${shapes.join(', ')}])`]
  }
  const texts = items.map((item) => (item !== undefined && 'unit' in item ? item.unit.construction : 'nn.Module()'))
  const inside = items.flatMap((item, i) =>
    item !== undefined && 'members' in item ? linesOfFields(item.members, `${place}[${i}]`) : [],
  )
  const oneLine = `${place} = nn.ModuleList([${texts.join(', ')}])`
  const list =
    oneLine.length <= 88
      ? [oneLine]
      : [`${place} = nn.ModuleList(`, '    [', ...texts.map((text) => `        ${text},`), '    ]', ')']
  return [...list, ...inside]
}

const zeros = ({ shape, dtype }: Parameter | LayerBuffer): string =>
  `torch.zeros(${shape.length === 0 ? '()' : shape.join(', ')}${dtype === 'float32' ? '' : `, dtype=torch.${dtype}`})`

const parameter = (state: Parameter): string => `nn.Parameter(${zeros(state)})`

function stateLine(whole: string, name: string, state: Parameter | LayerBuffer): string {
  return isParameter(state)
    ? `${whole}.${name} = ${parameter(state)}`
    : `${whole}.register_buffer('${name}', ${zeros(state)})`
}

const isParameter = (state: Parameter | LayerBuffer): state is Parameter => !(state instanceof LayerBuffer)
