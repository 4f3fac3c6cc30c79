package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies that a service makes of itself, each with its time in its name; of these it keeps the newest. Others may have a
 * database of the same name and keep copies in the same folder: what is ours bears a mark that is kept beside the database.
 */
final class PlannedCopies {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.backup");

    private static final Duration LOOK = Duration.ofMinutes(1);

    /** After a copy that failed. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String ENDING = ".zip";

    private final CopyMark mark;
    private final Set<Path> doubted = new HashSet<>();
    private final DatabaseCopy copies;
    private final BackupPlan plan;
    private final InstantSource clock;
    private Instant notBefore = Instant.MIN;
    private volatile Optional<Instant> newest = Optional.empty();

    PlannedCopies(H2File database, DatabaseCopy copies, BackupPlan plan, InstantSource clock) {
        this.mark = new CopyMark(database);
        this.copies = copies;
        this.plan = plan;
        this.clock = clock;
    }

    /** A copy of our own, by the time in its name. */
    private record Made(Path file, Instant at) {}

    /** Makes the next one if it is time to. */
    void makeIfDue() throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) return;
        notBefore = now.plus(LOOK);
        List<Made> made = made(now);
        newest = made.stream().findFirst().map(Made::at);
        boolean isDue = newest.filter(at -> now.isBefore(at.plus(plan.every()))).isEmpty();
        if (isDue) make(now, made);
    }

    private void make(Instant now, List<Made> made) throws IOException {
        Path target = plan.folder().resolve(mark.prefix() + TIME.format(now) + ENDING);
        try {
            LOG.info("copied the database into {}, {} bytes", target, copies.into(target));
            newest = Optional.of(now);
            for (Made old : made.subList(Math.min(plan.kept() - 1, made.size()), made.size())) {
                Files.deleteIfExists(old.file());
            }
        } catch (BackupFailed e) {
            notBefore = now.plus(AGAIN);
            LOG.error("{}; it is tried again in {} minutes", e.getMessage(), AGAIN.toMinutes());
        }
    }

    /** What a service left that was killed while it wrote. */
    void forgetUnfinished() throws IOException {
        OwnedFiles.deleteUnfinished(plan.folder(), mark.prefix());
    }

    /** The newest first. What is not named as we do is somebody else's. */
    private List<Made> made(Instant now) throws IOException {
        String prefix = mark.prefix();
        List<Made> made = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(plan.folder())) {
            for (Path file : files) time(file, prefix).ifPresent(at -> made.add(new Made(file, at)));
        }
        made.removeIf(copy -> isDoubted(copy, now));
        made.sort(Comparator.comparing(Made::at).reversed());
        return made;
    }

    /** A clock that was wrong for a while must not keep copies from being made until it would be right. */
    private boolean isDoubted(Made copy, Instant now) {
        if (!copy.at().isAfter(now.plus(plan.every()))) return false;
        if (doubted.add(copy.file())) LOG.warn("{} is of a time to come, and counts for nothing", copy.file());
        return true;
    }

    private static Optional<Instant> time(Path file, String prefix) {
        String name = file.getFileName().toString();
        if (!name.startsWith(prefix) || !name.endsWith(ENDING)) return Optional.empty();
        try {
            String time = name.substring(prefix.length(), name.length() - ENDING.length());
            return Optional.of(TIME.parse(time, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** When the newest was begun; empty while there is none. */
    Optional<Instant> newest() {
        return newest;
    }
}
