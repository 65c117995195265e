package io.jenkins.plugins.coveragemonitor.model;

import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes exceptions. Java's message is often only the path of a file, or missing. */
public final class FailureText {
    /** The longest chain of causes, which may be circular. */
    private static final int DEEPEST = 20;

    private FailureText() {}

    /**
     * One sentence: for a file its path, what is wrong with it and what to do; otherwise the exception's own message.
     */
    public static String sentence(Throwable failure) {
        return cause(failure) instanceof FileSystemException file
                ? name(file) + ": " + fault(file) + "; " + remedy(file)
                : reason(failure);
    }

    /** The same as a clause within another sentence, without the remedy. */
    public static String reason(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof FileSystemException file) {
            return name(file) + " " + fault(file);
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not text in the expected encoding";
        }
        String said = cause.getMessage();
        if (said != null && !said.isBlank()) {
            return said;
        }
        if (cause instanceof EOFException) {
            return "it ends early";
        }
        return cause instanceof ClosedChannelException
                ? "it was closed or interrupted"
                : "an unexpected failure (" + cause.getClass().getSimpleName() + ")";
    }

    /** What to do about a file that cannot be used. */
    static String remedy(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "check the name";
        }
        if (failure instanceof AccessDeniedException) {
            return "change its permissions";
        }
        if (failure instanceof DirectoryNotEmptyException || failure instanceof FileAlreadyExistsException) {
            return "move it away";
        }
        return "check the folder that it lies in";
    }

    private static String fault(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "does not exist and could not be made";
        }
        if (failure instanceof AccessDeniedException) {
            return "may not be read or written by this user";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "is a folder with something in it";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "is not a folder";
        }
        String why = failure.getReason() == null ? "" : " (" + failure.getReason() + ")";
        return "cannot be read or written" + why;
    }

    private static String name(FileSystemException failure) {
        return failure.getFile() == null ? "a file" : failure.getFile();
    }

    /** The first cause whose wrappers only repeat it, such as that of a failure on an agent. */
    private static Throwable cause(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable cause = at.getCause();
            String said = at.getMessage();
            if (cause == null || said != null && !said.endsWith(cause.toString())) {
                return at;
            }
            at = cause;
        }
        return at;
    }
}
