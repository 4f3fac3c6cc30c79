package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A host whose process dies with one transaction committed, of which it has not said so yet, and another one open. */
final class DyingLender {

    private static final int STATUS = 9;

    private DyingLender() {}

    /** What it began. */
    record Left(Scope scope, ExecutionId committed, ExecutionId open) {}

    public static void main(String[] args) throws SQLException {
        HikariDataSource pool = TestPostgres.pool(args[0]);
        Lender lender = new Lender(pool, EncryptionKey.of(args[1]));
        Connection first = pool.getConnection();
        ExecutionId committed = lent(lender, first, "COMMITTED");
        first.commit();
        ExecutionId open = lent(lender, pool.getConnection(), "OPEN");
        System.out.println(lender.scope.workspace().name() + " " + committed + " " + open);
        System.out.flush();
        Runtime.getRuntime().halt(STATUS);
    }

    private static ExecutionId lent(Lender lender, Connection connection, String applicant) throws SQLException {
        connection.setAutoCommit(false);
        JoinedConnection joined = lender.store.join(connection);
        Lender.lend(connection, applicant);
        ExecutionId id = lender.start();
        lender.answer(id, "1");
        lender.answer(id, "2");
        joined.close();
        return id;
    }

    static Left run(String url, String key) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        DyingLender.class.getName(),
                        url,
                        key))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != STATUS) throw new IllegalStateException("it died otherwise: " + said);
        String[] parts =
                said.strip().lines().reduce((one, last) -> last).orElseThrow().split(" ");
        return new Left(Scope.production(parts[0]), new ExecutionId(parts[1]), new ExecutionId(parts[2]));
    }
}
