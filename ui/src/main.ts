import '@digital-go-jp/design-tokens/dist/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/print.css';

import { mount } from 'svelte';

import Root from './Root.svelte';

const target = document.getElementById('app');
if (target) mount(Root, { target });
