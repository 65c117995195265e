package io.jenkins.plugins.coveragemonitor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.cli.serve.PreviewServer;
import io.jenkins.plugins.coveragemonitor.cli.serve.ServeCommandServer;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.Closeable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Who asks the preview and never finishes, and where messages must not be posted to. */
final class NetworkCases {
    private static final int PATIENCE_MILLIS = 60_000;

    /** Addresses of metadata services, and this machine and its neighbours behind translators. */
    private static final List<String> FORBIDDEN =
            List.of("a9fea9fe", "a9fe0001", "646464c8", "c00000c0", "a83f8110", "00000002", "ffffffff", "e0000001");

    private static final List<String> FORBIDDEN_V6 = List.of(
            "fd000ec2000000000000000000000254",
            "fd000ec2000000000000000000000001",
            "fd2000ce000000000000000000000254",
            "fe800000000000000000000000000001",
            "fec00000000000000000000000000001",
            "ff020000000000000000000000000001");

    private static final List<String> REQUESTS = List.of(
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-a: ",
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nabc",
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
            "GET /frame.html?page=dashboard HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n",
            "",
            "GET");

    private NetworkCases() {}

    static List<HostileCase> all() {
        return List.of(
                new HostileCase("requests that never finish", NetworkCases::requests),
                new HostileCase("address of a metadata service", (random, folder) -> addresses(random)));
    }

    private static void requests(Random random, Path folder) throws Exception {
        List<Closeable> open = new ArrayList<>();
        try (PreviewServer server = ServeCommandServer.start(folder, null, 0)) {
            URI address = server.address();
            for (int i = random.nextInt(4, 40); i > 0; i--) {
                Socket socket = new Socket(address.getHost(), address.getPort());
                open.add(socket);
                byte[] request = REQUESTS.get(random.nextInt(REQUESTS.size())).getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(random.nextBoolean() ? request : new Mutations(random).of(request));
                socket.getOutputStream().flush();
            }
            HttpURLConnection page = (HttpURLConnection)
                    address.resolve("frame.html?page=dashboard").toURL().openConnection();
            page.setConnectTimeout(PATIENCE_MILLIS);
            page.setReadTimeout(PATIENCE_MILLIS);
            assertThat(page.getResponseCode()).isEqualTo(200);
            page.disconnect();
        } finally {
            for (Closeable socket : open) {
                socket.close();
            }
        }
    }

    private static void addresses(Random random) throws Exception {
        TargetPolicy policy = new TargetPolicy(true);
        for (int i = 0; i < 100; i++) {
            String host = random.nextInt(4) == 0
                    ? v6(random, FORBIDDEN_V6.get(random.nextInt(FORBIDDEN_V6.size())))
                    : spelt(random, FORBIDDEN.get(random.nextInt(FORBIDDEN.size())));
            URI target;
            try {
                target = URI.create("http://" + host + "/");
                if (target.getHost() != null) {
                    InetAddress.getAllByName(target.getHost());
                }
            } catch (IllegalArgumentException | UnknownHostException none) {
                continue;
            }
            assertThat(policy.refusal(target)).as(host).isPresent();
        }
    }

    /** An IPv4 address in one of its spellings, or inside an IPv6 address. */
    private static String spelt(Random random, String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        long number = Long.parseLong(hex, 16);
        String turned = String.format("%08x", ~number & 0xFFFFFFFFL);
        return switch (random.nextInt(12)) {
            case 0 -> InetAddress.getByAddress(bytes).getHostAddress();
            case 1 -> Long.toString(number);
            case 2 -> "0x" + hex;
            case 3 ->
                String.format("%o.%o.%o.%o", bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF)
                        .replaceAll("(\\d+)", "0$1");
            case 4 -> (bytes[0] & 0xFF) + "." + (number & 0xFFFFFF);
            case 5 -> v6(random, "00000000000000000000ffff" + hex);
            case 6 -> v6(random, "0064ff9b0000000000000000" + hex);
            case 7 -> v6(random, "2002" + hex + "00000000000000000001");
            case 8 -> v6(random, "0000000000000000ffff0000" + hex);
            case 9 -> v6(random, "200100000a0000010000000000000000".substring(0, 24) + turned);
            case 10 -> v6(random, "fd1200000000000000005efe" + hex);
            default ->
                "[::" + (random.nextBoolean() ? "ffff:" : "")
                        + InetAddress.getByAddress(bytes).getHostAddress() + "]";
        };
    }

    private static String v6(Random random, String hex) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i += 4) {
            String group = hex.substring(i, i + 4);
            text.append(i == 0 ? "" : ":").append(random.nextBoolean() ? group : group.replaceFirst("^0{1,3}", ""));
        }
        String scope = random.nextInt(3) == 0 ? "%" + random.nextInt(3) : "";
        String written = random.nextBoolean() ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
        return "[" + written + scope + "]";
    }
}
