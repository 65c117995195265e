package io.jenkins.plugins.coveragemonitor.report;

import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlSource;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The floor: taking a file's tokens and throwing them away. The parsers are set as the readers set them and get the same
 * bytes in the same way, from the file through a buffer of the same size.
 */
public final class Tokens {
    private Tokens() {}

    /** Counts the tokens of a file by its extension: XML by Aalto, JSON by Jackson, anything else by its lines. */
    public static long count(Path file) throws IOException, XMLStreamException {
        String name = file.getFileName().toString();
        if (name.endsWith(".xml")) {
            return xml(file);
        }
        return name.endsWith(".json") ? json(file) : lines(file);
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), FilePrefix.LIMIT);
    }

    private static long xml(Path file) throws IOException, XMLStreamException {
        long count = 0;
        try (InputStream in = open(file)) {
            XMLStreamReader reader = XmlSource.factory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
                count++;
            }
            reader.close();
        }
        return count;
    }

    private static long json(Path file) throws IOException {
        long count = 0;
        try (InputStream in = open(file);
                JsonParser parser = JsonCursor.FACTORY.createParser(in)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }

    private static long lines(Path file) throws IOException {
        long count = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            while (reader.readLine() != null) {
                count++;
            }
        }
        return count;
    }
}
