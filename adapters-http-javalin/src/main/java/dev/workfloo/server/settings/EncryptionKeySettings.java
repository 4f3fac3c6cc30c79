package dev.workfloo.server.settings;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The key under which is stored, and the one to which it is changed. The embedded database has a file for each. */
public final class EncryptionKeySettings {

    private static final Path EMBEDDED_DATABASE = Settings.EMBEDDED.resolve("workfloo.mv.db");

    /** Beside the embedded database. */
    static final Path EMBEDDED_KEY = Settings.EMBEDDED.resolve("encryption.key");

    public static final Path EMBEDDED_NEXT_KEY = Settings.EMBEDDED.resolve("encryption.key.next");

    private final Settings settings;

    EncryptionKeySettings(Settings settings) {
        this.settings = settings;
    }

    /** The embedded default makes itself a key; with a database of one's own comes the key that belongs to it. */
    public EncryptionKey key() {
        return given(Setting.ENCRYPTION_KEY, Setting.ENCRYPTION_KEY_FILE).orElseGet(this::byDefault);
    }

    /** The one to which the key is changed, or was. */
    public Optional<EncryptionKey> next() {
        return given(Setting.ENCRYPTION_KEY_NEXT, Setting.ENCRYPTION_KEY_NEXT_FILE)
                .or(() -> settings.isEmbedded() && Files.exists(EMBEDDED_NEXT_KEY)
                        ? Optional.of(inFile(EMBEDDED_NEXT_KEY))
                        : Optional.empty());
    }

    /**
     * Has its text taken. There must be one; the embedded default makes itself one, whose file goes again where it is not taken:
     * the next start would take it.
     */
    public String taken(UnaryOperator<String> taking) {
        Optional<String> given = settings.secret(Setting.ENCRYPTION_KEY_NEXT, Setting.ENCRYPTION_KEY_NEXT_FILE);
        if (given.isPresent()) return taking.apply(given.get());
        if (settings.isEmbedded()) return takenFromFile(taking);
        throw new WrongSetting(Setting.ENCRYPTION_KEY_NEXT.variable() + " or "
                + Setting.ENCRYPTION_KEY_NEXT_FILE.variable()
                + " is required: make the new key with openssl rand -base64 32, and keep it");
    }

    private static String takenFromFile(UnaryOperator<String> taking) {
        boolean isMade = Files.notExists(EMBEDDED_NEXT_KEY);
        inFile(EMBEDDED_NEXT_KEY);
        try {
            return taking.apply(Files.readString(EMBEDDED_NEXT_KEY).strip());
        } catch (WrongSetting e) {
            if (isMade) delete(EMBEDDED_NEXT_KEY);
            throw e;
        } catch (IOException e) {
            throw new WrongSetting(EMBEDDED_NEXT_KEY + " cannot be read: " + e, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new WrongSetting(file + " is to be deleted, and cannot be: " + e, e);
        }
    }

    private Optional<EncryptionKey> given(Setting text, Setting file) {
        try {
            return settings.secret(text, file).map(EncryptionKey::of);
        } catch (IllegalArgumentException e) {
            throw Settings.wrong(text, "is wrong: " + e.getMessage());
        }
    }

    /** A new key beside data of another one would read nothing of it. */
    private EncryptionKey byDefault() {
        if (!settings.isEmbedded()) {
            throw new WrongSetting(Setting.ENCRYPTION_KEY.variable() + " or " + Setting.ENCRYPTION_KEY_FILE.variable()
                    + " is required with a database of your own: make a key with openssl rand -base64 32, and keep it");
        }
        if (Files.notExists(EMBEDDED_KEY) && Files.exists(EMBEDDED_DATABASE)) {
            throw new WrongSetting(EMBEDDED_DATABASE + " is there, and its key " + EMBEDDED_KEY
                    + " is not, without which nothing personal in it can be read: put the file back, or give its text in "
                    + Setting.ENCRYPTION_KEY.variable());
        }
        return inFile(EMBEDDED_KEY);
    }

    private static EncryptionKey inFile(Path file) {
        OwnerOnlyFiles.takeBack(file);
        try {
            return EncryptionKey.inFile(file);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(file + " is wrong: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new WrongSetting(e.getMessage() + ": " + e.getCause(), e);
        }
    }
}
