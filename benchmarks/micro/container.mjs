// node benchmarks/micro/container.mjs [--rounds N]: the container's own costs, next to plain inversify and NestJS' container.
// Each round measures all of them one after the other; the table has the medians. Needs the workspace built and `npm ci` here.
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { median, printTable } from '../lib/table.mjs';

const { AnnotationConfigApplicationContext, Component, Scope } = await import('@vernal/core');
const core = createRequire(import.meta.resolve('@vernal/core'));
const { Container, decorate, inject, injectable } = await import(core.resolve('inversify'));

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);
const BEANS = 1000;
const LOOKUPS = 200_000;

/** Classes of which each needs the one before it and one far away; `decorated` says so in the words of a framework. */
function classes(decorated) {
  const made = [];
  for (let index = 0; index < BEANS; index++) {
    const needs = index === 0 ? [] : [made[index - 1], made[index >> 1]];
    const type = class {
      constructor(...given) {
        this.given = given;
      }
    };
    Object.defineProperty(type, 'name', { value: `Bean${index}` });
    decorated(type, needs);
    made.push(type);
  }
  return made;
}

async function vernal() {
  const types = classes((type, needs) => {
    type.inject = needs;
    Component()(type);
  });
  const Prototype = class {};
  Component()(Prototype);
  Scope('prototype')(Prototype);
  const from = performance.now();
  const context = new AnnotationConfigApplicationContext(...types, Prototype);
  await context.refresh();
  const start = performance.now() - from;
  const last = types[BEANS - 1];
  const singleton = perCall(() => context.getBean(last));
  const prototype = perCall(() => context.getBean(Prototype), LOOKUPS / 20);
  await context.close();
  return { start, singleton, prototype };
}

async function inversify() {
  const types = classes((type, needs) => {
    decorate(injectable(), type);
    for (const [index, need] of needs.entries()) decorate(inject(need), type, index);
  });
  const Prototype = class {};
  decorate(injectable(), Prototype);
  const from = performance.now();
  const container = new Container();
  for (const type of types) container.bind(type).toSelf().inSingletonScope();
  container.bind(Prototype).toSelf().inTransientScope();
  for (const type of types) container.get(type);
  const start = performance.now() - from;
  const last = types[BEANS - 1];
  return { start, singleton: perCall(() => container.get(last)), prototype: perCall(() => container.get(Prototype)) };
}

async function nest() {
  const types = classes((type, needs) => {
    Reflect.defineMetadata('design:paramtypes', needs, type);
    Injectable()(type);
  });
  const Prototype = class {};
  Injectable({ scope: 1 })(Prototype);
  const Root = class {};
  Module({ providers: [...types, Prototype] })(Root);
  const from = performance.now();
  const context = await NestFactory.createApplicationContext(Root, { logger: false });
  const start = performance.now() - from;
  const last = types[BEANS - 1];
  const singleton = perCall(() => context.get(last), LOOKUPS / 20);
  const began = performance.now();
  for (let index = 0; index < 2000; index++) await context.resolve(Prototype);
  const prototype = ((performance.now() - began) / 2000) * 1e6;
  await context.close();
  return { start, singleton, prototype };
}

async function map() {
  const types = classes(() => {});
  const beans = new Map(types.map((type) => [type, new type()]));
  const last = types[BEANS - 1];
  return { start: 0, singleton: perCall(() => beans.get(last)), prototype: 0 };
}

let sink;

/** Nanoseconds of one call. */
function perCall(call, times = LOOKUPS) {
  for (let index = 0; index < times / 10; index++) sink = call();
  const from = performance.now();
  for (let index = 0; index < times; index++) sink = call();
  return ((performance.now() - from) / times) * 1e6;
}

const contenders = { vernal, inversify, nest, map };
const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, measure] of Object.entries(contenders)) results[name].push(await measure());
}
const column = (name, key, digits) => median(results[name].map((one) => one[key])).toFixed(digits);
console.log(`${BEANS} beans, ${rounds} rounds, Node.js ${process.versions.node}${sink === undefined ? '' : ''}`);
printTable(
  ['', 'start ms', 'singleton ns', 'prototype ns'],
  Object.keys(contenders).map((name) => [
    name,
    column(name, 'start', 1),
    column(name, 'singleton', 1),
    column(name, 'prototype', 0),
  ]),
);
