package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The wish for a copy, as files beside the database: whoever may write there could as well replace the database. It is
 * {@code asked} by a command, {@code taken} by the service that has the database open, and {@code answered}.
 */
final class CopyRequest {

    private static final String DONE = "done ";
    static final String ASKED = ".asked";
    static final String TAKEN = ".taken";
    static final String ANSWERED = ".answered";

    private final Path asked;
    private final Path taken;
    private final Path answered;

    private CopyRequest(Path folder, String name) {
        asked = folder.resolve(name + ASKED);
        taken = folder.resolve(name + TAKEN);
        answered = folder.resolve(name + ANSWERED);
    }

    /** How their names begin. */
    static String prefix(H2File database) {
        return database.name() + ".backup-";
    }

    /** @param target where the copy is to be, which the service sees as the command does */
    static CopyRequest ask(H2File database, Path target) throws IOException {
        CopyRequest request = new CopyRequest(database.folder(), prefix(database) + UUID.randomUUID());
        write(request.asked, target.toString());
        return request;
    }

    /** Those that nobody has taken yet. */
    static List<CopyRequest> open(H2File database) throws IOException {
        List<CopyRequest> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                database.folder(), file -> isAsked(file.getFileName().toString(), database))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                found.add(new CopyRequest(database.folder(), name.substring(0, name.length() - ASKED.length())));
            }
        }
        return found;
    }

    private static boolean isAsked(String file, H2File database) {
        return file.startsWith(prefix(database)) && file.endsWith(ASKED);
    }

    /** Takes it; false when whoever asked has given up meanwhile. Whoever takes it owes an answer. */
    boolean take() throws IOException {
        try {
            Files.move(asked, taken, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Where the copy is to be. */
    Path target() throws IOException {
        return Path.of(Files.readString(taken));
    }

    void done(long bytes) throws IOException {
        write(answered, DONE + bytes);
    }

    void failed(String why) throws IOException {
        write(answered, why);
    }

    /** Whoever asked then waits no longer: no answer can be written. */
    void leave() throws IOException {
        Files.deleteIfExists(taken);
    }

    /** False once whoever asked waits no longer. */
    boolean isTaken() {
        return Files.exists(taken);
    }

    /** How many bytes the copy has; empty while there is no answer. */
    Optional<Long> answer() throws IOException, BackupFailed {
        if (Files.notExists(answered)) return Optional.empty();
        String text = Files.readString(answered);
        if (!text.startsWith(DONE)) throw new BackupFailed(text);
        return Optional.of(Long.parseLong(text.substring(DONE.length())));
    }

    /** Nothing is left of it; the service finds that nobody waits any more. */
    void forget() throws IOException {
        for (Path file : List.of(asked, taken, answered)) Files.deleteIfExists(file);
    }

    /** Whole from the first moment at which it has its name. */
    private static void write(Path file, String text) throws IOException {
        Path part = OwnedFiles.beside(file);
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
