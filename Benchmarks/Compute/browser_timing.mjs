// Times the functions that a module exports: one JSON line each. See browser.py.

import fs from "node:fs";

const module = await WebAssembly.instantiate(fs.readFileSync(process.argv[2]));

for (const [name, run] of Object.entries(module.instance.exports)) {
  if (typeof run !== "function") continue;
  const times = [];
  // The first runs are those of the compiler that is done soonest.
  for (let index = 0; index < 40; index++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) * 1e-6);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ workload: name, threads: 1, best: times[0], median: times[20] }));
}
