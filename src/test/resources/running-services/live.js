const fs = require('fs');
const http = require('http');
function answer(url) {
    if (url === '/a') {
        return 'first';
    }
    if (url === '/b') {
        return 'second';
    }
    return 'none';
}
const server = http.createServer((request, response) => {
    response.end(answer(request.url));
});
server.listen(0, '127.0.0.1', () => {
    fs.writeFileSync(process.argv[2] + '.part', String(server.address().port));
    fs.renameSync(process.argv[2] + '.part', process.argv[2]);
});
