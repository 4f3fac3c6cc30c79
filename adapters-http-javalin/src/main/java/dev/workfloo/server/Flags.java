package dev.workfloo.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags, as they were given; what they mean is for {@link Settings} to say. */
final class Flags {

    private Flags() {}

    private static void put(Map<Setting, String> flags, Setting setting, @Nullable String value) {
        if (value != null) flags.put(setting, value);
    }

    /** How the service is reached and what it serves. */
    static final class Serving {

        @Option(
                names = "--host",
                paramLabel = "NAME",
                description = "WORKFLOO_HOST: address to listen at. Default: 127.0.0.1, this machine only")
        private @Nullable String host;

        @Option(
                names = "--port",
                paramLabel = "N",
                description = "WORKFLOO_PORT: port to listen at; 0 takes any free one and prints it. Default: 8080")
        private @Nullable String port;

        @Option(
                names = "--environment",
                paramLabel = "WHICH",
                description = "WORKFLOO_ENVIRONMENT: mixed (each request says), sandbox (every request is one) or"
                        + " production (sandbox requests are refused). Default: mixed")
        private @Nullable String environment;

        @Option(
                names = "--definitions",
                paramLabel = "FOLDER",
                description = "WORKFLOO_DEFINITIONS: folder with <workspace>/*.json, definition documents to publish"
                        + " at start where they say something new")
        private @Nullable String definitions;

        @Option(
                names = "--demo",
                paramLabel = "BOOL",
                description = "WORKFLOO_DEMO: true publishes the demo, and admits the key demo to its sandbox while"
                        + " only this machine can reach it. Default: true with the embedded database, else false")
        private @Nullable String demo;

        void addTo(Map<Setting, String> flags) {
            put(flags, Setting.HOST, host);
            put(flags, Setting.PORT, port);
            put(flags, Setting.ENVIRONMENT, environment);
            put(flags, Setting.DEFINITIONS, definitions);
            put(flags, Setting.DEMO, demo);
        }
    }

    /** Where the service keeps what it knows. */
    static final class Storing {

        @Option(
                names = "--jdbc-url",
                paramLabel = "URL",
                description =
                        "WORKFLOO_JDBC_URL: jdbc:postgresql:… or jdbc:h2:…. Default: an H2 file under ./.workfloo")
        private @Nullable String jdbcUrl;

        @Option(names = "--jdbc-user", paramLabel = "NAME", description = "WORKFLOO_JDBC_USER: user of the database")
        private @Nullable String jdbcUser;

        @Option(
                names = "--jdbc-password-file",
                paramLabel = "FILE",
                description = "WORKFLOO_JDBC_PASSWORD_FILE: file that holds the password of the database")
        private @Nullable String jdbcPasswordFile;

        @Option(
                names = "--encryption-key-file",
                paramLabel = "FILE",
                description = "WORKFLOO_ENCRYPTION_KEY_FILE: file that holds the encryption key")
        private @Nullable String encryptionKeyFile;

        void addTo(Map<Setting, String> flags) {
            put(flags, Setting.JDBC_URL, jdbcUrl);
            put(flags, Setting.JDBC_USER, jdbcUser);
            put(flags, Setting.JDBC_PASSWORD_FILE, jdbcPasswordFile);
            put(flags, Setting.ENCRYPTION_KEY_FILE, encryptionKeyFile);
        }
    }
}
