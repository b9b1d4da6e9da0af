// Modules that stay loaded when a context goes on to another migration, as they do in a process of
// Node: loading them again takes longer than most migrations do. Only those that come out the same
// each time and that nobody can have changed meanwhile.
'use strict';

/** Beyond so many values a module is loaded anew rather than looked through. */
const LARGEST = 20000;

/** The plain data that a module offers, in a fixed order; null if that is too much. */
function dataIn(exported) {
  const data = [];
  const seen = new Set();
  const open = [exported];
  while (open.length > 0) {
    const value = open.pop();
    data.push(value);
    if (data.length > LARGEST) return null;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const proto = Object.getPrototypeOf(value);
    if (proto === Map.prototype || proto === Set.prototype) open.push(...[...value].flat());
    else if (value === exported || proto === Object.prototype || proto === null || proto === Array.prototype) {
      for (const key of Object.keys(value)) {
        const { value: held } = Object.getOwnPropertyDescriptor(value, key);
        open.push(key, held);
      }
    }
  }
  return data;
}

/** Whether what a module offers is as it was when it had loaded; taken for granted of packages. */
function isAsLoaded({ module, data }) {
  if (data === undefined) return true;
  const now = data && dataIn(module.exports);
  return now !== null && now.length === data.length && now.every((value, i) => Object.is(value, data[i]));
}

const isBundled = (path) => path.startsWith('bundled:');
const isPackage = (path) => path.includes('/node_modules/');

/** `from` and all that `next` leads to from there. */
function closure(from, next) {
  const all = new Set(from);
  for (const each of all) for (const other of next(each)) all.add(other);
  return all;
}

module.exports = function keptModules(host) {
  /** Form in which modules are read → path → what is kept. */
  const stores = new Map();
  const loads = new Map();
  const changing = new Set();
  const loading = [];
  let touches = 0;
  let form = '';

  function store() {
    if (!stores.has(form)) stores.set(form, new Map());
    return stores.get(form);
  }

  /** What was touched since the last call was touched by the module that is loading now. */
  function settle() {
    const now = host.touches();
    if (now !== touches && loading.length > 0) loading[loading.length - 1].touched = true;
    touches = now;
  }

  function dependents(paths, all) {
    const needing = new Map();
    for (const [path, { needs }] of paths.length > 0 ? all : []) {
      for (const needed of needs) needing.set(needed, [...(needing.get(needed) ?? []), path]);
    }
    return closure(paths, (path) => needing.get(path) ?? []);
  }

  function isGood(path, load) {
    if (isBundled(path)) return true;
    return load.ended && !load.touched && !changing.has(path) && isAsLoaded(load) && host.isStateless(path);
  }

  /** Keeps of what was loaded since the last time what may be kept. */
  function keep() {
    const kept = store();
    const bad = dependents([...loads].filter(([path, load]) => !isGood(path, load)).map(([path]) => path), loads);
    for (const [path, load] of loads) if (!bad.has(path)) kept.set(path, load);
    loads.clear();
  }

  function forgetChanged() {
    const kept = store();
    const changed = [...kept].filter(([, load]) => !isAsLoaded(load)).map(([path]) => path);
    for (const path of changed) changing.add(path);
    for (const path of dependents(changed, kept)) kept.delete(path);
  }

  return {
    /** Before a module runs; one that nothing requires is the migration itself, or the settings. */
    begins(path, module) {
      settle();
      form = host.form();
      const load = { module, needs: new Set(), bundled: new Set(), touched: loading.length === 0, ended: false };
      loads.set(path, load);
      loading.push(load);
    },
    ends(path, failed) {
      settle();
      const load = loading.pop();
      load.ended = !failed;
      load.data = isBundled(path) || isPackage(path) ? undefined : dataIn(load.module.exports);
    },
    /** That the module which is loading now needs another. */
    needs(path) {
      if (loading.length > 0) loading[loading.length - 1].needs.add(path);
    },
    bundled(name) {
      if (loading.length > 0) loading[loading.length - 1].bundled.add(name);
    },
    /** That the module which is loading now got something that is made anew each time. */
    touched() {
      if (loading.length > 0) loading[loading.length - 1].touched = true;
    },
    /** A module kept from before; the host is told what loading it would load. */
    again(path) {
      form = host.form();
      const kept = store();
      const load = kept.get(path);
      if (load === undefined) return undefined;
      const all = closure([path], (each) => kept.get(each)?.needs ?? []);
      host.loadedAgain([...all].filter((each) => kept.has(each) && !isBundled(each)));
      for (const each of all) for (const name of kept.get(each)?.bundled ?? []) host.bundled(name);
      return load.module;
    },
    /** @param same whether what follows reads the same files */
    reset(same) {
      loading.length = 0;
      if (!same) {
        stores.clear();
        loads.clear();
        changing.clear();
        return;
      }
      forgetChanged();
      keep();
    },
  };
};
