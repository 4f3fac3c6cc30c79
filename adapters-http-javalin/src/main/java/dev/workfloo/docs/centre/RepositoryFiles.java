package dev.workfloo.docs.centre;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files of the repository, by their path there. */
@FunctionalInterface
interface RepositoryFiles {

    /** Those that the build put beside the classes: what the centre shows. */
    static RepositoryFiles packaged() {
        return path -> {
            try (InputStream file = RepositoryFiles.class.getResourceAsStream("repository/" + path)) {
                return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    Optional<byte[]> read(String path);

    default Optional<String> text(String path) {
        return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
