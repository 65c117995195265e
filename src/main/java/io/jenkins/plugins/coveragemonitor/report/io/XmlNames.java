package io.jenkins.plugins.coveragemonitor.report.io;

import com.fasterxml.aalto.in.XmlScanner;
import com.fasterxml.aalto.stax.StreamReaderImpl;
import com.fasterxml.aalto.util.NameTable;
import java.lang.reflect.Field;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * How many different names the parser has met. The cost of its table grows with the square of their number, which it
 * does not expose, so it is read by reflection.
 */
final class XmlNames {
    private static final String TABLE = "_symbols";

    private final NameTable names;

    private XmlNames(NameTable names) {
        this.names = names;
    }

    /** The names of a parser. */
    static XmlNames of(XMLStreamReader2 reader) {
        XmlScanner scanner = ((StreamReaderImpl) reader).getScanner();
        for (Class<?> type = scanner.getClass(); type != Object.class; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(TABLE);
                field.setAccessible(true);
                return new XmlNames((NameTable) field.get(scanner));
            } catch (NoSuchFieldException inherited) {
                continue;
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException("the names of the XML parser cannot be counted", closed);
            }
        }
        throw new IllegalStateException("the names of the XML parser cannot be counted");
    }

    /** Whether there are more than a report has. */
    boolean areTooMany() {
        return names.size() > Limits.XML_NAMES;
    }
}
