import assert from 'node:assert/strict';
import test from 'node:test';
import { addressOf, endedQuestion, groupName, question, viewOf } from '../../main/webapp/js/all-controllers-view.js';

const usual = { find: '', show: '', by: '', group: '', ended: '', offset: '' };

test('what makes no sense in an address is as usual', () => {
  assert.deepEqual(viewOf({ ...usual, show: 'x', by: 'y', ended: '5', offset: '-3' }, false), {
    find: '',
    show: '',
    by: 'FOLDER',
    group: null,
    ended: '30',
    offset: 0,
  });
});

test('the group of those without an owner is another one than no group', () => {
  assert.equal(question(viewOf({ ...usual, by: 'OWNER' }, true)).has('group'), true);
  assert.equal(question(viewOf({ ...usual, by: 'OWNER' }, false)).has('group'), false);
  assert.equal(groupName('OWNER', ''), 'Without an owner');
  assert.equal(groupName('OWNER', '@pay'), '@pay');
});

test('a question is put below the address of the page', () => {
  const view = viewOf({ ...usual, find: 'a b&c' }, false);
  assert.equal(addressOf('/x/data/', 'export.csv', question(view)), '/x/data/export.csv?find=a+b%26c&by=FOLDER');
  assert.equal(addressOf('/x?metric=LINE', '', question(view, 50)), '/x?metric=LINE&find=a+b%26c&by=FOLDER&offset=50');
});

test('a question about alerts that are over says of which days', () => {
  const view = viewOf({ ...usual, ended: '90' }, false);
  assert.equal(endedQuestion(view, 50).toString(), 'by=FOLDER&offset=50&endedDays=90');
});
