package dev.workfloo.jdbc;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcKeys implements Keys {

    private static final Columns<ApiKey> COLUMNS = Columns.<ApiKey>none()
            .with("hash", key -> key.hash().toString())
            .with("workspace", key -> key.caller().workspace().name())
            .with("name", key -> key.caller().keyName())
            .with(
                    "environment",
                    key -> key.caller().only().map(Environment::name).orElse(null))
            .with("rights", key -> KeptRights.before(key.caller().rights()))
            .with("granted", key -> KeptRights.granted(key.caller().rights()))
            .with("created_at", ApiKey::createdAt);

    static final Insert<ApiKey> INSERT =
            COLUMNS.with("active_name", key -> key.caller().keyName()).insertInto("workfloo_key");

    private static final String SELECT = "select " + COLUMNS.names() + ", revoked_at from workfloo_key";

    private final Sql sql;

    JdbcKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ApiKey> find(KeyHash hash) {
        return sql.first(SELECT + " where hash = ?", JdbcKeys::read, hash.toString());
    }

    @Override
    public boolean add(ApiKey key) {
        try {
            return sql.singleOrThrow(connection -> Sql.insert(connection, INSERT, key) == 1);
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return false;
            throw Failures.of(e);
        }
    }

    @Override
    public List<ApiKey> of(WorkspaceId workspace) {
        return sql.list(SELECT + " where workspace = ? order by created_at, hash", JdbcKeys::read, workspace.name());
    }

    @Override
    public Optional<ApiKey> revoke(WorkspaceId workspace, String name, Instant now) {
        return sql.transaction(connection -> {
            List<ApiKey> active = Sql.list(
                    connection,
                    SELECT + " where workspace = ? and active_name = ? for update",
                    JdbcKeys::read,
                    workspace.name(),
                    name);
            for (ApiKey key : active) {
                Sql.update(
                        connection,
                        "update workfloo_key set active_name = null, revoked_at = ? where hash = ?",
                        now,
                        key.hash().toString());
            }
            return active.stream().findFirst().map(key -> key.revoked(now));
        });
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        Caller caller = new Caller(
                new WorkspaceId(row.getString("workspace")),
                row.getString("name"),
                Optional.ofNullable(row.getString("environment")).map(Environment::valueOf),
                KeptRights.read(row.getString("granted"), row.getString("rights")));
        return new ApiKey(
                KeyHash.parse(row.getString("hash")),
                caller,
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "revoked_at"));
    }
}
