/** Methods that other packages give to Variable: `declare module '@dezero/core' { interface AddedMethods { sin(): Variable } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: a type could not be added to
export interface AddedMethods {}

declare module './variable.ts' {
  interface Variable extends AddedMethods {}
}
