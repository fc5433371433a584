import type { Step } from '@dezero/steps'
import type { Language } from '../words/interface.ts'
import { playerWords } from '../words/player.ts'

/** Can the player read the Variables of this step? Steps before 23 define their own. */
export const canBePlayed = ({ source }: Pick<Step, 'source'>): boolean =>
  /\.backward\(/.test(source) && !/class Variable\b/.test(source)

/** The player for the script right before it; `page/player.ts` brings it to life. */
export function player(language: Language): string {
  const w = playerWords[language]
  return `<section class="player scripted">
<h2>${w.heading}</h2>
<p>${w.about}</p>
<p><button type="button" class="film" disabled>${w.film}</button> <span class="filming" role="status"></span></p>
<div class="theatre" hidden>
<div class="choices">
<label class="passes">${w.pass} <select name="pass"></select></label>
<label><input type="checkbox" name="create-graph"> createGraph</label>
<label class="orders">${w.order} <select name="order"></select></label>
<label class="leaves">${w.by} <select name="by"></select></label>
</div>
<p class="remark" hidden></p>
<div class="controls">
<button type="button" class="back">${w.back}</button>
<button type="button" class="play">${w.play}</button>
<button type="button" class="forward">${w.step}</button>
<input type="range" min="0" value="0" aria-label="${w.position}">
<output></output>
</div>
<p class="said" aria-live="polite"></p>
<div class="graph-box" tabindex="0" role="group"></div>
<p class="node-value"></p>
<details><summary>${w.inWords}</summary><ol></ol></details>
</div>
</section>`
}
