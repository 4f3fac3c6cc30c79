package dev.workfloo.jdbc;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.encryption.SealedColumn.Rows;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

final class JdbcSigningSecrets implements SigningSecrets {

    private static final Columns<Encrypted> COLUMNS = Columns.<Encrypted>none()
            .with("workspace", row -> row.secret().workspace().name())
            .with("number", row -> row.secret().number())
            .with("created_at", row -> row.secret().createdAt())
            .with("ends_at", row -> row.secret().endsAt().orElse(null))
            .with("secret", Encrypted::bytes);

    /** Of what is encrypted in it. */
    private static final int FORMAT = 1;

    static final Insert<Encrypted> INSERT = COLUMNS.insertInto("workfloo_signing_secret");

    static final SealedColumn SEALED = new SealedColumn(
            "signing secrets",
            Rows.of("workfloo_signing_secret", KeyColumn.text("workspace"), KeyColumn.number("number")),
            "secret",
            row -> Owned.by(owner(new WorkspaceId(row.getString("workspace"))), associated(row.getInt("number"))));

    /** A secret as it is kept. */
    record Encrypted(SigningSecret secret, byte[] bytes) {}

    private final Sql sql;
    private final PersonalData personal;

    JdbcSigningSecrets(Sql sql, PersonalData personal) {
        this.sql = sql;
        this.personal = personal;
    }

    @Override
    public List<SigningSecret> of(WorkspaceId workspace) {
        return sql.list(
                "select " + COLUMNS.names() + " from workfloo_signing_secret where workspace = ? order by number desc",
                Sql.of("a signing secret", this::read),
                workspace.name());
    }

    private SigningSecret read(ResultSet row) throws SQLException {
        WorkspaceId workspace = new WorkspaceId(row.getString("workspace"));
        int number = row.getInt("number");
        Value.Context encrypted = personal.decrypt(row.getBytes("secret"), owner(workspace), associated(number));
        return new SigningSecret(
                workspace,
                number,
                TreeReader.text(DocumentFormat.read(encrypted, FORMAT), "secret"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "ends_at"));
    }

    @Override
    public boolean add(SigningSecret next, SigningSecret before) {
        Encrypted row = new Encrypted(next, encrypted(next));
        try {
            return sql.transactionOrThrow(connection -> {
                Sql.update(
                        connection,
                        "update workfloo_signing_secret set ends_at = ? where workspace = ? and number = ?",
                        before.endsAt().orElse(null),
                        before.workspace().name(),
                        before.number());
                return Sql.insert(connection, INSERT, row) == 1;
            });
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return false;
            throw Failures.of(e);
        }
    }

    private byte[] encrypted(SigningSecret secret) {
        byte[] encrypted = personal.encrypt(
                new TreeWriter().text("secret", secret.text()).done(),
                owner(secret.workspace()),
                associated(secret.number()));
        if (encrypted == null) throw new IllegalStateException("a secret is never empty");
        return encrypted;
    }

    private static String owner(WorkspaceId workspace) {
        return "workspace " + workspace.name();
    }

    private static String associated(int number) {
        return "signing secret " + number;
    }
}
