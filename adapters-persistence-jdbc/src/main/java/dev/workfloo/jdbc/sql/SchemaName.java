package dev.workfloo.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema that holds our tables, and statements that name it.
 *
 * @param name as the database keeps it
 */
public record SchemaName(String name, Dialect dialect) {

    /** What is the same with and without quotes, but for its case. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private static final String OURS = "(?<![\\w.\"])workfloo_\\w+";

    private static final Pattern NAMES = Pattern.compile("()" + OURS, Pattern.CASE_INSENSITIVE);

    /** PostgreSQL makes indexes, triggers and constraints where their table is, and lets nobody name another place. */
    private static final Pattern NAMES_ON_POSTGRESQL = Pattern.compile(
            "(create\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?"
                    + "|trigger\\s+(?:if\\s+exists\\s+)?|constraint\\s+)?" + OURS,
            Pattern.CASE_INSENSITIVE);

    /**
     * A name that somebody chose.
     *
     * @throws IllegalArgumentException when it is not made of small letters, digits and {@code _}, up to 63
     */
    public static String requirePlain(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a schema's name has up to 63 small letters, digits and _, and begins with no digit: " + name);
        }
        return name;
    }

    /** The schema of this name as statements without quotes mean it. */
    public static SchemaName of(Connection connection, Dialect dialect, String name) throws SQLException {
        boolean isFoldedUp = connection.getMetaData().storesUpperCaseIdentifiers();
        return new SchemaName(isFoldedUp ? name.toUpperCase(Locale.ROOT) : name, dialect);
    }

    public String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The statement with the schema before each name of ours. */
    public String in(String statement) {
        Matcher names = (dialect == Dialect.POSTGRESQL ? NAMES_ON_POSTGRESQL : NAMES).matcher(statement);
        StringBuilder named = new StringBuilder();
        while (names.find()) {
            boolean isNamedByItsTable =
                    names.group(1) != null && !names.group(1).isEmpty();
            String name = names.group();
            names.appendReplacement(named, Matcher.quoteReplacement(isNamedByItsTable ? name : quoted() + "." + name));
        }
        return names.appendTail(named).toString();
    }
}
