import '@digital-go-jp/design-tokens/dist/tokens.css';
import '../../src/styles/base.css';
import '../../src/styles/controls.css';
import '../../src/styles/print.css';

import { mount } from 'svelte';

import Root from '../../src/Root.svelte';
import { FakeBackEnd } from '../fake/back-end';
import { fillBoard } from '../fake/board-samples';
import { questions } from '../fake/form';
import { linked } from '../fake/intake-samples';
import { complete, half, split } from '../fake/judgments';
import { judge } from './real-judgment';
import { keepPrinting, warnOfPacket } from './sample-board';
import { fill } from './sample-cases';
import { fillJudging, supplemented } from './sample-judging';
import { fillKeeping } from './sample-keeping';
import { fillOfficial } from './sample-official';
import { fillPeople } from './sample-people';
import { sampleSheet } from './sample-sheet';
import { addSupplements } from './sample-supplements';
import { fillTraining } from './sample-training';
import { fillTransfer } from './sample-transfer';

const ask = new URLSearchParams(location.search);
const judged = ask.get('judgment');
const whole = judged === 'split' ? split : judged === 'supplemented' ? supplemented(complete) : complete;
const backEnd = new FakeBackEnd(
  ask.has('real') ? judge : (fake) => (questions.every(({ id }) => fake.answers[id]) ? whole : half),
);
backEnd.state = ask.get('vault') === 'new' ? 'new' : ask.get('vault') === 'locked' ? 'locked' : 'open';
backEnd.sheet = async (kind) => {
  if (ask.has('real')) return (await fetch('/sheet.pdf')).arrayBuffer();
  return sampleSheet(kind === 'result_sheet' ? 1 : 2);
};
backEnd.sheetWarnings = ['手でたどった値があります。'];
const refused = ask.get('refuse');
if (refused !== null) {
  backEnd.before = ({ command }) => {
    if (command === refused) throw { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
  };
}
fill(backEnd, Number(ask.get('cases') ?? 137));
fillJudging(backEnd);
if (ask.get('supplements') !== '0') addSupplements(backEnd);
if (ask.has('board')) fillBoard(backEnd);
if (ask.has('class')) fillTraining(backEnd);
backEnd.training.exercises.paper = () => Promise.resolve(sampleSheet(4));
backEnd.board.content = () => sampleSheet(2);
backEnd.training.recordSheets.paper = () => Promise.resolve(sampleSheet(1));
if (ask.get('packet') === 'running') keepPrinting(backEnd);
if (ask.get('packet') === 'warned') warnOfPacket(backEnd);
if (ask.has('people')) fillPeople(backEnd, Number(ask.get('me') ?? 1), Number(ask.get('wait') ?? 0));
if (ask.has('clock')) backEnd.people.clockBehind = { now: '2026-04-01T09:05:00+09:00', last: '2026-04-03T18:20:00+09:00' };
if (ask.has('transfer')) fillTransfer(backEnd, ask.get('transfer') ?? 'some');
if (ask.get('intake') === 'kept') backEnd.intake.look = { ...backEnd.intake.look, kept: true };
if (ask.has('intake')) backEnd.intake.linked = linked;
if (ask.has('keeping')) fillKeeping(backEnd, ask.get('keeping') ?? 'some');
fillOfficial(backEnd, ask.get('official') ?? 'some');
backEnd.install();
// The cross of the window, for a test.
Object.assign(window, { closeTheWindow: () => backEnd.people.say('closing') });

const target = document.getElementById('app');
if (target) mount(Root, { target });
