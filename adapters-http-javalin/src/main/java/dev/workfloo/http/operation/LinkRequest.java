package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what is said of a link, or says what of it has the wrong form. */
final class LinkRequest {

    private static final String EXPIRES_IN = "expiresIn";
    private static final String NO_ID = "must be 24 hex digits";

    private LinkRequest() {}

    /** For how long it opens. */
    static Either<Answer, Duration> lasts(Call call) {
        BodyMembers body = new BodyMembers(call.body());
        Optional<String> said = body.text(EXPIRES_IN);
        Duration lasts = InvitePerson.USUAL;
        try {
            if (said.isPresent()) lasts = Duration.parse(said.get());
        } catch (DateTimeParseException e) {
            body.refuse(EXPIRES_IN, "must be a duration of ISO 8601, such as PT72H");
        }
        return body.unlessWrong(lasts);
    }

    /** A start of the definition that the path names. */
    static Either<Answer, StartWorkfloo> start(Call call) {
        Optional<DefinitionId> definition = DefinitionId.parse(call.path("definitionId"));
        return definition.isEmpty()
                ? Either.left(Answer.wrongFields(Map.of("id", NO_ID)))
                : StartRequest.read(call, definition.get());
    }

    /** A client's key means another start here than elsewhere, and another definition is another payload. */
    static Optional<IdempotencyKey> key(Call call) {
        return call.key()
                .map(key -> new IdempotencyKey(
                        call.operation() + "\n" + Fingerprint.of(new Value.Text(key.key())),
                        Fingerprint.of(new Value.Text(named(call) + "\n" + key.fingerprint()))));
    }

    /** An id may be written in either case. */
    private static String named(Call call) {
        return call.path("definitionId").toLowerCase(Locale.ROOT);
    }

    static Either<Answer, LinkId> link(Call call) {
        return LinkId.parse(call.path("linkId"))
                .<Either<Answer, LinkId>>map(Either::right)
                .orElse(Either.left(Answer.wrongFields(Map.of("linkId", NO_ID))));
    }
}
