package dev.workfloo.execution;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.OtpState.Failure;
import dev.workfloo.execution.OtpState.Tokens;
import dev.workfloo.execution.OtpState.Validation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that happened where a provider verifies a person by a one-time code. */
public sealed interface OtpEvent extends ExecutionEvent.NodeEvent {

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.otp(this);
    }

    interface Cases<R> {
        R otpOpened(OtpOpened event);

        R otpBegun(OtpBegun event);

        R otpNotBegun(OtpNotBegun event);

        R otpFellBack(OtpFellBack event);

        R otpPresented(OtpPresented event);

        R otpUnjudged(OtpUnjudged event);

        R otpMistyped(OtpMistyped event);

        R otpVerified(OtpVerified event);
    }

    private static ExecutionState typed(ExecutionState before, Instant at, UnaryOperator<Tokens> change) {
        AwaitingOtp waiting = (AwaitingOtp) before.position();
        return before.moved(waiting.with(change.apply(waiting.otp().tokens())), at);
    }

    /** The flow comes to the node, and a provider is to send a code. */
    record OtpOpened(Instant at, NodeId node, CodeRecipient recipient) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.OPENS, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData revisited = before.data().revisited(node);
            int visit = revisited.visitsTo(node);
            return before.moved(new BeginningOtp(node, visit, OtpState.opened(recipient), at), revisited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpOpened(this);
        }
    }

    /** The provider has sent a code. */
    record OtpBegun(Instant at, NodeId node, Validation validation) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.OTP_BEGUN, Visit.GOES_ON, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            BeginningOtp beginning = (BeginningOtp) before.position();
            return before.moved(beginning.awaiting(beginning.otp().begun(validation, at)), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpBegun(this);
        }
    }

    /** @param retryAt when the provider is asked again; empty when it is not: then the code before, if there is one, is awaited */
    record OtpNotBegun(Instant at, NodeId node, Failure failure, Optional<Instant> retryAt) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(
                    Step.OTP_FAILURE, Visit.GOES_ON, retryAt.isPresent() ? Status.STAYS : Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            BeginningOtp beginning = (BeginningOtp) before.position();
            OtpState failed = beginning.otp().failed(failure, at);
            boolean isAwaited = retryAt.isEmpty() && failed.validation().isPresent();
            return before.moved(
                    isAwaited ? beginning.awaiting(failed) : beginning.due(failed, retryAt.orElse(beginning.due())),
                    at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpNotBegun(this);
        }
    }

    /** A caller wants another code. */
    record OtpFellBack(Instant at, NodeId node) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.OTP_FALLBACK, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            AwaitingOtp waiting = (AwaitingOtp) before.position();
            return before.moved(
                    new BeginningOtp(node, waiting.visit(), waiting.otp().fallingBack(), at), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpFellBack(this);
        }
    }

    /** A token is about to be handed to the provider: until it is judged, or given up, no other one is. */
    record OtpPresented(Instant at, NodeId node) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.GOES_ON, Status.STAYS);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return typed(before, at, tokens -> tokens.presented(at));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpPresented(this);
        }
    }

    /** What the token is could not be learnt, or the provider says that its code has expired; it does not count. */
    record OtpUnjudged(Instant at, NodeId node) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.GOES_ON, Status.STAYS);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return typed(before, at, Tokens::unjudged);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpUnjudged(this);
        }
    }

    /** How many attempts are left is shown in the status. */
    record OtpMistyped(Instant at, NodeId node) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.OTP_WRONG_TOKEN, Visit.GOES_ON, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return typed(before, at, Tokens::mistyped);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpMistyped(this);
        }
    }

    record OtpVerified(Instant at, NodeId node) implements OtpEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.OTP_TOKEN, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return typed(before, at, Tokens::unjudged);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.otpVerified(this);
        }
    }
}
