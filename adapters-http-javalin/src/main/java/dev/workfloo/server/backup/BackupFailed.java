package dev.workfloo.server.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** A copy was not made, or not brought back, and nothing was changed; the message is the one line that its operator reads. */
public final class BackupFailed extends Exception {

    private static final long serialVersionUID = 1L;

    BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message + ": " + said(cause), cause);
    }

    /** What lies beneath says it best: a full disk, above all. */
    private static String said(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null) last = last.getCause();
        if (last instanceof AccessDeniedException) return "access is denied to " + last.getMessage();
        if (last instanceof NoSuchFileException) return "there is no " + last.getMessage();
        boolean isPlain = last instanceof IOException || last instanceof SQLException;
        String text = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        return isPlain ? text : last.getClass().getName() + " " + text;
    }
}
