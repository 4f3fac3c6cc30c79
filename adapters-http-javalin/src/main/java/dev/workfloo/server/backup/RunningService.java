package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The service that has the database open, as a command asks it for a copy. */
final class RunningService {

    private static final long PAUSE_MS = 200;

    /** A service looks twice a second. */
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(15);

    private static final Duration NEWS = Duration.ofSeconds(3);

    private final H2File database;
    private final Consumer<String> progress;

    /** @param progress is told now and then how far it is */
    RunningService(H2File database, Consumer<String> progress) {
        this.database = database;
        this.progress = progress;
    }

    /** @return how many bytes the copy has */
    long copyInto(Path target) throws BackupFailed {
        try {
            CopyRequest request = CopyRequest.ask(database, target);
            try {
                return awaited(request, target);
            } finally {
                request.forget();
            }
        } catch (IOException e) {
            throw new BackupFailed("the running service cannot be asked for a copy", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("was interrupted; the service may make the copy all the same");
        }
    }

    private long awaited(CopyRequest request, Path target) throws IOException, BackupFailed, InterruptedException {
        long begun = System.nanoTime();
        long told = begun;
        boolean wasTaken = false;
        while (true) {
            Optional<Long> bytes = request.answer();
            if (bytes.isPresent()) return bytes.get();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            boolean isTaken = request.isTaken();
            if (wasTaken && !isTaken) throw unanswered(request);
            wasTaken = isTaken;
            long now = System.nanoTime();
            if (!isTaken && now - begun > TAKEN_WITHIN.toNanos() && !request.isTaken()) throw untaken();
            if (now - told < NEWS.toNanos()) continue;
            told = now;
            requireAlive(request);
            progress.accept(news(target));
        }
    }

    private static BackupFailed untaken() {
        return new BackupFailed("another process has the database open, and does not make copies: it is no service of"
                + " this release, or cannot write beside the database, as its log says then. Stop it, and run the"
                + " command again");
    }

    private static BackupFailed unanswered(CopyRequest request) throws IOException, BackupFailed {
        request.answer();
        return new BackupFailed(
                "the service gave no answer, or was started anew: see its log, and run the command again");
    }

    private String news(Path target) throws IOException {
        OptionalLong written = written(target);
        return written.isEmpty()
                ? "the running service makes another copy first"
                : "the running service has written " + written.getAsLong() + " of at most about "
                        + Files.size(database.data()) + " bytes";
    }

    /** The file is locked for as long as a process has it open. */
    private void requireAlive(CopyRequest request) throws IOException, BackupFailed {
        try (FileChannel data = FileChannel.open(database.data(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = data.tryLock();
            if (lock == null) return;
            lock.release();
        } catch (OverlappingFileLockException e) {
            return;
        }
        if (request.answer().isEmpty()) {
            throw new BackupFailed("the service ended before the copy was whole: run the command again");
        }
    }

    /** Empty while it is not begun. */
    private static OptionalLong written(Path target) throws IOException {
        OptionalLong bytes = OptionalLong.empty();
        String prefix = OwnedFiles.prefix(target);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                target.getParent(), file -> file.getFileName().toString().startsWith(prefix))) {
            for (Path part : parts) {
                if (Files.isRegularFile(part)) bytes = OptionalLong.of(Math.max(bytes.orElse(0), Files.size(part)));
            }
        }
        return bytes;
    }
}
