package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.publish.html.HtmlReport;
import io.jenkins.plugins.coveragemonitor.publish.html.SourceBatches;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jenkins.agents.ControllerToAgentFileCallable;
import org.jspecify.annotations.Nullable;

/** Writes the HTML report of a build to a folder of its workspace, on the workspace's machine. */
final class WorkspaceReport {
    private final FilePath workspace;
    private final String folder;

    /**
     * A report below a workspace.
     *
     * @param folder the folder, relative to the workspace
     */
    WorkspaceReport(FilePath workspace, String folder) {
        this.workspace = workspace;
        this.folder = folder;
    }

    /**
     * Writes the report with the sources in the workspace, replacing an earlier one.
     *
     * @param charset the encoding of the sources, {@code null} to detect it
     * @return the page to open, relative to the workspace
     */
    String write(HtmlReport report, @Nullable Charset charset) throws IOException, InterruptedException {
        SourceBatches sources = new SourceBatches(new AgentSources(workspace), report.readingOrder(), charset);
        Map<String, String> pages = report.pages(sources);
        sources.check();
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                zip.putNextEntry(new ZipEntry(page.getKey()));
                zip.write(page.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        workspace.act(new Write(folder, zipped.toByteArray()));
        return folder.replaceAll("/+$", "") + "/" + HtmlReport.INDEX;
    }

    /**
     * Writes pages on the workspace's machine.
     *
     * @param folder the folder, relative to the workspace
     * @param zip the pages
     */
    record Write(String folder, byte[] zip) implements ControllerToAgentFileCallable<Void> {
        private static final Pattern OWN = Pattern.compile("index\\.html|report\\.css|source-\\d+\\.html");

        @Override
        public Void invoke(File root, VirtualChannel channel) throws IOException {
            Path target = Files.createDirectories(root.toPath().resolve(folder));
            removeEarlier(target);
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (OWN.matcher(entry.getName()).matches()) {
                        Files.write(target.resolve(entry.getName()), in.readAllBytes());
                    }
                }
            }
            return null;
        }

        /** Deletes only the pages of an earlier report: the folder may have other files. */
        private static void removeEarlier(Path target) throws IOException {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    target, file -> OWN.matcher(file.getFileName().toString()).matches())) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}
