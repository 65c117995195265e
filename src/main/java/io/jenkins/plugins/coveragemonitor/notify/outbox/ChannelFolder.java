package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The entries of one channel: a folder of the outbox with the channel's name. */
record ChannelFolder(String channel, Path path) {
    /** The folder of a channel, which need not exist. */
    static ChannelFolder in(Path outbox, String channel) {
        String safe = URLEncoder.encode(channel, StandardCharsets.UTF_8).replace(".", "%2E");
        return new ChannelFolder(channel, outbox.resolve(safe));
    }

    /** The names of all channels with a folder. */
    static List<String> channels(Path outbox) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(outbox)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(outbox, Files::isDirectory)) {
                for (Path folder : folders) {
                    names.add(URLDecoder.decode(folder.getFileName().toString(), StandardCharsets.UTF_8));
                }
            }
        }
        return names;
    }

    /** The waiting entries. */
    OutboxStore waiting() {
        return new OutboxStore(path);
    }

    /** The entries that were given up, of which at most {@code most} are kept. */
    DeadLetterQueue dead(int most) {
        return new DeadLetterQueue(path.resolve("dead"), most);
    }

    /** A file among the entries. */
    Path file(String name) {
        return path.resolve(name);
    }
}
