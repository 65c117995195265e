package io.jenkins.plugins.coveragemonitor.collect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Selects the files that are searched for reports by content. Only files that cannot be reports of this build are
 * skipped: sources and binaries by their extension, installed packages and test fixtures by their folder.
 */
final class CandidateFiles {
    private static final Set<String> IMPOSSIBLE = Set.of(
            ("java class kt kts scala groovy jar war ear hpi c cc cpp cxx h hh hpp hxx o obj a so dll dylib exe lib pdb"
                            + " rs rlib rmeta d go py pyc pyo pyi rb php pl lua swift m mm cs fs vb js mjs cjs ts mts cts jsx tsx"
                            + " vue svelte map css scss sass less html htm xhtml jsp md rst adoc tex svg png jpg jpeg gif webp"
                            + " ico bmp tif tiff psd pdf doc docx xls xlsx ppt pptx odt ttf otf woff woff2 eot mp3 mp4 avi mov"
                            + " wav ogg webm tar bz2 xz zst 7z rar deb rpm iso img dmg sh bash bat cmd ps1 sql db sqlite"
                            + " properties yml yaml toml ini cfg conf lock log csv tsv gradle bin idx pack gcda gcno proto")
                    .split(" "));

    private static final Set<String> FOREIGN_FOLDERS =
            Set.of("node_modules", "site-packages", ".venv", "venv", ".tox", ".m2", ".gradle", ".cargo", ".idea");

    /** Fixtures and their copies: sample reports are not reports of this build. */
    private static final List<List<String>> FIXTURES = List.of(
            List.of("src", "test", "resources"),
            List.of("src", "it", "resources"),
            List.of("target", "test-classes"),
            List.of("build", "resources"),
            List.of("testdata"),
            List.of("fixtures"),
            List.of("__fixtures__"));

    /** Folders with sample reports or documentation; such a folder may also be a module that is built. */
    private static final List<List<String>> SAMPLES = List.of(
            List.of("tests", "data"),
            List.of("test", "data"),
            List.of("samples"),
            List.of("docs"),
            List.of("reference"));

    /** Default names of tools' reports, which hardly any other file has. */
    private static final Set<String> NAMES_OF_REPORTS = Set.of(
            "jacoco.xml",
            "jacocotestreport.xml",
            "lcov.info",
            "cobertura.xml",
            "cobertura-coverage.xml",
            "coverage.cobertura.xml",
            "coverage.opencover.xml",
            "coverage.xml",
            "clover.xml",
            "scoverage.xml",
            "mutations.xml",
            "coverage-final.json",
            "tarpaulin-report.json",
            "coveralls.json",
            "testng-results.xml");

    private CandidateFiles() {}

    /** Whether a file has a tool's default name of a report. */
    static boolean isNamedAsReport(String file) {
        return NAMES_OF_REPORTS.contains(
                file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether a file is in a folder of samples or documents. */
    static boolean isSample(String file) {
        List<String> folders = Arrays.asList(file.toLowerCase(Locale.ROOT).split("/"));
        for (int i = 0; i < folders.size() - 1; i++) {
            if (isOne(SAMPLES, folders.subList(i, folders.size() - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file, relative to the workspace, may be a report of this build. */
    static boolean isPossible(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && IMPOSSIBLE.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        List<String> folders = Arrays.asList(file.toLowerCase(Locale.ROOT).split("/"));
        for (int i = 0; i < folders.size() - 1; i++) {
            if (FOREIGN_FOLDERS.contains(folders.get(i)) || isOne(FIXTURES, folders.subList(i, folders.size() - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOne(List<List<String>> kinds, List<String> folders) {
        return kinds.stream()
                .anyMatch(fixture -> folders.size() >= fixture.size()
                        && folders.subList(0, fixture.size()).equals(fixture));
    }
}
