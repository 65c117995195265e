#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *answer(const char *request) {
    if (strstr(request, "?a ")) {
        return "first";
    }
    if (strstr(request, "?b ")) {
        return "second";
    }
    return "none";
}

int never(int x) {
    return x > 1 ? x : 1;
}

static void end(int signal) {
    exit(signal == SIGTERM ? 0 : 1);
}

static void tell(const char *file, int port) {
    char part[4096];
    snprintf(part, sizeof part, "%s.part", file);
    FILE *out = fopen(part, "w");
    fprintf(out, "%d", port);
    fclose(out);
    rename(part, file);
}

int main(int count, char **arguments) {
    if (count < 2) {
        return 2;
    }
    signal(SIGTERM, end);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    bind(listener, (struct sockaddr *)&address, length);
    listen(listener, 5);
    getsockname(listener, (struct sockaddr *)&address, &length);
    tell(arguments[1], ntohs(address.sin_port));
    for (;;) {
        char request[4096] = "";
        int connection = accept(listener, NULL, NULL);
        if (read(connection, request, sizeof request - 1) > 0) {
            const char *body = answer(request);
            dprintf(connection, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s", strlen(body), body);
        }
        close(connection);
    }
}
