package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The statements that bring tables up to date, for those whose role may not make tables: somebody else runs them, and then a
 * store opens with rights on rows alone.
 */
public final class UpgradeSql {

    /** The names under which PostgreSQL and H2 make tables when nobody names a schema. */
    private static final String USUAL_SCHEMA = "public";

    private static final String GIVES_WAY = """
            -- No step waits long for a table, as all who come later would wait behind it. After "canceling statement due to lock
            -- timeout" print what is left, with --from and the newest version in workfloo_schema_history, and run that.
            """;

    private final SchemaName schema;

    private UpgradeSql(SchemaName schema) {
        this.schema = schema;
    }

    /** For PostgreSQL, in the schema {@code public}. */
    public static UpgradeSql onPostgresql() {
        return new UpgradeSql(new SchemaName(USUAL_SCHEMA, Dialect.POSTGRESQL));
    }

    /** For H2, in the schema {@code PUBLIC}. */
    public static UpgradeSql onH2() {
        return new UpgradeSql(new SchemaName(folded(USUAL_SCHEMA), Dialect.H2));
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /**
     * The same in another schema.
     *
     * @throws IllegalArgumentException when the name is not made of small letters, digits and {@code _}, up to 63
     */
    public UpgradeSql inSchema(String name) {
        String plain = SchemaName.requirePlain(name);
        return new UpgradeSql(new SchemaName(schema.dialect() == Dialect.H2 ? folded(plain) : plain, schema.dialect()));
    }

    /** For an empty schema, or one that has none of our tables. */
    public String fromNothing() {
        MigrationHistory history = new MigrationHistory(schema);
        boolean isThere = schema.name().equalsIgnoreCase(USUAL_SCHEMA);
        List<String> first = isThere ? List.of() : List.of("create schema if not exists " + schema.quoted());
        String creation = "\n" + transaction(first, String.join(";\n\n", history.creation()));
        return headed("for an empty database", creation + steps(0));
    }

    /**
     * For tables that are at this version.
     *
     * @param version the newest that their {@code workfloo_schema_history} has
     */
    public String from(int version) {
        return headed("from V" + version + " on", steps(version));
    }

    private String headed(String forWhom, String statements) {
        String newest = Migration.all(schema.dialect()).stream()
                .reduce((one, next) -> next)
                .map(Migration::number)
                .orElse("");
        return "-- Workfloo's tables in the schema " + schema.quoted() + ", up to V" + newest + ", " + forWhom + ".\n"
                + "-- Run it as the role that is to own them, statement by statement, and stop at the first that fails:\n"
                + "-- psql -v ON_ERROR_STOP=1 -f this-file\n"
                + (schema.dialect() == Dialect.POSTGRESQL ? GIVES_WAY : "")
                + statements;
    }

    private String steps(int after) {
        return Migration.all(schema.dialect()).stream()
                .filter(migration -> migration.version() > after)
                .map(this::step)
                .collect(Collectors.joining());
    }

    private String step(Migration migration) {
        List<String> statements =
                migration.statements().stream().map(schema::in).toList();
        String noted = new MigrationHistory(schema).noted(migration);
        String begin = "\n-- " + migration + "\n";
        if (!migration.isOutsideATransaction()) return begin + transaction(statements, noted);
        String each = statements.stream().map(it -> ended(it) + "\n\n").collect(Collectors.joining());
        return begin
                + "-- Each of the next statements outside a transaction. When an index fails, drop it, and make it again.\n"
                + each + noted + ";\n";
    }

    /** Behind a comment the semicolon would be a part of it. */
    private static String ended(String statement) {
        String lastLine = statement.substring(statement.lastIndexOf('\n') + 1);
        return statement + (lastLine.contains("--") ? "\n;" : ";");
    }

    /** H2 knows no transactions of such statements. */
    private String transaction(List<String> statements, String last) {
        boolean isOne = schema.dialect() == Dialect.POSTGRESQL;
        String each = statements.stream().map(it -> ended(it) + "\n\n").collect(Collectors.joining());
        return (isOne ? "begin;\n\n" + PostgresRun.WAIT_A_MOMENT_ONLY + ";\n\n" : "") + each + last + ";\n"
                + (isOne ? "\ncommit;\n" : "");
    }
}
