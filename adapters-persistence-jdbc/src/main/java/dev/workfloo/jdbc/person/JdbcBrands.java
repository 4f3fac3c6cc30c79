package dev.workfloo.jdbc.person;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Brand;
import dev.workfloo.access.Colour;
import dev.workfloo.access.Logo;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.person.Brands;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A row of each workspace that said how it is known. */
public final class JdbcBrands implements Brands {

    private static final Columns<Branded> COLUMNS = Columns.<Branded>none()
            .with("workspace", row -> row.workspace().name())
            .with("name", row -> row.brand().name())
            .with("colour", row -> row.brand().colour().map(Colour::toString).orElse(null))
            .with("logo", row -> row.brand().logo().map(Logo::bytes).orElse(null));

    static final Insert<Branded> INSERT = COLUMNS.insertInto("workfloo_brand");

    private static final String OF = " from workfloo_brand where workspace = ?";

    private static final int ATTEMPTS = 5;

    /** A brand, and whose it is. */
    record Branded(WorkspaceId workspace, Brand brand) {}

    private final Sql sql;

    public JdbcBrands(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Brand> find(WorkspaceId workspace) {
        return sql.first("select " + COLUMNS.names() + OF, JdbcBrands::read, workspace.name());
    }

    private static Brand read(ResultSet row) throws SQLException {
        byte[] logo = row.getBytes("logo");
        return new Brand(
                row.getString("name"),
                Optional.ofNullable(row.getString("colour")).flatMap(Colour::parse),
                Optional.ofNullable(logo).flatMap(bytes -> Logo.read(bytes).toJavaOptional()));
    }

    @Override
    public void put(WorkspaceId workspace, Brand brand) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isPut(workspace, brand)) return;
        }
        throw new StoreUnavailable("another brand of the workspace is being kept");
    }

    private boolean isPut(WorkspaceId workspace, Brand brand) {
        try {
            return sql.transactionOrThrow(connection -> {
                Sql.update(connection, "delete" + OF, workspace.name());
                return Sql.insert(connection, INSERT, new Branded(workspace, brand)) == 1;
            });
        } catch (SQLException e) {
            // Another one was first said at the same moment; where the host's transaction does not see it, it stays so.
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
            return false;
        }
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        return sql.update("delete" + OF, workspace.name()) == 1;
    }
}
