import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tagHighlighter, tags } from '@lezer/highlight'

/** The editor that has taken the place of a script. */
export interface Editor {
  text: () => string
  replace: (text: string) => void
  /** Marks the line of an error; `undefined` takes the mark away. */
  mark: (line: number | undefined) => void
  focus: () => void
}

/** Classes instead of colours: the style sheet has those of both themes. */
const colours = tagHighlighter([
  { tag: tags.comment, class: 'cm-comment' },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'cm-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'cm-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cm-number' },
  { tag: [tags.typeName, tags.className, tags.namespace], class: 'cm-type' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'cm-function' },
])

const setMark = StateEffect.define<number | undefined>()

const mark = StateField.define({
  create: () => Decoration.none,
  update(marks, { effects, state, changes }) {
    let next = marks.map(changes)
    for (const effect of effects) {
      if (!effect.is(setMark)) continue
      const line = effect.value
      const known = line !== undefined && line <= state.doc.lines
      next = known
        ? Decoration.set(Decoration.line({ class: 'cm-wrong' }).range(state.doc.line(line).from))
        : Decoration.none
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Puts an editor in the place of the script in `place`; Ctrl-Enter runs it. */
export function openEditor(place: HTMLElement, doc: string, on: { run: () => void; changed: () => void }): Editor {
  const label = place.querySelector('pre')?.getAttribute('aria-label') ?? ''
  const run = () => {
    on.run()
    return true
  }
  const view = new EditorView({
    state: EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        mark,
        keymap.of([{ key: 'Mod-Enter', run }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && on.changed()),
      ],
    }),
  })
  place.replaceChildren(view.dom)
  return {
    text: () => view.state.doc.toString(),
    replace: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    mark: (line) => view.dispatch({ effects: setMark.of(line) }),
    focus: () => view.focus(),
  }
}
