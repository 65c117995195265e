package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No format without its contract: who adds one and forgets the test is told here. */
class ReportContractsTest {
    /** The contract of each format; of each dialect where one has several. */
    static List<ReportReaderContract> all() {
        return new ClassFileImporter()
                .importPackagesOf(ReportReaderContract.class).stream()
                        .filter(type -> type.isAssignableTo(ReportReaderContract.class)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .map(ReportContractsTest::made)
                        .toList();
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
