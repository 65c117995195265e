package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No format without its contract: who adds one and forgets the test is told here. */
class ReportContractsTest {
    /** The contract of each format; of each dialect where one has several. */
    static List<ReportReaderContract> all() {
        String room = ReportReaderContract.class.getPackageName();
        try (Stream<Path> files = Files.list(Path.of(ReportReaderContract.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(room.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .sorted()
                    .map(name -> named(room + "." + name.substring(0, name.length() - ".class".length())))
                    .filter(type -> ReportReaderContract.class.isAssignableFrom(type)
                            && !Modifier.isAbstract(type.getModifiers()))
                    .map(ReportContractsTest::made)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, ReportContractsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static ReportReaderContract made(Class<?> type) {
        try {
            return (ReportReaderContract) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " needs a constructor without parameters", e);
        }
    }

    @Test
    void everyFormatHasAContract() {
        assertThat(all().stream().map(ReportReaderContract::format).distinct())
                .containsExactlyInAnyOrderElementsOf(ReportFormats.builtIn().all().stream()
                        .map(ReportFormat::name)
                        .toList());
    }
}
