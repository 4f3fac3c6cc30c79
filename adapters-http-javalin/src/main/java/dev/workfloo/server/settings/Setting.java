package dev.workfloo.server.settings;

import dev.workfloo.jdbc.JdbcStore;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What can be set, by environment variable or, unless it is a secret, by the flag of the same name. All that is said of a
 * setting to its operator stands here, in the order in which {@code --help} tells it; what it means is for {@link Settings}
 * to say.
 */
public enum Setting {
    HOST("NAME", "address to listen at. Default: 127.0.0.1, this machine only"),
    PORT("N", "port to listen at; 0 takes any free one and prints it. Default: 8080"),
    ENVIRONMENT(
            "WHICH",
            "mixed (each request says), sandbox (every request is one) or production (sandbox requests are refused)."
                    + " Default: mixed"),
    SCENARIO_REQUIRED(
            "WHEN",
            "which starts in the sandbox must name a scenario: always, or connectors (only those of definitions that ask"
                    + " a service). Default: always"),
    DEFINITIONS(
            "FOLDER",
            "folder with <workspace>/*.json, documents of definitions and pools to publish at start where they say something"
                    + " new; what an earlier version said is left to the commands definitions rollback and pools rollback"),
    DEMO(
            "BOOL",
            "true publishes the demo, and admits the key demo to its sandbox while only this machine can reach it."
                    + " Default: true with the embedded database, else false"),
    TRUSTED_PROXIES(
            "LIST",
            "addresses and networks (10.0.0.0/8), separated by commas, of the proxies whose Forwarded or X-Forwarded-*"
                    + " counts. Default: nobody's"),
    PUBLIC_URL(
            "URL",
            "where others reach the service, for the links that persons are given: https://apply.lender.mx. Default: where the"
                    + " request for the link came to"),
    CLIENT_CONNECTIONS(
            "N",
            "how many connections one address may have at once; those of trusted proxies do not count. Default: 1000"),
    LARGEST_BODY(
            "MIB",
            "how large the body of a request may be, in MiB, where the heap admits it. A larger one is answered 413."
                    + " Default: 25"),
    KEY_REQUESTS(
            "N",
            "how many requests one key may make of this process in a second, and as many at once; more are answered 429."
                    + " Default: as many as it likes"),
    STOP_PAUSE(
            "SECONDS",
            "how long the service goes on, not ready, when it is told to stop, so that balancers see it. Default: 5, or 0"
                    + " while only this machine can reach it"),
    WORK(
            "WHICH",
            "running, or paused: reads are served, what would change something is answered 503, and nothing is sent, asked"
                    + " or told outside, as over a copy that was restored. Default: running, unless the command work pause"
                    + " or database restore says otherwise to all processes"),
    JDBC_URL("URL", "jdbc:postgresql:… or jdbc:h2:…. Default: an H2 file under ./.workfloo"),
    JDBC_USER("NAME", "user of the database"),
    JDBC_PASSWORD,
    JDBC_PASSWORD_FILE("FILE", "file that holds the password of the database"),
    JDBC_SCHEMA(
            "NAME",
            "schema that holds all tables, made if it is not there and the user may. Default: the first of the user's"
                    + " search_path"),
    ENCRYPTION_KEY,
    ENCRYPTION_KEY_FILE("FILE", "file that holds the encryption key"),
    ENCRYPTION_KEY_NEXT,
    ENCRYPTION_KEY_NEXT_FILE(
            "FILE",
            "file that holds the key to which the encryption key is changed, by the command keys encryption rotate; on H2, the"
                    + " service does it when it starts. Default: none, or .workfloo/encryption.key.next if it is there"),
    ROLLING_FROM(
            "RELEASE",
            JdbcStore.RELEASE_BEFORE
                    + " while processes of that release, the one before, run on the database too; all is then written as"
                    + " they read it, and idempotency keys are kept in clear text as well. Default: none run"),
    EXECUTION_CACHE(
            "MIB",
            "heap for open executions as this process left them, which their next step then need not read; 0 for none."
                    + " Default: a thirty-second part of the heap"),
    CONNECTORS(
            "FILE", "file that says where services are and how messages reach people; docs/connectors.md describes it"),
    SECRETS("FOLDER", "folder with a file for each secret that the connector file names"),
    SMTP_HOST("NAME", "server that takes e-mail. Default: none, and no e-mail is sent"),
    SMTP_PORT("N", "its port. Default: 587 with starttls, 465 with tls, else 25"),
    SMTP_SECURITY("WHICH", "starttls, tls or none. Default: starttls, which must succeed"),
    SMTP_USER("NAME", "user of that server"),
    SMTP_PASSWORD,
    SMTP_PASSWORD_FILE("FILE", "file that holds the password of that user"),
    SMTP_FROM("ADDRESS", "whom e-mail is from, such as \"Lender <no-reply@lender.mx>\""),
    CALLBACKS_ALLOW_PRIVATE(
            "BOOL", "true lets callbacks go over http and to private addresses, for development. Default: false"),
    BACKUP_FOLDER(
            "FOLDER",
            "folder, which must be there, for copies of the embedded database that the service makes while it runs; for"
                    + " PostgreSQL see docs/operations.md. Default: none, copies are made by the command database backup"),
    BACKUP_EVERY("HOURS", "how long after one copy the next is made. Default: 24"),
    BACKUP_KEEP("N", "how many of these copies are kept, the newest. Default: 7"),
    METRICS(
            "BOOL",
            "false leaves out /metrics, which tells whoever asks how the service does, in Prometheus' format."
                    + " Default: true"),
    CONSOLE(
            "BOOL",
            "false serves no pages but those that persons fill, beneath /p: no first page, no Try It, no knowledge centre."
                    + " Default: true"),
    LOG("WHICH", "text, or json for one JSON object a line. Default: text");

    /** Where the service keeps what it knows. */
    public static final Set<Setting> OF_STORAGE = EnumSet.range(JDBC_URL, ROLLING_FROM);

    /** Which links lead to the service, and where. */
    public static final Set<Setting> OF_LINKS = EnumSet.of(HOST, PORT, ENVIRONMENT, PUBLIC_URL);

    private final String value;
    private final String meaning;

    /** A secret: a command line can be read by others on the machine. */
    Setting() {
        this("", "");
    }

    /** @param value what to call the value */
    Setting(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    public String variable() {
        return "WORKFLOO_" + name();
    }

    boolean isSecret() {
        return meaning.isEmpty();
    }

    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the flag's value is called in the help. */
    String value() {
        return value;
    }

    String help() {
        return variable() + ": " + meaning;
    }

    /** How a person may set it: the variable, and the flag where there is one. */
    public String names() {
        return isSecret() ? variable() : variable() + " (" + flag() + ")";
    }
}
