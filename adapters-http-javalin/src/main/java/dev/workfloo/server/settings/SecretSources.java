package dev.workfloo.server.settings;

import dev.workfloo.outbound.file.Secrets;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where secrets are kept: each in a variable of its own, or in a file of its own, as orchestrators mount them. */
public final class SecretSources implements Secrets {

    static final String PREFIX = "WORKFLOO_SECRET_";

    private final Map<String, String> environment;
    private final Optional<Path> folder;

    public SecretSources(Map<String, String> environment, Optional<Path> folder) {
        this.environment = environment;
        this.folder = folder;
    }

    @Override
    public Either<String, String> find(String name) {
        String variable = PREFIX + name.toUpperCase(Locale.ROOT);
        Optional<String> inVariable = some(environment.get(variable));
        Optional<Path> file = folder.map(it -> it.resolve(name)).filter(Files::exists);
        if (inVariable.isPresent() && file.isPresent()) {
            return Either.left("has its secret " + name + " twice: in " + variable + " and in " + file.get());
        }
        if (file.isPresent()) return read(name, file.get());
        String missing = "needs the secret " + name + ": set " + variable + ", or put it into a file of that name in"
                + " the folder " + Setting.SECRETS.variable();
        return inVariable.<Either<String, String>>map(Either::right).orElse(Either.left(missing));
    }

    private static Either<String, String> read(String name, Path file) {
        try {
            return some(Files.readString(file))
                    .<Either<String, String>>map(Either::right)
                    .orElse(Either.left("has an empty secret " + name + ": " + file));
        } catch (IOException e) {
            return Either.left("has a secret " + name + " that cannot be read: " + file);
        }
    }

    private static Optional<String> some(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }
}
