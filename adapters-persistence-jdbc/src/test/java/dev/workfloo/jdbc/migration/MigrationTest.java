package dev.workfloo.jdbc.migration;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationTest {

    private static final Path FILES = Path.of("src", "main", "resources", "dev", "workfloo", "jdbc");
    private static final Path KEPT = Path.of("src", "test", "resources", "dev", "workfloo", "jdbc", "flyway");

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.replace(".sql", ""))
                    .collect(toCollection(TreeSet::new));
        }
    }

    @Test
    void namesEachFile() throws Exception {
        assertEquals(names(FILES), new TreeSet<>(Migration.FILES));
    }

    @ParameterizedTest
    @EnumSource
    void goUpwards(Dialect dialect) {
        List<Integer> versions =
                Migration.all(dialect).stream().map(Migration::version).toList();

        assertEquals(versions.stream().sorted().distinct().toList(), versions);
    }

    /** What the release before ran is not written anew. */
    @Test
    void areWhatTheReleaseBeforeRan() throws Exception {
        for (String name : names(KEPT.resolve("before"))) {
            assertEquals(
                    Files.readString(KEPT.resolve("before").resolve(name + ".sql")),
                    Files.readString(FILES.resolve("migration").resolve(name + ".sql")));
        }
    }

    /** Whoever writes to a table that is large must not wait for an index. */
    @ParameterizedTest
    @EnumSource
    void canBeSaidAgainOutsideATransaction(Dialect dialect) {
        Pattern index = Pattern.compile("(?i)create (unique )?index (?!concurrently if not exists)");

        List<String> wrong = Migration.all(dialect).stream()
                .filter(Migration::isOutsideATransaction)
                .flatMap(it -> it.statements().stream())
                .filter(it -> dialect == Dialect.POSTGRESQL && index.matcher(it).find())
                .toList();

        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @EnumSource
    void makeIndexesOnlyWhereNobodyWaits(Dialect dialect) {
        if (dialect == Dialect.H2) return;
        List<String> wrong = Migration.all(dialect).stream()
                .filter(it -> it.version() > 4 && !it.isOutsideATransaction())
                .filter(it -> makesAnIndexOfATableThatWasThere(it.statements()))
                .map(Migration::toString)
                .toList();

        assertTrue(wrong.isEmpty(), wrong.toString());
    }

    private static boolean makesAnIndexOfATableThatWasThere(List<String> statements) {
        String text = String.join(";\n", statements);
        return Pattern.compile("(?i)create (?:unique )?index \\w+\\s+on (\\w+)")
                .matcher(text)
                .results()
                .anyMatch(it -> !text.contains("create table " + it.group(1)));
    }
}
