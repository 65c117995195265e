package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportReaderContract;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No format without its contract: who adds one and forgets the test is told here. */
public class ReportContractsTest {
    /** The contract of each format; of each dialect where one has several. */
    public static List<ReportReaderContract> all() {
        Path home;
        try {
            home = Path.of(ReportReaderContract.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
        String room = ReportContractsTest.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.walk(home.resolve(room))) {
            return files.map(file -> home.relativize(file).toString().replace(File.separatorChar, '.'))
                    .filter(name -> name.endsWith("Test.class"))
                    .sorted()
                    .map(name -> named(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> ReportReaderContract.class.isAssignableFrom(type)
                            && !Modifier.isAbstract(type.getModifiers()))
                    .map(ReportContractsTest::made)
                    .toList();
        } catch (IOException e) {
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
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ReportReaderContract) constructor.newInstance();
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
