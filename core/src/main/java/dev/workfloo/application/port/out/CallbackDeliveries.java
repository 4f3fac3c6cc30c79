package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What clients are to be told. It is kept with the transition that it tells of ({@link ExecutionJournal#save}). */
public interface CallbackDeliveries {

    /** With what it tells; {@link #summary} is enough for who does not tell it. */
    Optional<CallbackDelivery> find(ExecutionId execution, int revision);

    Optional<CallbackDelivery.Summary> summary(ExecutionId execution, int revision);

    /** What else is to be told of an execution, and was to be told before: the oldest that is still pending. */
    Optional<CallbackDelivery.Summary> firstPending(ExecutionId execution);

    /** Whether the execution's receiver has said that it wants to be told no more. */
    boolean isUnwanted(ExecutionId execution);

    /**
     * Keeps what has become of one, unless it {@link CallbackDelivery#admits does not admit} that any more. Once it is over, neither its body nor the key that its receiver wants is kept any more: it is
     * found {@link CallbackDelivery#shortened() without them}, and {@link #receipt} gives the body's hash.
     *
     * @param at when it came to that
     */
    void settle(CallbackDelivery delivery, Instant at);

    /** What is kept of one that is over. */
    Optional<Receipt> receipt(ExecutionId execution, int revision);

    /** Those of a workspace that were given up, the oldest first. */
    List<CallbackDelivery.Summary> givenUp(WorkspaceId workspace, int most);

    /**
     * Keeps one as pending, and the work of telling it as due then, whether or not it was kept before; nothing when somebody
     * has told it meanwhile, or its receiver wants no more.
     */
    void schedule(Work.Callback work, Instant due);
}
