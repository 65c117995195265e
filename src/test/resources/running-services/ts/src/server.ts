import * as fs from 'fs';
import * as http from 'http';

interface Answer {
    text: string;
}

function answer(url: string | undefined): Answer {
    if (url === '/a') {
        return { text: 'first' };
    }
    return {
        text: 'none',
    };
}

export function never(count: number): number {
    return count > 1 ? count : 1;
}

class Shop {
    constructor(private readonly name: string) {}

    async greet(): Promise<string> {
        return `Hello from ${this.name}`;
    }

    close(): void {
        console.log(this.name);
    }
}

const shop = new Shop('acme');
const server = http.createServer(async (request, response) => {
    response.end(answer(request.url).text + (await shop.greet()).slice(0, 0));
});
server.listen(0, '127.0.0.1', () => {
    const port: string = process.argv[2];
    const address = server.address() as { port: number };
    fs.writeFileSync(port + '.part', String(address.port));
    fs.renameSync(port + '.part', port);
});
