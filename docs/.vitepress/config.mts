import { defineConfig } from 'vitepress'
import { checkAnchors, slug } from './anchors.mts'
import { sidebar } from './sidebar.mts'

export default defineConfig({
  title: 'Oscine',
  description: 'Pacemaker resource agents, each described in one YAML file',
  lang: 'en',
  // A git host shows README.md for a folder, a web server index.html.
  rewrites: { 'README.md': 'index.md' },
  cleanUrls: false,
  lastUpdated: false,
  markdown: { anchor: { slugify: slug } },
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/tutorial/first-agent' },
      { text: 'Descriptor', link: '/reference/descriptor' },
      { text: 'Commands', link: '/reference/commands' },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
  buildEnd: site => checkAnchors(site.outDir),
})
