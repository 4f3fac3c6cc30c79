package dev.workfloo.testkit;

import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.ServiceFault.Manner;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One try to ask a service. Whoever stands in its place is asked once, however often the engine comes to ask. */
final class ServiceTry {

    private final Work work;
    private final ServiceCall call;
    private final ServiceAnswers answers;
    private final Duration takes;
    private @Nullable Object said;
    private @Nullable RuntimeException thrown;

    /** @param takes how long it takes to answer */
    ServiceTry(Work work, ServiceCall call, ServiceAnswers answers, Duration takes) {
        this.work = work;
        this.call = call;
        this.answers = answers;
        this.takes = takes;
    }

    boolean isOf(Work other, ServiceAnswers its) {
        return work.equals(other) && answers == its;
    }

    private void ask() {
        if (said != null || thrown != null) return;
        try {
            said = answers.to(call);
            if (said == null) throw new NullPointerException("null was returned");
        } catch (RuntimeException e) {
            thrown = e;
        }
    }

    boolean isUnknown() {
        ask();
        return said instanceof ServiceFault fault && fault.manner() == Manner.UNKNOWN;
    }

    /**
     * What it answers.
     *
     * @param timeout how long it is waited for, which may pass here
     */
    ConnectorAnswer answer(Duration timeout, Circumstances circumstances) {
        ask();
        circumstances.pass(takes);
        if (thrown != null) throw thrown;
        if (said instanceof ServiceFault fault) {
            if (fault.manner() == Manner.TIMES_OUT) circumstances.pass(timeout);
            return fault.answer();
        }
        return said instanceof ConnectorAnswer answer ? answer : new Answered(plain(), Optional.empty());
    }

    private Value plain() {
        try {
            return Value.of(said);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(
                    "what answers for " + call.service() + " at " + call.node() + " gives no plain value: "
                            + e.getMessage(),
                    e);
        }
    }
}
