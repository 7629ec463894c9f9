import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { dataPageRouter } from '../../../server/pages/about/data-page.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { checkMarkup } from '../check-markup.ts';

const app = express().use(dataPageRouter({ baseUrl: 'https://archive.example/' }));
const ask = async (language: string) =>
  (await request(app).get(`/about/data?lang=${language}`).expect(200)).text;

test('the page shows how each form tells who says what, in examples that the program writes', async () => {
  const text = await ask('en');
  const said = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  for (const part of [
    'AttributeAssignment',
    'https://archive.example/item/example/record/museum#title-',
    'crm:P177_assigned_property_of_type',
    'tns:contestedIn',
    'prov:wasAttributedTo',
    'ore:proxyFor',
    '<lido:recordSource>',
    '<recordContentSource',
    'oai_dc:dc',
    'standing="contested"',
    '.schema.jsonld',
  ])
    assert.ok(said.includes(part), part);
});

test('its headings are in the reader’s language, and what is in English says so', async () => {
  const titles = new Set<string>();
  for (const language of interfaceLanguages) {
    const text = await ask(language);
    checkMarkup(text);
    assert.ok(text.includes(`<html lang="${language}"`), language);
    titles.add(/<h1>([^<]*)</.exec(text)?.[1] ?? '');
    assert.match(text, /<p lang="en" dir="ltr">/);
  }
  assert.equal(titles.size, interfaceLanguages.length);
});
