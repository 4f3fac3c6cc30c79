package dev.workfloo.jdbc.person;

import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonLink.LinkLife;
import dev.workfloo.execution.person.PersonSession;
import dev.workfloo.jdbc.idempotency.AnswerRow;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links and sessions in their tables. Where a link leads is read with it: of an execution that is gone there is none. */
public final class JdbcPersonLinks implements PersonLinks {

    static final Insert<PersonLink> LINK = Columns.<PersonLink>none()
            .with("id", link -> link.id().hex())
            .with("token", link -> link.token().toString())
            .with("execution_id", link -> link.execution().hex())
            .with("created_at", link -> link.life().createdAt())
            .with("expires_at", link -> link.life().expiresAt())
            .insertInto("workfloo_person_link");

    static final Insert<PersonSession> SESSION = Columns.<PersonSession>none()
            .with("link_id", session -> session.link().hex())
            .with("secret", session -> session.secret().toString())
            .with("seen_at", PersonSession::seenAt)
            .insertInto("workfloo_person_session");

    private static final String ADD = LINK.sql() + " from workfloo_execution where id = ?";

    private static final String BEGIN = SESSION.sql() + " from workfloo_person_link where id = ?";

    private static final String LINKS =
            "l.id, l.token, l.execution_id, l.created_at, l.expires_at, l.revoked_at, e.workspace, e.environment";

    private static final String FROM =
            " from workfloo_person_link l join workfloo_execution e on e.id = l.execution_id";

    private static final String FIND = "select " + LINKS + FROM + " where l.id = ?";

    private static final String OPEN = "select " + LINKS + FROM + " where l.execution_id = ? and l.revoked_at is null"
            + " and l.expires_at > ? order by l.created_at, l.id";

    private static final String OPENED = "select s.seen_at, " + LINKS + FROM
            + " join workfloo_person_session s on s.link_id = l.id where s.link_id = ? and s.secret = ?";

    private static final String LEAVE_NEWEST = """
            delete from workfloo_person_session where link_id = ? and secret not in
              (select secret from workfloo_person_session where link_id = ? order by seen_at desc limit ?)""";

    /** By the database's clock, which the store's is. */
    private static final String FORGET_IDLE =
            "delete from workfloo_person_session where seen_at <= current_timestamp - interval '"
                    + PersonSession.IDLE.toMinutes() + "' minute";

    private static final String OF_SECRET = " where link_id = ? and secret = ?";

    private final Sql sql;
    private final Answers answers;

    public JdbcPersonLinks(Sql sql, Answers answers) {
        this.sql = sql;
        this.answers = answers;
    }

    @Override
    public Optional<NotAdded> add(PersonLink link, Optional<LinkAnswer> answer) {
        Optional<Answers.Kept> kept = answer.map(it -> kept(link, it));
        try {
            return sql.transactionOrThrow(connection -> add(connection, link, kept), Optional::isEmpty);
        } catch (SQLException e) {
            if (kept.isPresent() && Failures.isUniqueViolation(e)) return Optional.of(NotAdded.KEY_TAKEN);
            throw Failures.of(e);
        }
    }

    private Answers.Kept kept(PersonLink link, LinkAnswer answer) {
        RepeatableAnswer repeatable = new RepeatableAnswer(answer.operation(), answer.key(), answer.answer());
        return answers.kept(link.scope(), link.execution(), link.life().createdAt(), repeatable);
    }

    private static Optional<NotAdded> add(Connection connection, PersonLink link, Optional<Answers.Kept> answer)
            throws SQLException {
        if (answer.isPresent() && isKept(connection, answer.get())) return Optional.of(NotAdded.KEY_TAKEN);
        Object[] execution = {link.execution().hex()};
        if (Sql.update(connection, ADD, Sql.together(LINK.values(link), execution)) == 0)
            return Optional.of(NotAdded.GONE);
        if (answer.isPresent()) {
            for (AnswerRow row : answer.get().rows()) Sql.insert(connection, AnswerRow.INSERT, row);
        }
        return Optional.empty();
    }

    private static boolean isKept(Connection connection, Answers.Kept answer) throws SQLException {
        return !Sql.list(connection, "select 1 " + answer.before(), row -> 1, answer.values())
                .isEmpty();
    }

    @Override
    public Optional<PersonLink> find(LinkId id) {
        return sql.first(FIND, JdbcPersonLinks::link, id.hex());
    }

    @Override
    public List<PersonLink> open(ExecutionId execution, Instant now) {
        return sql.list(OPEN, JdbcPersonLinks::link, execution.hex(), now);
    }

    private static PersonLink link(ResultSet row) throws SQLException {
        Scope scope = new Scope(
                new WorkspaceId(row.getString("workspace")), Environment.valueOf(row.getString("environment")));
        LinkLife life = new LinkLife(
                Sql.instant(row, "created_at"), Sql.instant(row, "expires_at"), Sql.optionalInstant(row, "revoked_at"));
        return new PersonLink(
                new LinkId(row.getString("id")),
                KeyHash.parse(row.getString("token")),
                scope,
                new ExecutionId(row.getString("execution_id")),
                life);
    }

    @Override
    public Optional<PersonLink> revoke(LinkId id, Instant now) {
        return sql.transaction(connection -> {
            Sql.update(
                    connection,
                    "update workfloo_person_link set revoked_at = ? where id = ? and revoked_at is null",
                    now,
                    id.hex());
            Sql.update(connection, "delete from workfloo_person_session where link_id = ?", id.hex());
            return Sql.list(connection, FIND, JdbcPersonLinks::link, id.hex()).stream()
                    .findFirst();
        });
    }

    @Override
    public boolean begin(PersonSession session, Instant idleSince) {
        String link = session.link().hex();
        return sql.transaction(connection -> {
            Sql.update(
                    connection,
                    "delete from workfloo_person_session where link_id = ? and seen_at <= ?",
                    link,
                    idleSince);
            Sql.update(connection, LEAVE_NEWEST, link, link, SESSIONS - 1);
            return Sql.update(connection, BEGIN, Sql.together(SESSION.values(session), new Object[] {link})) == 1;
        });
    }

    /** Removes sessions that have ended because nobody used them. */
    public void tidy() {
        sql.apart().update(FORGET_IDLE);
    }

    @Override
    public Optional<Opened> opened(LinkId link, KeyHash secret) {
        return sql.first(
                OPENED,
                row -> new Opened(link(row), new PersonSession(link, secret, Sql.instant(row, "seen_at"))),
                link.hex(),
                secret.toString());
    }

    @Override
    public void used(PersonSession session, Instant at) {
        sql.update(
                "update workfloo_person_session set seen_at = ?" + OF_SECRET,
                at,
                session.link().hex(),
                session.secret().toString());
    }

    @Override
    public void end(LinkId link, KeyHash secret) {
        sql.update("delete from workfloo_person_session" + OF_SECRET, link.hex(), secret.toString());
    }
}
