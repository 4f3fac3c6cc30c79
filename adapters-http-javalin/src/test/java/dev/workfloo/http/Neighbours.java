package dev.workfloo.http;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonWriter;
import dev.workfloo.wire.StatusBody;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Whom flows outside the sandbox turn to. Nothing leaves the process, and tests say what comes back. */
final class Neighbours {

    private final List<NipMessage> messages = new CopyOnWriteArrayList<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile NipDelivery delivery = new NipDelivery.Accepted();
    private volatile ConnectorAnswer answer =
            new ConnectorAnswer.Answered(Value.of(Map.of("score", 712, "openAccounts", 3)), Optional.of(200));

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);

    private final AtomicInteger validations = new AtomicInteger();
    private final AtomicInteger checked = new AtomicInteger();
    private volatile Function<TokenCheck, Either<Failed, TokenJudgement>> judging =
            check -> Either.right(check.token().equals(TOKEN) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);

    private static final Runnable NOTHING = () -> {};

    /** The one-time code that people get. */
    static final String TOKEN = "493817";

    /** A report, and who was given it. */
    record Told(CallbackReceiver receiver, String id, String report) {}

    Outside outside() {
        return new Outside(
                call -> {
                    pass();
                    return answer;
                },
                message -> {
                    messages.add(message);
                    pass();
                    return delivery;
                },
                new Provider(),
                new Callbacks() {
                    @Override
                    public String status(WorkflooExecution execution, CheckedFlow flow) {
                        return StatusBody.of(execution, flow).toString();
                    }

                    @Override
                    public String json(Value.Context object) {
                        return new String(JsonWriter.bytes(object), StandardCharsets.UTF_8);
                    }

                    @Override
                    public Receipt post(Message message) {
                        DescribedApi.checkCallback(message.body());
                        told.add(new Told(message.receiver(), message.id(), message.body()));
                        return Receipt.TAKEN;
                    }
                });
    }

    /** It sends {@link #TOKEN}, each time. */
    private final class Provider implements VerificationProviders {
        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            int number = validations.incrementAndGet();
            pass();
            return Either.right(BegunValidation.of("validation-" + number));
        }

        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            checked.incrementAndGet();
            pass();
            return judging.apply(check);
        }
    }

    /** While the next one of them is asked, this happens, and nothing behind it. */
    void meanwhile(Runnable happens) {
        meanwhile.set(happens);
    }

    void nothingMeanwhile() {
        meanwhile.set(NOTHING);
    }

    private void pass() {
        meanwhile.getAndSet(NOTHING).run();
    }

    /** From now on, the provider judges tokens so. */
    void judge(Function<TokenCheck, Either<Failed, TokenJudgement>> other) {
        judging = other;
    }

    /** How many tokens the provider was asked about. */
    int checked() {
        return checked.get();
    }

    /** From now on, channels do this with what they are given. */
    void deliver(NipDelivery other) {
        delivery = other;
    }

    /** From now on, services answer this. */
    void answer(ConnectorAnswer other) {
        answer = other;
    }

    /** The messages that an execution sent, the oldest first. */
    List<NipMessage> messagesOf(String id) {
        return messages.stream()
                .filter(message -> message.key().startsWith(id + "/"))
                .toList();
    }

    /** What was told of an execution, of its codes and its status, the oldest first. */
    List<Told> toldOf(String id) {
        return told.stream()
                .filter(it -> it.id().matches("(evt_)?" + id + "[/_].*"))
                .toList();
    }

    /** The statuses of an execution that a client was told, the oldest first. */
    List<Told> statusesOf(String id) {
        return told.stream().filter(it -> it.id().startsWith("evt_" + id + "_")).toList();
    }
}
