package io.jenkins.plugins.coveragemonitor.benchmark;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The floor: taking a file's tokens and throwing them away. */
final class Tokens {
    private static final XMLInputFactory XML = new InputFactoryImpl();
    private static final JsonFactory JSON = new JsonFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private Tokens() {}

    /** Counts the tokens of a file by its extension: XML by Aalto, JSON by Jackson, anything else by its lines. */
    static long count(Path file) throws IOException, XMLStreamException {
        String name = file.getFileName().toString();
        if (name.endsWith(".xml")) {
            return xml(file);
        }
        return name.endsWith(".json") ? json(file) : lines(file);
    }

    private static long xml(Path file) throws IOException, XMLStreamException {
        long count = 0;
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = XML.createXMLStreamReader(in);
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
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
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
