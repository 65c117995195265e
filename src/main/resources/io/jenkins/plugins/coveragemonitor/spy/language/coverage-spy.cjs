'use strict';
// Lets a Node process that a signal ends write its coverage, and writes it now and then, so that a kill loses little.
// Nothing that goes wrong here may touch the service.
try {
    const fs = require('fs');
    const path = require('path');
    const v8 = require('v8');
    const { isMainThread } = require('worker_threads');
    const folder = process.env.NODE_V8_COVERAGE;
    if (folder && /^(0|false|no|off)$/i.test(process.env.COVERAGE_ENABLE || '')) {
        delete process.env.NODE_V8_COVERAGE;
        v8.stopCoverage();
    } else if (folder && isMainThread && typeof v8.takeCoverage === 'function') {
        const note = path.join(folder, `node-${process.pid}-${Date.now()}.json.part`);
        const facts = {
            pid: process.pid,
            started: Date.now(),
            folder: process.cwd(),
            service: process.env.COVERAGE_SERVICE || '',
            build: process.env.COVERAGE_BUILD_ID || '',
            ended: false,
        };
        const tell = () => {
            try {
                fs.writeFileSync(note, JSON.stringify(facts));
                fs.renameSync(note, note.replace(/\.json\.part$/, '.facts'));
            } catch {
                // There is nowhere to say it.
            }
        };
        fs.mkdirSync(folder, { recursive: true });
        tell();
        process.on('exit', () => {
            facts.ended = true;
            tell();
        });
        const write = () => {
            try {
                v8.takeCoverage();
            } catch {
                // The next one may succeed.
            }
        };
        setInterval(write, 30000).unref();
        for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
            const end = () => {
                if (process.listenerCount(signal) > 1) {
                    return; // The service ends itself, and Node writes then.
                }
                write();
                facts.ended = true;
                tell();
                process.removeListener(signal, end);
                process.kill(process.pid, signal);
            };
            process.on(signal, end);
        }
    }
} catch {
    // An old Node has no such modules: it is measured at its end alone.
}
