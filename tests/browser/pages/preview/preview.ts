/** Draws the scene that the address names: preview.html?scene=learner-running&lang=en. */
import { h, render } from 'preact';
import '../../../../web-client/src/style/sinkron.css';
import { loadWords } from '../../../../web-client/src/text/language.ts';
import { ReadingProvider } from '../../../../web-client/src/view/language.tsx';
import { SCENES } from './scenes.ts';

const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'en' ? 'en' : 'id';
const words = await loadWords(language);
const scene = SCENES[asked.get('scene') ?? ''];
const app = document.getElementById('app');
if (app && scene) {
  render(h(ReadingProvider, { language, words, children: scene(words) }), app);
} else if (app) {
  render(
    h(
      'ul',
      null,
      Object.keys(SCENES).map((name) => h('li', null, h('a', { href: `?scene=${name}` }, name))),
    ),
    app,
  );
}
