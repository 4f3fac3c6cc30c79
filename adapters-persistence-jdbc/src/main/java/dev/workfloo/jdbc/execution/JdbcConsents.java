package dev.workfloo.jdbc.execution;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.consent.Consent;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who chains records of a workspace holds the end of its chain meanwhile, so that a chain never forks. */
final class JdbcConsents implements Consents {

    private final Sql sql;
    private final Sql apart;
    private final PersonalData personal;

    JdbcConsents(Sql sql, PersonalData personal) {
        this.sql = sql;
        this.apart = sql.apart();
        this.personal = personal;
    }

    @Override
    public int chain(int most) {
        int chained = 0;
        for (WorkspaceId workspace : waiting(most)) {
            if (chained < most) chained += chain(workspace, most - chained);
        }
        return chained;
    }

    /** The workspaces of the records that have waited longest. Comparing with a time lets every database use the index. */
    private List<WorkspaceId> waiting(int most) {
        return apart.list("""
                select workspace
                from (select workspace, waiting_since from workfloo_consent
                      where waiting_since >= ? order by waiting_since limit ?) waiting
                group by workspace order by min(waiting_since)""", row -> new WorkspaceId(row.getString(1)), Instant.EPOCH, most);
    }

    private int chain(WorkspaceId workspace, int most) {
        begin(workspace);
        return apart.transaction(connection -> {
            ChainLink end = hold(connection, workspace);
            List<ChainedConsent> records = new ArrayList<>();
            for (Consent consent : waiting(connection, workspace, most)) {
                ChainedConsent next = end.append(consent);
                records.add(next);
                end = next.link();
            }
            if (!records.isEmpty()) keep(connection, workspace, records, end);
            return records.size();
        });
    }

    /** Makes the chain if there is none, in a transaction of its own: another process may be faster. */
    private void begin(WorkspaceId workspace) {
        if (end(apart, workspace).isPresent()) return;
        ChainLink beginning = ChainLink.BEGINNING;
        try {
            apart.singleOrThrow(connection -> Sql.update(
                    connection,
                    "insert into workfloo_consent_chain (workspace, sequence, hash) values (?, ?, ?)",
                    workspace.name(),
                    beginning.sequence(),
                    beginning.hash()));
        } catch (SQLException e) {
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
        }
    }

    private static ChainLink hold(Connection connection, WorkspaceId workspace) throws SQLException {
        return Sql.list(
                        connection,
                        "select sequence, hash from workfloo_consent_chain where workspace = ? for update",
                        JdbcConsents::link,
                        workspace.name())
                .get(0);
    }

    private List<Consent> waiting(Connection connection, WorkspaceId workspace, int most) throws SQLException {
        return Sql.list(
                connection,
                "select " + ConsentRow.READ
                        + " from workfloo_consent where waiting_since >= ? and workspace = ?"
                        + " order by waiting_since, execution_id, node, visit limit ?",
                this::read,
                Instant.EPOCH,
                workspace.name(),
                most);
    }

    private Consent read(ResultSet row) throws SQLException {
        return Sql.of("a consent", it -> ConsentRow.read(it, personal)).read(row);
    }

    private static void keep(Connection connection, WorkspaceId workspace, List<ChainedConsent> records, ChainLink end)
            throws SQLException {
        String update = "update workfloo_consent set waiting_since = null, sequence = ?, previous = ?, hash = ?"
                + " where execution_id = ? and node = ? and visit = ?";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (ChainedConsent record : records) {
                Sql.bind(
                        statement,
                        record.sequence(),
                        record.previous(),
                        record.hash(),
                        record.consent().execution().hex(),
                        record.consent().node().name(),
                        record.consent().visit());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        Sql.update(
                connection,
                "update workfloo_consent_chain set sequence = ?, hash = ? where workspace = ?",
                end.sequence(),
                end.hash(),
                workspace.name());
    }

    @Override
    public ChainLink head(WorkspaceId workspace) {
        return end(sql, workspace).orElse(ChainLink.BEGINNING);
    }

    private static Optional<ChainLink> end(Sql on, WorkspaceId workspace) {
        return on.first(
                "select sequence, hash from workfloo_consent_chain where workspace = ?",
                JdbcConsents::link,
                workspace.name());
    }

    private static ChainLink link(ResultSet row) throws SQLException {
        return new ChainLink(row.getLong("sequence"), row.getString("hash"));
    }

    @Override
    public List<ChainedConsent> chained(WorkspaceId workspace, long after, int most) {
        return sql.list(
                "select sequence, previous, hash, " + ConsentRow.READ
                        + " from workfloo_consent where workspace = ? and sequence > ? order by sequence limit ?",
                row -> new ChainedConsent(
                        row.getLong("sequence"), read(row), row.getString("previous"), row.getString("hash")),
                workspace.name(),
                after,
                most);
    }
}
