/** How wide a text is on a screen, where a Korean letter takes two columns. */
export const columns = (text: string): number => text.replaceAll(/\p{Script=Hangul}/gu, '--').length
