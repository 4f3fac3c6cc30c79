package dev.workfloo.jdbc;

import dev.workfloo.PublishedVersion;
import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Versions;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.Statistics;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What is published version by version, as documents in a pair of tables. */
abstract class JdbcVersions<I, V extends PublishedVersion, D> implements Versions<I, V, D> {

    /** Of their documents. */
    private static final int FORMAT = 1;

    private final Sql sql;
    private final Statistics statistics;
    private final VersionTables tables;
    private final String noun;

    /** @param noun what one of the documents is called */
    JdbcVersions(Sql sql, Statistics statistics, String noun) {
        this.sql = sql;
        this.statistics = statistics;
        this.tables = new VersionTables("workfloo_" + noun);
        this.noun = noun;
    }

    abstract V version(String id, int number);

    abstract String hex(I id);

    abstract I idOf(D document);

    abstract Value.Context write(D document);

    /** Empty when the document has findings, which no stored one has. */
    abstract Optional<D> readTree(Value.Context document);

    final Sql sql() {
        return sql;
    }

    @Override
    public final Optional<V> current(WorkspaceId workspace, I id) {
        return sql.first(
                "select current_version from " + tables.name() + " where workspace = ? and id = ?",
                row -> version(hex(id), row.getInt(1)),
                workspace.name(),
                hex(id));
    }

    @Override
    public final Optional<D> find(WorkspaceId workspace, V version) {
        return sql.first(
                "select document from " + tables.name() + "_version where workspace = ? and id = ? and version = ?",
                Sql.of(
                        "version " + version.number() + " of " + noun + " " + version.hex(),
                        row -> read(row.getString(1))),
                workspace.name(),
                version.hex(),
                version.number());
    }

    private D read(String document) {
        return readTree(DocumentFormat.read(StoredJson.read(document), FORMAT))
                .orElseThrow(() -> new StoreDamaged("its document has findings"));
    }

    @Override
    public final Optional<V> saying(WorkspaceId workspace, D document) {
        String id = hex(idOf(document));
        return sql
                .list(
                        "select version, document from " + tables.name() + "_version where workspace = ? and id = ?"
                                + " order by version desc",
                        row -> new Stored(row.getInt("version"), row.getString("document")),
                        workspace.name(),
                        id)
                .stream()
                .filter(stored -> says(stored.document(), document))
                .map(stored -> version(id, stored.version()))
                .findFirst();
    }

    /** A version that is damaged says nothing. */
    private boolean says(String stored, D document) {
        try {
            return write(read(stored)).toString().equals(write(document).toString());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private record Stored(int version, String document) {}

    @Override
    public final boolean publish(WorkspaceId workspace, int version, D document, Instant now) {
        // Made before a connection is taken: others who publish wait for whoever holds the row.
        String text = StoredJson.text(write(document));
        VersionTables.Row row = new VersionTables.Row(workspace, hex(idOf(document)), version, text, now);
        try {
            boolean published = sql.transactionOrThrow(connection ->
                    tables.makeCurrent(connection, row) && Sql.insert(connection, tables.insert(), row) == 1);
            if (published) statistics.refresh(tables.name());
            return published;
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return false;
            throw Failures.of(e);
        }
    }
}
