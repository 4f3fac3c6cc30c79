package dev.workfloo.jdbc;

import dev.workfloo.jdbc.RecordedStatements.Recorded;
import dev.workfloo.jdbc.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class H2PlansTest extends PlansContract {

    @TempDir
    static Path folder;

    private int databases;

    @Override
    String newDatabase() {
        return "jdbc:h2:file:" + folder.resolve("workfloo" + databases++) + ";WRITE_DELAY=0";
    }

    @Override
    String copyOf(String url) throws IOException {
        String copy = newDatabase();
        Files.copy(file(url), file(copy));
        return copy;
    }

    private static Path file(String url) {
        return Path.of(url.replaceFirst("jdbc:h2:file:(.*);.*", "$1.mv.db"));
    }

    @Override
    void fill(DataSource connections) {
        LargeTables.fill(connections, "(select x i from system_range(1, ?)) series", 10_000);
    }

    @Override
    void analyze(DataSource connections) {
        new Sql(connections).update("analyze");
    }

    @Override
    void prepare(Connection connection, Recorded statement) {}

    @Override
    String explain() {
        return "explain";
    }

    private static long times(String part, String plan) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(plan).results().count();
    }

    @Override
    List<String> faults(String plan) {
        List<String> faults = new ArrayList<>();
        for (String table : LargeTables.NAMES) {
            if (plan.contains(table.toUpperCase(Locale.ROOT) + ".tableScan")) faults.add("a scan of " + table);
        }
        if (plan.contains("OFFSET") && times(" LISTED\n", plan) > times("/* index sorted */", plan))
            faults.add("a sort");
        return faults;
    }
}
