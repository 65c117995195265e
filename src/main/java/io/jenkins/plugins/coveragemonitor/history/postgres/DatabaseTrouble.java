package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.RefusedDataException;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database refused something; the message is one sentence with the remedy. The cause has the technical details. */
public final class DatabaseTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    DatabaseTrouble(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The exception for a refusal; {@link RefusedDataException} if it is about the given data. */
    static IOException of(StoreAddress address, SQLException problem) {
        String state = state(problem);
        String sentence = address + ": " + why(state, problem);
        return state.startsWith("22")
                ? new RefusedDataException(sentence, problem)
                : new DatabaseTrouble(sentence, problem);
    }

    private static String why(String state, SQLException problem) {
        String said = said(problem);
        if (state.equals("28P01") || state.equals("28000")) {
            return "the user or the password is refused; correct the credentials";
        }
        if (state.equals("3D000")) {
            return "there is no such database; create it, or correct its name";
        }
        if (state.equals("42501")) {
            return "the user may not do that (" + said + "); grant it the rights on the schema";
        }
        if (state.equals("42P01") || state.equals("3F000")) {
            return "holds no histories yet; let a controller write to it first, or copy histories there";
        }
        if (state.equals("25006")) {
            return "can only be read now; write to the primary server";
        }
        if (state.equals("53100")) {
            return "its disk is full; free some space";
        }
        if (state.equals("53300")) {
            return "has no connection left; raise max_connections, or let fewer clients connect";
        }
        if (state.startsWith("57P")) {
            return "is being stopped or started (" + said + ")";
        }
        if (state.equals("57014")) {
            return "took too long to answer; check what keeps it busy";
        }
        if (state.startsWith("08") || state.isEmpty()) {
            return "cannot be reached (" + said + "); check that it runs, and that the network lets it be reached";
        }
        return "refused (" + said + ")";
    }

    /** The SQL state of the innermost cause that has one, because a pool wraps what the driver says. */
    private static String state(SQLException problem) {
        String state = "";
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        return state;
    }

    private static String said(SQLException problem) {
        Throwable cause = problem;
        while (cause.getCause() instanceof SQLException inner) {
            cause = inner;
        }
        String text = String.valueOf(cause.getMessage());
        return text.lines().findFirst().orElse(text).strip();
    }
}
