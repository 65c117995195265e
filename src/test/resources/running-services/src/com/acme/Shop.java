package com.acme;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;

/** A service that answers over HTTP, and tells its port in the file that it is given. */
public class Shop {
    public static void main(String[] arguments) throws IOException {
        Path part = Path.of(arguments[0] + ".part");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = answer(exchange.getRequestURI().getQuery()).getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        Files.write(part, String.valueOf(server.getAddress().getPort()).getBytes());
        Files.move(part, Path.of(arguments[0]), StandardCopyOption.ATOMIC_MOVE);
    }

    static String answer(String query) {
        if ("a".equals(query)) {
            return "first";
        }
        if ("b".equals(query)) {
            return "second";
        }
        return "none";
    }
}
