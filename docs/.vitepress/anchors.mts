import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** The anchor of a heading, as git hosts make it: links then work in both places. */
export function slug(heading: string): string {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
}

/** Fails the build if a link of the built site leads to no file or no anchor; VitePress looks at pages only. */
export function checkAnchors(site: string): void {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'))
  const texts = new Map(pages.map(name => [join(site, name), readFileSync(join(site, name), 'utf8')]))
  const dead = [...texts].flatMap(([page, text]) => deadLinks(page, text, texts, site))
  if (dead.length > 0) throw new Error(`dead links:\n  ${dead.join('\n  ')}`)
}

function deadLinks(page: string, text: string, texts: Map<string, string>, site: string): string[] {
  const links = [...text.matchAll(/<a [^>]*href="([^"]+)"/g)].map(match => match[1])
  return [...new Set(links)].filter(link => isDead(link, page, texts, site))
    .map(link => `${relative(site, page)}: ${link}`)
}

function isDead(link: string, page: string, texts: Map<string, string>, site: string): boolean {
  if (/^[a-z]+:/i.test(link)) return false
  const [path, anchor] = link.split('#').map(decodeURIComponent)
  let target = path === '' ? page : path.startsWith('/') ? join(site, path) : resolve(dirname(page), path)
  if (path.endsWith('/')) target = join(target, 'index.html')
  const text = texts.get(target)
  if (text === undefined) return true
  return anchor !== undefined && !text.includes(`id="${anchor}"`)
}
