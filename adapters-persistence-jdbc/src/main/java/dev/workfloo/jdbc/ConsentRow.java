package dev.workfloo.jdbc;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.consent.Consent;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A consent as columns. Its times stand as text: the chain's hash is over that text, to the nanosecond. */
final class ConsentRow {

    static final String INSERT = """
            insert into workfloo_consent
              (execution_id, node, visit, workspace, environment, channel, terms_version, notice_version,
               sent_at, confirmed_at, authorised_at, personal, waiting_since)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?""";

    /** What {@link #read} reads. */
    static final String COLUMNS = "execution_id, node, visit, workspace, environment, channel, terms_version,"
            + " notice_version, sent_at, confirmed_at, authorised_at, personal";

    private ConsentRow() {}

    static List<@Nullable Object[]> in(Progress progress, PersonalData personal) {
        return Consent.in(progress).stream()
                .map(consent -> values(consent, personal))
                .toList();
    }

    /** As {@link #INSERT} wants them. */
    private static @Nullable Object[] values(Consent consent, PersonalData personal) {
        ConsentFacts facts = consent.facts();
        Value.Context recipient =
                new TreeWriter().text("recipient", facts.maskedRecipient()).done();
        return new @Nullable Object[] {
            consent.execution().hex(),
            consent.node().name(),
            consent.visit(),
            consent.scope().workspace().name(),
            consent.scope().environment().name(),
            facts.channel().literal(),
            facts.termsVersion().orElse(null),
            facts.privacyNoticeVersion().orElse(null),
            facts.sentAt().toString(),
            facts.confirmedAt().toString(),
            facts.authorisedAt().toString(),
            personal.seal(recipient, consent.execution(), place(consent.node(), consent.visit())),
            facts.authorisedAt()
        };
    }

    static Consent read(ResultSet row, PersonalData personal) throws SQLException {
        Scope scope = new Scope(
                new WorkspaceId(row.getString("workspace")), Environment.valueOf(row.getString("environment")));
        ExecutionId execution = new ExecutionId(row.getString("execution_id"));
        NodeId node = new NodeId(row.getString("node"));
        int visit = row.getInt("visit");
        Value.Context recipient = personal.open(row.getBytes("personal"), execution, place(node, visit));
        ConsentFacts facts = new ConsentFacts(
                NipChannel.parse(row.getString("channel")).orElseThrow(),
                Tree.text(recipient, "recipient"),
                Optional.ofNullable(row.getString("terms_version")),
                Optional.ofNullable(row.getString("notice_version")),
                Instant.parse(row.getString("sent_at")),
                Instant.parse(row.getString("confirmed_at")),
                Instant.parse(row.getString("authorised_at")));
        return new Consent(scope, execution, node, visit, facts);
    }

    private static String place(NodeId node, int visit) {
        return "consent " + node + " " + visit;
    }
}
