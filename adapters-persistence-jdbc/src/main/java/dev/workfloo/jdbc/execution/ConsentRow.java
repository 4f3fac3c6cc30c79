package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.consent.Consent;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.rule.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A consent as columns. Its times stand as text: the chain's hash is over that text, to the nanosecond. */
record ConsentRow(Consent consent, byte @Nullable [] personal) {

    /** Of what is personal in it. */
    private static final int FORMAT = 1;

    static final Columns<ConsentRow> COLUMNS = Columns.<ConsentRow>none()
            .with("execution_id", row -> row.consent().execution().hex())
            .with("node", row -> row.consent().node().name())
            .with("visit", row -> row.consent().visit())
            .with("workspace", row -> row.consent().scope().workspace().name())
            .with("environment", row -> row.consent().scope().environment().name())
            .with("channel", row -> row.facts().channel().literal())
            .with("terms_version", row -> row.facts().termsVersion().orElse(null))
            .with("notice_version", row -> row.facts().privacyNoticeVersion().orElse(null))
            .with("sent_at", row -> row.facts().sentAt().toString())
            .with("confirmed_at", row -> row.facts().confirmedAt().toString())
            .with("authorised_at", row -> row.facts().authorisedAt().toString())
            .with("personal", ConsentRow::personal);

    /** What {@link #read} reads. */
    static final String READ = COLUMNS.names() + ", own_key";

    static final Insert<ConsentRow> INSERT =
            COLUMNS.with("waiting_since", row -> row.facts().authorisedAt()).insertInto("workfloo_consent");

    static List<ConsentRow> in(Progress progress, PersonalData personal) {
        return Consent.in(progress).stream()
                .map(consent -> of(consent, personal))
                .toList();
    }

    private static ConsentRow of(Consent consent, PersonalData personal) {
        return new ConsentRow(
                consent,
                personal.encrypt(recipient(consent), consent.execution(), associated(consent.node(), consent.visit())));
    }

    /** What is personal in a record, under a key of the record's own, which stands beside it under the master key. */
    static PersonalData.Owned owned(Consent consent, PersonalData personal) {
        return personal.encryptOwned(
                recipient(consent), consent.execution(), associated(consent.node(), consent.visit()));
    }

    private static Value.Context recipient(Consent consent) {
        return new TreeWriter()
                .text("recipient", consent.facts().maskedRecipient())
                .done();
    }

    private ConsentFacts facts() {
        return consent.facts();
    }

    static Consent read(ResultSet row, PersonalData personal) throws SQLException {
        Scope scope = new Scope(
                new WorkspaceId(row.getString("workspace")), Environment.valueOf(row.getString("environment")));
        ExecutionId execution = new ExecutionId(row.getString("execution_id"));
        NodeId node = new NodeId(row.getString("node"));
        int visit = row.getInt("visit");
        Value.Context recipient =
                DocumentFormat.read(recipient(row, personal, execution, associated(node, visit)), FORMAT);
        ConsentFacts facts = new ConsentFacts(
                CodeChannel.parse(row.getString("channel")).orElseThrow(),
                TreeReader.text(recipient, "recipient"),
                Optional.ofNullable(row.getString("terms_version")),
                Optional.ofNullable(row.getString("notice_version")),
                Instant.parse(row.getString("sent_at")),
                Instant.parse(row.getString("confirmed_at")),
                Instant.parse(row.getString("authorised_at")));
        return new Consent(scope, execution, node, visit, facts);
    }

    private static Value.Context recipient(
            ResultSet row, PersonalData personal, ExecutionId execution, String associated) throws SQLException {
        byte[] bytes = row.getBytes("personal");
        byte[] key = row.getBytes("own_key");
        return key == null || bytes == null
                ? personal.decrypt(bytes, execution, associated)
                : personal.decrypt(new PersonalData.Owned(bytes, key), execution, associated);
    }

    static String associated(NodeId node, int visit) {
        return "consent " + node + " " + visit;
    }
}
