package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Whoever is outside: they do what they are told to, and remember what they were asked. */
final class ReleaseOutside implements Callbacks {

    static final Failed DOWN = new Failed("HTTP_503", "down", Reply.PASSING, Optional.of(503));
    static final Failed UNWILLING = new Failed("HTTP_422", "will not", Reply.FINAL, Optional.of(422));

    /** The one-time code. */
    static final String TOKEN = "493817";

    static final ConnectorAnswer REPORT =
            new Answered(new TreeWriter().number("score", 712).done(), Optional.of(200));

    final List<ConnectorCall> calls = new CopyOnWriteArrayList<>();
    final List<Message> posted = new CopyOnWriteArrayList<>();

    /** The code that each execution was sent last, by its id. */
    final Map<String, String> codes = new ConcurrentHashMap<>();

    volatile ConnectorAnswer answer = REPORT;
    volatile Supplier<NipDelivery> delivery = NipDelivery.Accepted::new;
    volatile Receipt receipt = Receipt.TAKEN;
    volatile Either<Failed, BegunValidation> validation = Either.right(BegunValidation.of("validation-1"));

    /** Whether the provider of one-time codes says what tokens are. */
    volatile boolean isAtHand = true;

    Outside all() {
        return new Outside(this::call, this::send, new Provider(), this);
    }

    /** It sends everybody the same code. */
    private final class Provider implements VerificationProviders {
        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            return validation;
        }

        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            return isAtHand
                    ? Either.right(check.token().equals(TOKEN) ? TokenJudgement.RIGHT : TokenJudgement.WRONG)
                    : Either.left(DOWN);
        }
    }

    private ConnectorAnswer call(ConnectorCall call) {
        calls.add(call);
        return answer;
    }

    private NipDelivery send(NipMessage message) {
        codes.put(message.key().substring(0, message.key().indexOf('/')), message.code());
        return delivery.get();
    }

    @Override
    public String status(WorkflooExecution execution, CheckedFlow flow) {
        return json(new TreeWriter()
                .text("id", execution.id().hex())
                .text("status", execution.position().outcome().map(Enum::name).orElse("PROGRESS"))
                .done());
    }

    @Override
    public String json(Value.Context object) {
        return StoredJson.text(object);
    }

    @Override
    public Receipt post(Message message) {
        posted.add(message);
        return receipt;
    }
}
