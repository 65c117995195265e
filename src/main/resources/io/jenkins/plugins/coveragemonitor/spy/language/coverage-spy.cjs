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
        // V8 writes where the variable said when the process began; what the process is belongs to its service.
        const spied = process.env.COVERAGE_SPY_DIR || '';
        const service = process.env.COVERAGE_SERVICE || '';
        const named = spied && path.dirname(path.dirname(folder)) === path.join(spied, 'data');
        const home = named && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(service) ? path.join(spied, 'data', service, 'node') : folder;
        const note = path.join(home, `node-${process.pid}-${Date.now()}.json.part`);
        const facts = {
            pid: process.pid,
            started: Date.now(),
            folder: process.cwd(),
            host: require('os').hostname(),
            service,
            build: process.env.COVERAGE_BUILD_ID || '',
            image: process.env.COVERAGE_IMAGE_DIGEST || '',
            answered: 0,
            dumped: 0,
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
        fs.mkdirSync(home, { recursive: true });
        tell();
        let paused = false;
        process.on('exit', () => {
            if (paused) {
                v8.stopCoverage(); // Else Node writes what ran meanwhile.
            }
            facts.ended = true;
            tell();
        });
        const write = () => {
            try {
                if (!paused) {
                    v8.takeCoverage();
                }
            } catch {
                // The next one may succeed.
            }
        };
        const own = () => fs.readdirSync(folder).filter((name) => name.startsWith(`coverage-${process.pid}-`));
        // V8 counts on while it is paused: what it counted is taken, so that it begins anew, and dropped.
        const drop = () => {
            const before = new Set(own());
            v8.takeCoverage();
            own()
                .filter((name) => !before.has(name))
                .forEach((name) => fs.unlinkSync(path.join(folder, name)));
        };
        // What is wanted of the processes of the service: to write what ran, and to pause or go on.
        const control = path.join(home, '..', 'control');
        const obey = (first) => {
            try {
                const [number, state] = fs.readFileSync(control, 'utf8').split(/\s+/);
                if (Number(number) === facts.answered) {
                    return;
                }
                if (!first && !paused) {
                    write();
                    facts.dumped = Date.now();
                }
                if (paused && state !== 'paused') {
                    drop();
                }
                paused = state === 'paused';
                facts.answered = Number(number);
                tell();
            } catch {
                // Nothing is wanted.
            }
        };
        obey(true);
        setInterval(write, 30000).unref();
        setInterval(obey, 1000, false).unref();
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
