package dev.workfloo.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files take their place where they can have two names, and where they cannot. */
class OwnedFilesTest {

    /** As Linux says it of FAT, and what other systems throw. */
    private static final List<OwnedFiles.Linking> NONE = List.of(
            (name, existing) -> {
                throw new FileSystemException(name.toString(), existing.toString(), "Operation not permitted");
            },
            (name, existing) -> {
                throw new UnsupportedOperationException();
            });

    @TempDir
    Path folder;

    @Test
    void takeTheirPlaceWithoutLinks() throws Exception {
        for (OwnedFiles.Linking none : NONE) {
            Path file = folder.resolve("file" + NONE.indexOf(none));
            Path part = Files.writeString(OwnedFiles.beside(file), "whole");

            OwnedFiles.place(part, file, none);

            assertEquals("whole", Files.readString(file));
            assertTrue(Files.notExists(part));
        }
    }

    @Test
    void leaveWhatIsThereWithoutLinks() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "theirs");
        Path part = Files.writeString(OwnedFiles.beside(file), "ours");

        for (OwnedFiles.Linking none : NONE) {
            assertThrows(FileAlreadyExistsException.class, () -> OwnedFiles.place(part, file, none));
        }

        assertEquals("theirs", Files.readString(file));
    }
}
