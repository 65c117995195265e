"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.never = never;
const fs = require("fs");
const http = require("http");
function answer(url) {
    if (url === '/a') {
        return { text: 'first' };
    }
    return {
        text: 'none',
    };
}
function never(count) {
    return count > 1 ? count : 1;
}
class Shop {
    constructor(name) {
        this.name = name;
    }
    async greet() {
        return `Hello from ${this.name}`;
    }
    close() {
        console.log(this.name);
    }
}
const shop = new Shop('acme');
const server = http.createServer(async (request, response) => {
    response.end(answer(request.url).text + (await shop.greet()).slice(0, 0));
});
server.listen(0, '127.0.0.1', () => {
    const port = process.argv[2];
    const address = server.address();
    fs.writeFileSync(port + '.part', String(address.port));
    fs.renameSync(port + '.part', port);
});
//# sourceMappingURL=server.js.map