import { type Language, words } from '../words/interface.ts'
import { when } from './html.ts'

export interface Runnable {
  language: Language
  /** The script, highlighted. */
  html: string
  /** The cores to choose from, the usual one first; one or none leaves no choice. */
  cores?: readonly string[]
  /** What stands in the field for options: undefined where the script takes none. */
  options?: string
}

/** A script that the page can run and edit; `page/run.ts` brings its buttons to life. */
export function runnable({ language, html, cores = [], options }: Runnable): string {
  const w = words[language]
  const core = (name: string) => `<option value="${name}">${w.coreOf[name as 'simple' | 'full']}</option>`
  return `<div class="runnable" data-core="${cores[0] ?? 'full'}">
<div class="tools scripted">
<button type="button" class="run">${w.run}</button>
<button type="button" class="stop" disabled>${w.stop}</button>
<button type="button" class="edit">${w.edit}</button>
<button type="button" class="reset" disabled>${w.reset}</button>
<button type="button" class="share">${w.share}</button>
${when(cores.length > 1, () => `<label>${w.core} <select class="core">${cores.map(core).join('')}</select></label>`)}
${when(options !== undefined, () => `<label>${w.options} <input class="options" value="${options}" size="24" spellcheck="false" autocomplete="off"></label>`)}
<label>${w.limit} <select class="limit">${limits.map((s) => `<option value="${s}"${s === 60 ? ' selected' : ''}>${w.seconds(s)}</option>`).join('')}</select></label>
</div>
<div class="code"><pre class="script" tabindex="0" aria-label="${w.script}"><code>${html}</code></pre></div>
<p class="status scripted" role="status"></p>
<div class="result" hidden>
<pre class="printed" tabindex="0" aria-label="${w.output}"></pre>
<p class="error" role="alert" hidden></p>
<div class="drawn"></div>
</div>
</div>`
}

const limits = [5, 60, 600]
