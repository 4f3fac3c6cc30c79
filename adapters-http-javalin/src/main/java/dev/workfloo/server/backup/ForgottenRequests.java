package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What commands left behind that were killed, or whose service was, and what that service had written of copies. */
record ForgottenRequests(Path folder, String prefix) {

    /** Nobody waits for so long that a note is taken. */
    private static final Duration WAITS = Duration.ofMinutes(1);

    static ForgottenRequests beside(H2File database) {
        return new ForgottenRequests(database.folder(), CopyRequest.prefix(database));
    }

    void delete() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isOver)) {
            for (Path file : files) {
                if (file.toString().endsWith(CopyRequest.TAKEN)) deleteUnfinished(file);
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isOver(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.startsWith(prefix)) return false;
        return name.endsWith(CopyRequest.TAKEN)
                || name.endsWith(CopyRequest.ANSWERED)
                || (name.endsWith(CopyRequest.ASKED) && isLeft(file));
    }

    private static boolean isLeft(Path asked) throws IOException {
        return Files.getLastModifiedTime(asked)
                .toInstant()
                .isBefore(Instant.now().minus(WAITS));
    }

    private static void deleteUnfinished(Path taken) {
        try {
            Path target = Path.of(Files.readString(taken));
            if (target.getParent() == null) return;
            OwnedFiles.deleteUnfinished(target.getParent(), target.getFileName().toString());
        } catch (IOException | InvalidPathException e) {
            // Nothing was begun where that cannot be read, or it is away.
        }
    }
}
