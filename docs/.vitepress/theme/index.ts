import DefaultTheme from 'vitepress/theme-without-fonts'
import './oscine.css'

export default DefaultTheme
