package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A step from one version of the tables to the next.
 *
 * @param name of its file, without the ending
 * @param text of its file
 * @param statements what is run
 */
record Migration(int version, String name, String text, List<String> statements) {

    /** All files, in their order. Where databases differ, each has a file of this name, or only one of them has. */
    static final List<String> FILES = List.of(
            "V1__definitions_executions_keys",
            "V2__work_consents_expiry",
            "V3__callbacks",
            "V4__where_executions_wait",
            "V5__counts_of_what_is_open",
            "V6__lanes_of_work",
            "V7__a_ledger_of_what_is_open",
            "V8__documents",
            "V9__lists_and_search",
            "V10__indexes_of_lists",
            "V11__counts_of_what_was_open",
            "V12__marks_of_writes",
            "V13__retention",
            "V14__encryption_keys",
            "V15__work_held_back",
            "V16__indexes_of_what_is_over",
            "V17__what_is_not_indexed",
            "V18__what_was_not_indexed",
            "V20__rights_and_answers",
            "V21__pools",
            "V25__one_index_of_lists",
            "V26__events_in_process",
            "V27__links_of_persons",
            "V28__brands");

    static final String FOLDER = "/dev/workfloo/jdbc/";

    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)");
    /** In a file whose text is not what it once was, and does the same. */
    private static final Pattern FORMER_CHECKSUM = Pattern.compile("(?m)^-- Its checksum was (-?\\d+)\\.$");

    private static final String OUTSIDE = "-- outside a transaction";

    static List<Migration> all(Dialect dialect) {
        return FILES.stream().flatMap(name -> find(name, dialect).stream()).toList();
    }

    private static Optional<Migration> find(String name, Dialect dialect) {
        return Stream.of("migration", dialect.migrations())
                .flatMap(folder -> text(FOLDER + folder + "/" + name + ".sql").stream())
                .map(text -> of(name, text, dialect.words()))
                .findFirst();
    }

    static Migration of(String name, String text, Map<String, String> words) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) throw new IllegalArgumentException("no name of a migration: " + name);
        return new Migration(
                Integer.parseInt(parts.group(1)), name, text, SqlText.statements(SqlText.filled(text, words)));
    }

    private static Optional<String> text(String path) {
        try (InputStream file = Migration.class.getResourceAsStream(path)) {
            return Optional.ofNullable(file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each statement by itself: such a one that admits no transaction around it, and can be said again. */
    boolean isOutsideATransaction() {
        return text.startsWith(OUTSIDE);
    }

    String script() {
        return name + ".sql";
    }

    /** As the history has it. */
    String number() {
        return Integer.toString(version);
    }

    boolean is(String number) {
        return number().equals(number);
    }

    /** In plain words. */
    String description() {
        return name.substring(name.indexOf("__") + 2).replace('_', ' ');
    }

    @Override
    public String toString() {
        return "V" + version + " (" + description() + ")";
    }

    /** As Flyway computes it: over the lines, without their ends. */
    int checksum() {
        CRC32 sum = new CRC32();
        text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    /** Whether what was run under its number did what it does. */
    boolean isWhatWasRun(int checksum) {
        return checksum == checksum()
                || FORMER_CHECKSUM.matcher(text).results().anyMatch(it -> Integer.parseInt(it.group(1)) == checksum);
    }
}
