import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The chapters, each with its folders and single pages; what lies in a folder comes by itself, by name. */
const CHAPTERS = [
  { text: 'Tutorial', sources: ['tutorial'] },
  { text: 'How to', sources: ['how-to'] },
  { text: 'Explanation', sources: ['explanation'] },
  { text: 'Reference', sources: ['reference'] },
  { text: 'Agents', sources: ['agents'] },
  { text: 'The engine', sources: ['architecture.md', 'testing.md', 'cluster.md', 'performance.md', 'decisions'] },
]

/** The pages of a source; one that is not there gives none. */
function pages(source: string): string[] {
  const path = join(docs, source)
  if (!existsSync(path)) return []
  if (source.endsWith('.md')) return [source]
  return readdirSync(path).filter(name => name.endsWith('.md')).sort().map(name => `${source}/${name}`)
}

function title(page: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(join(docs, page), 'utf8'))
  return heading ? heading[1].replaceAll('`', '') : page
}

export function sidebar() {
  return CHAPTERS
    .map(({ text, sources }) => ({
      text,
      items: sources.flatMap(pages).map(page => ({ text: title(page), link: '/' + page.replace(/\.md$/, '') })),
    }))
    .filter(chapter => chapter.items.length > 0)
}
