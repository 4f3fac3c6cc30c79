package dev.workfloo.server;

import dev.workfloo.jdbc.JdbcStore;
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
                names = "--scenario-required",
                paramLabel = "WHEN",
                description = "WORKFLOO_SCENARIO_REQUIRED: which starts in the sandbox must name a scenario: always, or"
                        + " connectors (only those of definitions that ask a service). Default: always")
        private @Nullable String scenarioRequired;

        @Option(
                names = "--definitions",
                paramLabel = "FOLDER",
                description = "WORKFLOO_DEFINITIONS: folder with <workspace>/*.json, definition documents to publish"
                        + " at start where they say something new; what an earlier version said is left to the command"
                        + " definitions rollback")
        private @Nullable String definitions;

        @Option(
                names = "--demo",
                paramLabel = "BOOL",
                description = "WORKFLOO_DEMO: true publishes the demo, and admits the key demo to its sandbox while"
                        + " only this machine can reach it. Default: true with the embedded database, else false")
        private @Nullable String demo;

        @Option(
                names = "--trusted-proxies",
                paramLabel = "LIST",
                description =
                        "WORKFLOO_TRUSTED_PROXIES: addresses and networks (10.0.0.0/8), separated by commas, of the"
                                + " proxies whose Forwarded or X-Forwarded-* counts. Default: nobody's")
        private @Nullable String trustedProxies;

        @Option(
                names = "--client-connections",
                paramLabel = "N",
                description = "WORKFLOO_CLIENT_CONNECTIONS: how many connections one address may have at once; those of"
                        + " trusted proxies do not count. Default: 1000")
        private @Nullable String clientConnections;

        @Option(
                names = "--stop-pause",
                paramLabel = "SECONDS",
                description =
                        "WORKFLOO_STOP_PAUSE: how long the service goes on, not ready, when it is told to stop, so"
                                + " that balancers see it. Default: 5, or 0 while only this machine can reach it")
        private @Nullable String stopPause;

        void addTo(Map<Setting, String> flags) {
            put(flags, Setting.HOST, host);
            put(flags, Setting.PORT, port);
            put(flags, Setting.ENVIRONMENT, environment);
            put(flags, Setting.SCENARIO_REQUIRED, scenarioRequired);
            put(flags, Setting.DEFINITIONS, definitions);
            put(flags, Setting.DEMO, demo);
            put(flags, Setting.TRUSTED_PROXIES, trustedProxies);
            put(flags, Setting.CLIENT_CONNECTIONS, clientConnections);
            put(flags, Setting.STOP_PAUSE, stopPause);
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

        @Option(
                names = "--rolling-from",
                paramLabel = "RELEASE",
                description = "WORKFLOO_ROLLING_FROM: " + JdbcStore.RELEASE_BEFORE
                        + " while processes of that release, the one before, run on the database too; idempotency keys"
                        + " are then kept in clear text as well, as those know them. Default: none run")
        private @Nullable String rollingFrom;

        void addTo(Map<Setting, String> flags) {
            put(flags, Setting.JDBC_URL, jdbcUrl);
            put(flags, Setting.JDBC_USER, jdbcUser);
            put(flags, Setting.JDBC_PASSWORD_FILE, jdbcPasswordFile);
            put(flags, Setting.ENCRYPTION_KEY_FILE, encryptionKeyFile);
            put(flags, Setting.ROLLING_FROM, rollingFrom);
        }
    }

    /** Whom the service turns to. */
    static final class Reaching {

        @Option(
                names = "--connectors",
                paramLabel = "FILE",
                description = "WORKFLOO_CONNECTORS: file that says where services are and how messages reach people;"
                        + " docs/connectors.md describes it")
        private @Nullable String connectors;

        @Option(
                names = "--secrets",
                paramLabel = "FOLDER",
                description = "WORKFLOO_SECRETS: folder with a file for each secret that the connector file names")
        private @Nullable String secrets;

        @Option(
                names = "--smtp-host",
                paramLabel = "NAME",
                description = "WORKFLOO_SMTP_HOST: server that takes e-mail. Default: none, and no e-mail is sent")
        private @Nullable String smtpHost;

        @Option(
                names = "--smtp-port",
                paramLabel = "N",
                description = "WORKFLOO_SMTP_PORT: its port. Default: 587 with starttls, 465 with tls, else 25")
        private @Nullable String smtpPort;

        @Option(
                names = "--smtp-security",
                paramLabel = "WHICH",
                description = "WORKFLOO_SMTP_SECURITY: starttls, tls or none. Default: starttls, which must succeed")
        private @Nullable String smtpSecurity;

        @Option(names = "--smtp-user", paramLabel = "NAME", description = "WORKFLOO_SMTP_USER: user of that server")
        private @Nullable String smtpUser;

        @Option(
                names = "--smtp-password-file",
                paramLabel = "FILE",
                description = "WORKFLOO_SMTP_PASSWORD_FILE: file that holds the password of that user")
        private @Nullable String smtpPasswordFile;

        @Option(
                names = "--smtp-from",
                paramLabel = "ADDRESS",
                description = "WORKFLOO_SMTP_FROM: whom e-mail is from, such as \"Lender <no-reply@lender.mx>\"")
        private @Nullable String smtpFrom;

        @Option(
                names = "--callbacks-allow-private",
                paramLabel = "BOOL",
                description = "WORKFLOO_CALLBACKS_ALLOW_PRIVATE: true lets callbacks go over http and to private"
                        + " addresses, for development. Default: false")
        private @Nullable String callbacksAllowPrivate;

        void addTo(Map<Setting, String> flags) {
            put(flags, Setting.CONNECTORS, connectors);
            put(flags, Setting.SECRETS, secrets);
            put(flags, Setting.SMTP_HOST, smtpHost);
            put(flags, Setting.SMTP_PORT, smtpPort);
            put(flags, Setting.SMTP_SECURITY, smtpSecurity);
            put(flags, Setting.SMTP_USER, smtpUser);
            put(flags, Setting.SMTP_PASSWORD_FILE, smtpPasswordFile);
            put(flags, Setting.SMTP_FROM, smtpFrom);
            put(flags, Setting.CALLBACKS_ALLOW_PRIVATE, callbacksAllowPrivate);
        }
    }

    /** How the service is watched. */
    static final class Watching {

        @Option(
                names = "--metrics",
                paramLabel = "BOOL",
                description =
                        "WORKFLOO_METRICS: false leaves out /metrics, which tells whoever asks how the service does,"
                                + " in Prometheus' format. Default: true")
        private @Nullable String metrics;

        @Option(
                names = "--log",
                paramLabel = "WHICH",
                description = "WORKFLOO_LOG: text, or json for one JSON object a line. Default: text")
        private @Nullable String log;

        void addTo(Map<Setting, String> flags) {
            put(flags, Setting.METRICS, metrics);
            put(flags, Setting.LOG, log);
        }
    }
}
