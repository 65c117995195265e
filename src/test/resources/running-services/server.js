const fs = require('fs');
const http = require('http');
function answer(url) {
    if (url === '/a') {
        return 'first';
    }
    return 'none';
}
function never() {
    return 1;
}
const server = http.createServer((request, response) => {
    response.end(answer(request.url));
});
server.listen(0, '127.0.0.1', () => {
    fs.writeFileSync(process.argv[2] + '.part', String(server.address().port));
    fs.renameSync(process.argv[2] + '.part', process.argv[2]);
});
