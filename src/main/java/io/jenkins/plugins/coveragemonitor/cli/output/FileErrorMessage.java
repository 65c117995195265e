package io.jenkins.plugins.coveragemonitor.cli.output;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Java often names only the path of a file that cannot be used; this says what is wrong with it. */
public final class FileErrorMessage {
    private FileErrorMessage() {}

    public static String of(FileSystemException failure) {
        String file = failure.getFile() == null ? "a file" : failure.getFile();
        if (failure instanceof NoSuchFileException) {
            return file + ": does not exist and could not be made; check the name";
        }
        if (failure instanceof AccessDeniedException) {
            return file + ": may not be read or written by this user; change its permissions";
        }
        String reason = failure.getReason() == null ? "" : " (" + failure.getReason() + ")";
        return file + ": cannot be read or written" + reason + "; check the folder that it lies in";
    }
}
