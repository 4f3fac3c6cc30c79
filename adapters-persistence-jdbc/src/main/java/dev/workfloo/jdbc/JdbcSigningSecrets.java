package dev.workfloo.jdbc;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.TreeWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

final class JdbcSigningSecrets implements SigningSecrets {

    private final Sql sql;
    private final PersonalData personal;

    JdbcSigningSecrets(Sql sql, PersonalData personal) {
        this.sql = sql;
        this.personal = personal;
    }

    @Override
    public List<SigningSecret> of(WorkspaceId workspace) {
        return sql.list("""
                select workspace, number, created_at, ends_at, secret from workfloo_signing_secret
                where workspace = ? order by number desc""", this::read, workspace.name());
    }

    private SigningSecret read(ResultSet row) throws SQLException {
        WorkspaceId workspace = new WorkspaceId(row.getString("workspace"));
        int number = row.getInt("number");
        return new SigningSecret(
                workspace,
                number,
                Tree.text(personal.open(row.getBytes("secret"), owner(workspace), place(number)), "secret"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "ends_at"));
    }

    @Override
    public boolean add(SigningSecret next, SigningSecret before) {
        try {
            return sql.transactionOrThrow(connection -> {
                Sql.update(
                        connection,
                        "update workfloo_signing_secret set ends_at = ? where workspace = ? and number = ?",
                        before.endsAt().orElse(null),
                        before.workspace().name(),
                        before.number());
                return Sql.update(
                                connection,
                                "insert into workfloo_signing_secret (workspace, number, created_at, ends_at, secret)"
                                        + " values (?, ?, ?, ?, ?)",
                                next.workspace().name(),
                                next.number(),
                                next.createdAt(),
                                next.endsAt().orElse(null),
                                sealed(next))
                        == 1;
            });
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return false;
            throw Failures.of(e);
        }
    }

    private byte[] sealed(SigningSecret secret) {
        byte[] sealed = personal.seal(
                new TreeWriter().text("secret", secret.text()).done(),
                owner(secret.workspace()),
                place(secret.number()));
        if (sealed == null) throw new IllegalStateException("a secret is never empty");
        return sealed;
    }

    private static String owner(WorkspaceId workspace) {
        return "workspace " + workspace.name();
    }

    private static String place(int number) {
        return "signing secret " + number;
    }
}
