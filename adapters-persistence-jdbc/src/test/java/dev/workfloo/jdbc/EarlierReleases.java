package dev.workfloo.jdbc;

import dev.workfloo.jdbc.sql.Dialect;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Tables as earlier releases brought them up to date: with Flyway, and files that are kept as they were then. */
public enum EarlierReleases {
    /** The release before this one, up to V4. */
    BEFORE("before"),
    /** What came after it, up to V7, which no release had. */
    LATER("before", "later", "later_");

    private static final String KEPT = "classpath:dev/workfloo/jdbc/flyway/";

    private final String[] folders;

    EarlierReleases(String... folders) {
        this.folders = folders;
    }

    public void bringUpToDate(String url) {
        upTo("latest", url);
    }

    /** @param version the last of its steps that is run */
    public void upTo(String version, String url) {
        Dialect dialect = url.startsWith("jdbc:h2:") ? Dialect.H2 : Dialect.POSTGRESQL;
        Flyway.configure(EarlierReleases.class.getClassLoader())
                .dataSource(url, null, null)
                .locations(Stream.of(folders)
                        .map(folder -> KEPT
                                + (folder.endsWith("_")
                                        ? folder + dialect.name().toLowerCase(Locale.ROOT)
                                        : folder))
                        .toArray(String[]::new))
                .table("workfloo_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(words(dialect))
                .target(version)
                .load()
                .migrate();
    }

    private static Map<String, String> words(Dialect dialect) {
        return dialect == Dialect.H2
                ? Map.of(
                        "text", "varchar(1000000)",
                        "long_text", "character large object",
                        "long_bytes", "binary large object",
                        "sparse", "--")
                : Map.of("text", "text", "long_text", "text", "long_bytes", "bytea", "sparse", "");
    }
}
