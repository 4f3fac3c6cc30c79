package dev.workfloo.server.settings;

import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.TrustedProxies;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.scenario.ScenarioPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the service runs. Flags go before environment variables, and those before defaults. */
public final class Settings {

    /**
     * Each commit reaches the file at once, since H2 would otherwise keep half a second of them in memory; small values stay
     * in their rows. A connection keeps the statements that it has compiled: of itself it keeps 8, and a flow says more than that
     * in turn, so that each would be compiled each time. Each commit writes anew each page that it changes, one or more for each
     * index: with 4 KiB instead of 16 it writes two fifths less. It does so in a new block of the file, and only what is closed is
     * compacted: for that it has 10 seconds, where H2 would give up after a fifth of one. H2 writes no file of its own about what
     * fails: it would hold values, and anybody could read it.
     */
    public static final String EMBEDDED_URL =
            "jdbc:h2:file:./.workfloo/workfloo;WRITE_DELAY=0;MAX_LENGTH_INPLACE_LOB=32768"
                    + ";PAGE_SIZE=4096;QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=10000;TRACE_LEVEL_FILE=0";

    /** As long as balancers usually take to notice. */
    private static final int USUAL_STOP_PAUSE_S = 5;

    /** Where the embedded database is, and its key beside it. */
    public static final Path EMBEDDED = Path.of(".workfloo");

    private final Map<Setting, String> given;
    private final Map<String, String> secretVariables;

    /** Those of whose files it was said that others can read them. */
    private final Set<Setting> warned = ConcurrentHashMap.newKeySet();

    private Settings(Map<Setting, String> given, Map<String, String> secretVariables) {
        this.given = given;
        this.secretVariables = secretVariables;
    }

    public static Settings of(Map<Setting, String> flags, Map<String, String> environment) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = flags.getOrDefault(setting, environment.getOrDefault(setting.variable(), ""));
            if (UnreadableText.isIn(value)) throw wrong(setting, UnreadableText.REMEDY);
            if (!value.isBlank()) given.put(setting, value.strip());
        }
        Map<String, String> secretVariables = new HashMap<>(environment);
        secretVariables.keySet().removeIf(variable -> !variable.startsWith(SecretSources.PREFIX));
        secretVariables.forEach((variable, value) -> {
            if (UnreadableText.isIn(value)) throw new WrongSetting(variable + " " + UnreadableText.REMEDY);
        });
        return new Settings(given, secretVariables);
    }

    public Optional<String> get(Setting setting) {
        return Optional.ofNullable(given.get(setting));
    }

    public static WrongSetting wrong(Setting setting, String message) {
        return new WrongSetting(setting.names() + " " + message);
    }

    public String host() {
        return get(Setting.HOST).orElse("127.0.0.1");
    }

    /** Whether only this machine can reach the service. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw wrong(Setting.HOST, "names no address: " + host());
        }
    }

    public int port() {
        return port(Setting.PORT, 8080);
    }

    public int port(Setting setting, int usual) {
        String port = get(setting).orElse(Integer.toString(usual));
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw wrong(setting, "must be a port from 0 to 65535, not " + port);
        }
        return Integer.parseInt(port);
    }

    public Environments environments() {
        return oneOf(Setting.ENVIRONMENT, Environments.MIXED, "mixed, sandbox or production");
    }

    public ScenarioPolicy scenarios() {
        return oneOf(Setting.SCENARIO_REQUIRED, ScenarioPolicy.ALWAYS, "always or connectors");
    }

    /** Whether this process does no work, whatever others do. */
    public boolean isPaused() {
        String work = get(Setting.WORK).orElse("running");
        if (!work.equals("running") && !work.equals("paused")) {
            throw wrong(Setting.WORK, "must be running or paused, not " + work);
        }
        return work.equals("paused");
    }

    private <E extends Enum<E>> E oneOf(Setting setting, E usual, String names) {
        String name = get(setting).orElse(usual.name());
        return Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> wrong(setting, "must be " + names + ", not " + name));
    }

    public Optional<Path> definitions() {
        Optional<Path> folder = path(Setting.DEFINITIONS);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw wrong(Setting.DEFINITIONS, "must be a folder, and there is none at " + folder.get());
        }
        return folder;
    }

    public boolean demo() {
        return flag(Setting.DEMO, isEmbedded());
    }

    /** {@code text} or {@code json}. */
    public String logFormat() {
        String format = get(Setting.LOG).orElse("text");
        if (!format.equals("text") && !format.equals("json")) {
            throw wrong(Setting.LOG, "must be text or json, not " + format);
        }
        return format;
    }

    public TrustedProxies trustedProxies() {
        try {
            return get(Setting.TRUSTED_PROXIES).map(TrustedProxies::of).orElse(TrustedProxies.NOBODY);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    Setting.TRUSTED_PROXIES,
                    "must be addresses and networks such as 10.0.0.0/8, separated by commas: " + e.getMessage());
        }
    }

    public int clientConnections() {
        return number(Setting.CLIENT_CONNECTIONS, ClientLimits.CONNECTIONS, 1, 100_000);
    }

    /** In bytes. */
    public int largestBody() {
        int mebibyte = 1024 * 1024;
        return number(Setting.LARGEST_BODY, ClientLimits.LARGEST_BODY / mebibyte, 1, 1_024) * mebibyte;
    }

    /** In a second, where there is a bound. */
    public Optional<Integer> keyRequests() {
        return get(Setting.KEY_REQUESTS).map(given -> number(Setting.KEY_REQUESTS, 0, 1, 100_000));
    }

    /** No balancer waits for it while only this machine can reach the service. */
    public Duration stopPause() {
        return Duration.ofSeconds(number(Setting.STOP_PAUSE, isLoopback() ? 0 : USUAL_STOP_PAUSE_S, 0, 300));
    }

    public int number(Setting setting, int usual, int least, int most) {
        String number = get(setting).orElse(Integer.toString(usual));
        boolean fits =
                number.matches("[0-9]{1,6}") && Integer.parseInt(number) >= least && Integer.parseInt(number) <= most;
        if (!fits) throw wrong(setting, "must be a number from " + least + " to " + most + ", not " + number);
        return Integer.parseInt(number);
    }

    public boolean metrics() {
        return flag(Setting.METRICS, true);
    }

    /** Whether pages are served, beside those that persons fill. */
    public boolean console() {
        return flag(Setting.CONSOLE, true);
    }

    public boolean flag(Setting setting, boolean usual) {
        String flag = get(setting).orElse(Boolean.toString(usual));
        if (!flag.equals("true") && !flag.equals("false")) throw wrong(setting, "must be true or false");
        return flag.equals("true");
    }

    /** Whether the database is the default one, in a file beside the service. */
    public boolean isEmbedded() {
        return get(Setting.JDBC_URL).isEmpty();
    }

    public String jdbcUrl() {
        String url = get(Setting.JDBC_URL).orElse(EMBEDDED_URL);
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            throw wrong(Setting.JDBC_URL, "must begin with jdbc:postgresql: or jdbc:h2:");
        }
        if (url.matches("(?i).*[?&;]password=.*")) {
            throw wrong(Setting.JDBC_URL, "must not hold a password: give it in " + Setting.JDBC_PASSWORD.variable());
        }
        return url;
    }

    public Optional<String> jdbcUser() {
        return get(Setting.JDBC_USER);
    }

    public Optional<String> jdbcPassword() {
        return secret(Setting.JDBC_PASSWORD, Setting.JDBC_PASSWORD_FILE);
    }

    /** The schema of the tables, where it is named. */
    public Optional<String> schema() {
        try {
            return get(Setting.JDBC_SCHEMA).map(SchemaName::requirePlain);
        } catch (IllegalArgumentException e) {
            throw wrong(Setting.JDBC_SCHEMA, "is wrong: " + e.getMessage());
        }
    }

    /** Bytes of heap for executions, where it is said. */
    public Optional<Long> executionCache() {
        return get(Setting.EXECUTION_CACHE).map(given -> number(Setting.EXECUTION_CACHE, 0, 0, 65_536) * 1024L * 1024);
    }

    /** The release before, where its processes still run on the database. */
    public Optional<String> rollingFrom() {
        Optional<String> release = get(Setting.ROLLING_FROM);
        release.filter(it -> !it.equals(JdbcStore.RELEASE_BEFORE)).ifPresent(it -> {
            throw wrong(
                    Setting.ROLLING_FROM,
                    "must be " + JdbcStore.RELEASE_BEFORE + ", the release before this one, while its processes run on"
                            + " the database too, and is left out otherwise; it is " + it);
        });
        return release;
    }

    /** Under which is encrypted. */
    public EncryptionKeySettings encryptionKeys() {
        return new EncryptionKeySettings(this);
    }

    /** The variables that hold what the connector file names only. */
    public Map<String, String> secretVariables() {
        return secretVariables;
    }

    public Optional<String> secret(Setting text, Setting file) {
        if (get(text).isPresent() && get(file).isPresent()) {
            throw wrong(file, "must not be given together with " + text.variable());
        }
        return get(text).or(() -> get(file).map(path -> read(file, path)));
    }

    private String read(Setting setting, String path) {
        Path file = path(setting, path);
        if (warned.add(setting)) OwnerOnlyFiles.warnOf(setting, file);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw wrong(setting, "cannot be read: " + path);
        }
    }

    public Optional<Path> path(Setting setting) {
        return get(setting).map(text -> path(setting, text));
    }

    private static Path path(Setting setting, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(setting, "is not a path: " + text);
        }
    }
}
