package dev.workfloo.execution;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How far a provider has come with verifying a person by a one-time code.
 *
 * @param validation the latest that was begun: the person has its code; empty before the first
 * @param news what became of each question to begin one, the oldest first
 */
@ValueObject
public record OtpState(
        CodeRecipient recipient, Asking asking, Tokens tokens, Optional<Validation> validation, List<News> news) {

    public OtpState {
        news = List.copyOf(news);
    }

    /**
     * What the provider knows a code by; the code itself is known to it alone.
     *
     * @param id the provider's own
     * @param type what kind of validation the provider calls it
     * @param channel how the code reaches the person, as the provider or the definition calls it
     * @param destination where, with all but a few characters hidden
     */
    public record Validation(String id, String type, String channel, String destination) {

        /** In characters, each of them that the provider chooses: it is read with the execution. */
        public static final int LONGEST = 200;

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Validation";
        }
    }

    /**
     * How the provider was asked to begin a validation on this visit.
     *
     * @param fallbacks how often another code was asked for by a caller
     * @param made how many questions there were
     * @param failed how many of them have failed since the flow came here, or another code was asked for
     * @param answered how many of them the provider itself answered with a failure
     */
    public record Asking(int fallbacks, int made, int failed, int answered) {

        static final Asking NONE = new Asking(0, 0, 0, 0);

        Asking begun() {
            return new Asking(fallbacks, made + 1, 0, answered);
        }

        Asking failed(boolean byAnswer) {
            return new Asking(fallbacks, made + 1, failed + 1, answered + (byAnswer ? 1 : 0));
        }

        Asking again() {
            return new Asking(fallbacks + 1, made, 0, answered);
        }

        /** Which question the next one is, from 1. */
        public int turn() {
            return made + 1;
        }

        /** Tells questions apart of which the provider is to answer each anew, from 1. */
        public int number() {
            return fallbacks + answered + 1;
        }
    }

    /**
     * What was typed on this visit.
     *
     * @param wrong how many tokens were wrong
     * @param presented how many were handed to the provider, to be judged
     * @param since when the latest of them was, while it is not known what it is
     */
    public record Tokens(int wrong, int presented, Optional<Instant> since) {

        static final Tokens NONE = new Tokens(0, 0, Optional.empty());

        Tokens presented(Instant at) {
            return new Tokens(wrong, presented + 1, Optional.of(at));
        }

        Tokens unjudged() {
            return new Tokens(wrong, presented, Optional.empty());
        }

        Tokens mistyped() {
            return new Tokens(wrong + 1, presented, Optional.empty());
        }

        /** @param attempts how many wrong ones there may be */
        public int left(int attempts) {
            return Math.max(0, attempts - wrong);
        }
    }

    /**
     * Why no validation was begun.
     *
     * @param code a short word for programs, such as {@code TIMEOUT} or {@code HTTP_503}; nothing personal
     * @param answered whether the provider itself said so
     * @param recoverable whether asking again can help
     */
    public record Failure(String code, boolean answered, boolean recoverable) {}

    /** @param failure empty when a validation was begun */
    public record News(Instant at, Optional<Failure> failure) {}

    /**
     * Working: a provider is being asked to send a one-time code, or will be.
     *
     * @param due when the next question is due
     */
    public record BeginningOtp(NodeId node, int visit, OtpState otp, Instant due) implements Position {
        @Override
        public Optional<NodeId> waitsAt() {
            return Optional.of(node);
        }

        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.PROVIDER);
        }

        @Override
        public Optional<Work> work(ExecutionId execution) {
            return Optional.of(
                    new Work.Verify(execution, node, visit, otp.asking().turn()));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.beginningOtp(this);
        }

        BeginningOtp due(OtpState later, Instant at) {
            return new BeginningOtp(node, visit, later, at);
        }

        AwaitingOtp awaiting(OtpState later) {
            return new AwaitingOtp(node, visit, later);
        }
    }

    /** Parked until a person has typed a one-time code of which a provider says that it is right. */
    public record AwaitingOtp(NodeId node, int visit, OtpState otp) implements Position {
        @Override
        public Optional<NodeId> waitsAt() {
            return Optional.of(node);
        }

        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.OTP);
        }

        @Override
        public Optional<Work> work(ExecutionId execution) {
            return Optional.empty();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingOtp(this);
        }

        AwaitingOtp with(OtpState.Tokens tokens) {
            return new AwaitingOtp(node, visit, otp.with(tokens));
        }
    }

    static OtpState opened(CodeRecipient recipient) {
        return new OtpState(recipient, Asking.NONE, Tokens.NONE, Optional.empty(), List.of());
    }

    OtpState begun(Validation next, Instant at) {
        return new OtpState(recipient, asking.begun(), tokens, Optional.of(next), with(new News(at, Optional.empty())));
    }

    OtpState failed(Failure failure, Instant at) {
        return new OtpState(
                recipient,
                asking.failed(failure.answered()),
                tokens,
                validation,
                with(new News(at, Optional.of(failure))));
    }

    /** Another code is asked for; the one before is awaited again if no other comes, and wrong tokens stay counted. */
    OtpState fallingBack() {
        return new OtpState(recipient, asking.again(), tokens, validation, news);
    }

    OtpState with(Tokens other) {
        return new OtpState(recipient, asking, other, validation, news);
    }

    private List<News> with(News latest) {
        List<News> more = new ArrayList<>(news);
        more.add(latest);
        return more;
    }

    /** Why the latest code did not come, if it did not. */
    public Optional<Failure> latestFailure() {
        return news.isEmpty() ? Optional.empty() : news.get(news.size() - 1).failure();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "OtpState[" + asking + " " + tokens + "]";
    }
}
