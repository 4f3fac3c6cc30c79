package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** What tells a database's copies from those of others of its name; drawn once, and kept beside it. */
record CopyMark(H2File database) {

    private static final Pattern DRAWN = Pattern.compile("[0-9a-f]{8}");

    /** How the names of its copies begin. */
    String prefix() throws IOException {
        return database.name() + "-" + mark() + "-";
    }

    private String mark() throws IOException {
        Path file = database.folder().resolve(database.name() + ".copies");
        if (Files.notExists(file)) draw(file);
        String mark = Files.readString(file).strip();
        if (!DRAWN.matcher(mark).matches()) throw new IOException(file + " is damaged: delete it");
        return mark;
    }

    private static void draw(Path file) throws IOException {
        Path part = OwnedFiles.beside(file);
        Files.writeString(part, UUID.randomUUID().toString().substring(0, 8));
        OwnedFiles.place(part, file);
    }
}
