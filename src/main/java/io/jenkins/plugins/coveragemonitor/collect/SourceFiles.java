package io.jenkins.plugins.coveragemonitor.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The text of source files below a workspace. A path comes from a report, so that nothing outside of the workspace is ever
 * read, neither by {@code ..} nor by an absolute path nor by a link, and no file that is larger than a source file is.
 */
public final class SourceFiles {
    /** More is generated code or no source at all. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Path workspace;
    private final Charset charset;

    /**
     * The files of a workspace.
     *
     * @param workspace an existing folder
     * @param charset how their text is encoded; what it cannot read is shown as {@code U+FFFD}
     * @throws IOException if there is no such folder
     */
    public SourceFiles(Path workspace, Charset charset) throws IOException {
        this.workspace = workspace.toRealPath();
        this.charset = charset;
    }

    /** The lines of a file; empty if it is not there, may not be read, is too large or lies elsewhere. */
    public Optional<List<String>> lines(String path) {
        try {
            Path file = workspace.resolve(path).toRealPath();
            if (!file.startsWith(workspace) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST + 1);
            }
            return bytes.length > LARGEST
                    ? Optional.empty()
                    : Optional.of(new String(bytes, charset).lines().toList());
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }
}
